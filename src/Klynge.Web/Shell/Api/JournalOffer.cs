using Klynge.Access;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell.Api;

/// <summary>What happened in the cluster, for programs: the same sentences as on the page, with who and when.</summary>
internal sealed class JournalOffer : IOffer
{
    private static readonly Shape Line = Shape.Answered(
        "journal_line", Field.Id("id").Always, Field.Moment("at").Always, Field.Text("happening", 0, note: "Its name, which never changes.").Always, Field.Id("about", "What it is about.").Always, Field.Id("by", "The account; empty for the command line and the daily work."),
        Field.Text("said", 0, note: "In the reader's language.").Always);

    private static readonly IReadOnlyList<Field> Query =
    [
        Field.Day("from"), Field.Day("to"), Field.Text("kind", 40, note: "A kind of happening, as the page of the journal calls it in its address."), Field.Id("by", "Who did it."), Field.Id("about", "What it is about."),
        Call.Limit, Field.Text("after", 80, note: "The last one of the page before; “next” holds it."),
    ];

    public int Order => 90;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get("/{cluster}/journal", "listJournal", "What happened, the newest first", Shape.List("lines", Line), List) with { Part = "Journal", Deed = Deed.SeeJournal, Query = Query },
    ];

    private static async Task<Reply> List(Call call)
    {
        var (query, telling) = (call.Query, call.Get<Telling>());
        var view = new JournalView(query.Day("from"), query.Day("to"), query.Text("kind"), query.Id("by"), query.Id("about"), query.Text("after"));
        if (view.Wrong(telling) is { } wrong)
            return Reply.Refused(wrong, StatusCodes.Status422UnprocessableEntity);
        var lines = await view.Of(call.Db, call.Visit, telling).Take(call.Rows + 1).ToListAsync(call.Cancel);
        var told = await telling.Each(lines, call.Cancel);
        return call.Page("lines", lines, JournalView.KeyOf, line => new { line.Id, line.At, Happening = line.Name, line.About, line.By, Said = told[line.Id].Sentence });
    }
}
