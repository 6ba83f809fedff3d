using System.Runtime.CompilerServices;
using Klynge.Access;
using Klynge.Web.Language;
using Klynge.Web.Members.Searching;
using Klynge.Web.Sheets;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.Net.Http.Headers;

namespace Klynge.Web.Members.Listing;

/// <summary>A view as a file: the same address with another ending. Written as it is read, so that a long list takes no more memory than a short one.</summary>
public static class MemberExport
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{cluster}/members/export.csv", (HttpContext http, Db db, Visit visit, Finder finder) => Send(http, db, visit, finder, excel: false)).WithMetadata(new MayAttribute(Deed.Export));
        routes.MapGet("/{cluster}/members/export.xlsx", (HttpContext http, Db db, Visit visit, Finder finder) => Send(http, db, visit, finder, excel: true)).WithMetadata(new MayAttribute(Deed.Export));
    }

    /// <summary>What stands in the cells, in the reader's words.</summary>
    public static async IAsyncEnumerable<object?[]> Cells(
        IAsyncEnumerable<MemberRow> rows, IReadOnlyList<MemberColumn> columns, Sight sight, bool words, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in rows.WithCancellation(cancel))
            yield return [.. columns.Select(column => column.For(row, sight, words))];
    }

    private static async Task Send(HttpContext http, Db db, Visit visit, Finder finder, bool excel)
    {
        var (cancel, sight) = (http.RequestAborted, Sight.Of(visit));
        var (view, refusal) = ViewAddress.Read(http.Request.Query);
        var (chosen, wrong) = ChosenRows.Read(http.Request.Query);
        if ((refusal ?? wrong ?? sight.Refuses(view!)) is not null)
        {
            http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        var columns = MemberColumns.InFile(view!, sight);
        var earlier = await EarlierNames.On(db, visit.On, cancel);
        var search = await finder.Of(view!.Search, sight, cancel);
        var rows = Rows(new MemberRows(db, visit.On), view, chosen, sight, earlier, search, new Ordering(db, visit.On, sight, earlier, search), cancel);
        var cells = Cells(rows, columns, sight, words: true, cancel);
        http.Response.ContentType = excel ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" : "text/csv; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"{visit.Slug}-{Texts.Say("members")}-{Days.Iso(visit.On)}.{(excel ? "xlsx" : "csv")}",
        }.ToString();
        var headings = columns.Select(column => new Column(Texts.Say(column.Heading), column.Code is "name" ? 40 : 0)).ToList();
        await (excel ? SheetWriter.Xlsx(http.Response.Body, headings, cells, cancel) : SheetWriter.Csv(http.Response.Body, headings, cells, cancel));
    }

    private static async IAsyncEnumerable<MemberRow> Rows(
        MemberRows rows, View view, IReadOnlyList<Guid>? chosen, Sight sight, bool earlier, Found search, Ordering ordering, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (chosen is null)
            await foreach (var row in rows.All(view, sight, earlier, search, cancel))
                yield return row;
        else
            foreach (var row in await rows.Of(await ordering.Of(view).Among(chosen, cancel), view.Standing, cancel))
                yield return row;
    }
}

/// <summary>Which rows of a list were ticked: some of the page, or all that match, also beyond the page.</summary>
public static class ChosenRows
{
    private const int Most = 500;

    /// <summary>Null when it is about all rows of the view.</summary>
    public static (IReadOnlyList<Guid>? Ids, Refusal? Refusal) Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!query.ContainsKey("chosen") || query.ContainsKey("all"))
            return (null, null);

        var ids = query["id"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Distinct().ToList();
        return ids.Count is 0 or > Most || ids.Contains(Guid.Empty) ? (null, new("Tick the rows first.")) : (ids, null);
    }
}
