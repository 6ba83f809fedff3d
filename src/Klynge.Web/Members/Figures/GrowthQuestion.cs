using Klynge.Access;
using Klynge.Web.Language;
using Klynge.Web.Members.Listing;
using Klynge.Web.Sheets;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.Net.Http.Headers;

namespace Klynge.Web.Members.Figures;

/// <summary>What is asked of growth in an address, the answer while the register stands as it is, and the answer as a file.</summary>
internal static class GrowthQuestion
{
    public static bool Read(string? by, string? step, out (GrowthBy By, GrowthStep Step) question)
    {
        question = (Of<GrowthBy>(by) ?? GrowthBy.Kind, Of<GrowthStep>(step) ?? GrowthStep.Year);
        return (string.IsNullOrEmpty(by) || Of<GrowthBy>(by) is not null) && (string.IsNullOrEmpty(step) || Of<GrowthStep>(step) is not null);

        static T? Of<T>(string? word) where T : struct, Enum => Enum.GetValues<T>().Select(value => (T?)value).FirstOrDefault(value => ViewAddress.Word(value!.Value) == word);
    }

    public static Task<GrowthFigures> Figures(KeptTotals totals, Visit visit, Db db, GrowthBy by, GrowthStep step, Sight sight, CancellationToken cancel) =>
        // Other days are looked at now and then, and each would keep all its years.
        visit.AnotherDay
            ? GrowthFigures.Of(db, visit.On, by, step, sight, cancel)
            : totals.Of(visit, $"growth {by} {step} {(sight.All ? "" : string.Join(',', sight.Own.Order()))} {sight.All}", () => GrowthFigures.Of(db, visit.On, by, step, sight, cancel), figures => figures.Size);

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var ending in (string[])["csv", "xlsx"])
            routes.MapGet("/{cluster}/growth." + ending, (HttpContext http, Db db, Visit visit, KeptTotals totals, string? by, string? step) => Send(http, db, visit, totals, by, step, ending == "xlsx"))
                .WithMetadata(new MayAttribute(Deed.SeeGrowth));
    }

    private static async Task Send(HttpContext http, Db db, Visit visit, KeptTotals totals, string? by, string? step, bool excel)
    {
        if (!Read(by, step, out var question))
        {
            http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var figures = await Figures(totals, visit, db, question.By, question.Step, Sight.Of(visit), http.RequestAborted);
        List<Column> columns =
        [
            new(Texts.Say("Day")), new(Texts.Say("Members")), new(Texts.Say("Joined")), new(Texts.Say("Left")), new(Texts.Say("Partners")),
            .. figures.Groups.Select(group => new Column(GrowthCharts.NameOf(question.By, group.Key))),
        ];
        var rows = figures.Points.Select((point, i) => (object?[])[point.Day, point.Members, point.Joined, point.Left, point.Partners, .. figures.Groups.Select(group => (object?)group.Counts[i])]).ToAsyncEnumerable();
        http.Response.ContentType = excel ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{visit.Slug}-{Texts.Say("growth")}-{Days.Iso(visit.On)}.{(excel ? "xlsx" : "csv")}" }.ToString();
        await (excel ? SheetWriter.Xlsx(http.Response.Body, columns, rows, http.RequestAborted) : SheetWriter.Csv(http.Response.Body, columns, rows, http.RequestAborted));
    }
}
