using System.Globalization;
using System.Runtime.CompilerServices;
using Klynge.Access;
using Klynge.Web.Language;
using Klynge.Web.Sheets;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell;

/// <summary>The journal between two days as a file, with each fact before and after.</summary>
internal sealed class JournalFile : IRoom
{
    private const int AtATime = 500;

    public void Add(IServiceCollection services, IConfiguration configuration) => services.AddScoped<Telling>();

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/{cluster}/journal.csv", Fetch).WithMetadata(new MayAttribute(Deed.Export));

    private static async Task<IResult> Fetch(
        HttpContext http, Db db, Visit visit, Telling telling, CancellationToken cancel, string? from = null, string? to = null, string? kind = null, string? by = null, string? about = null)
    {
        if (!visit.May(Deed.SeeJournal))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!Read(from, out DateOnly? first) || !Read(to, out DateOnly? last) || !Read(by, out Guid? who) || !Read(about, out Guid? what))
            return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);
        var view = new JournalView(first, last, string.IsNullOrEmpty(kind) ? null : kind, who, what, null);
        if (view.Wrong(telling) is not null)
            return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{visit.Slug}-journal.csv\"";
        Column[] columns = [.. new[] { Texts.Say("When"), Texts.Say("Who"), Texts.Say("About"), Texts.Say("What happened"), Texts.Say("Fact"), Texts.Say("Before"), Texts.Say("After") }.Select(heading => new Column(heading))];
        await SheetWriter.Csv(http.Response.Body, columns, Rows(view, db, visit, telling, cancel), cancel);
        return Results.Empty;
    }

    private static async IAsyncEnumerable<object?[]> Rows(JournalView view, Db db, Visit visit, Telling telling, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (true)
        {
            var lines = await view.Of(db, visit, telling).Take(AtATime).ToListAsync(cancel);
            foreach (var told in await telling.Tell(lines, cancel))
                yield return [Clock.In(told.At, visit.TimeZone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), told.Who ?? "Klynge", told.Subject, told.Sentence, told.Field, told.Before, told.After];
            if (lines.Count < AtATime)
                yield break;
            view = view with { After = JournalView.KeyOf(lines[^1]) };
        }
    }

    private static bool Read<T>(string? text, out T? value) where T : struct, IParsable<T>
    {
        value = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!T.TryParse(text, CultureInfo.InvariantCulture, out var read))
            return false;
        value = read;
        return true;
    }
}
