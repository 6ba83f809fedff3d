using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.ClusterPages;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell.Api;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Api;

/// <summary>What members paid and gave, for programs.</summary>
internal sealed class ContributionsOffer : IOffer
{
    private const string Part = "Contributions";
    private const string Path = "/{cluster}/members/{id}/contributions";

    private static readonly Shape New = new(
        "new_contribution", Field.OwnId, Field.Day("given_on").Must, Field.Code("kind", Contribution.Kinds).Must, Field.Figure("amount", 0, 1_000_000_000, "Kroner for a fee, hours for hours."), Field.Text("note", Contribution.LongestNote));

    private static readonly Dictionary<string, string> Called = new() { ["On"] = "given_on" };

    public int Order => 30;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Path, "listContributions", "What one organisation paid and gave", Shape.List("contributions", Shapes.Contribution), List) with { Part = Part, Deed = Deed.DecideMembership, Query = [Call.Limit, Call.After()] },
        Operation.Get(Path + "/{contribution}", "getContribution", "One contribution", Shapes.Contribution, One) with { Part = Part, Deed = Deed.DecideMembership },
        Operation.Post(Path, "addContribution", "Write down a contribution", New, Shapes.Contribution, Give) with { Part = Part, Deed = Deed.DecideMembership, Known = Known, Called = Called },
        Operation.Delete(Path + "/{contribution}", "removeContribution", "Take out a contribution that never was", One, Remove) with { Part = Part, Deed = Deed.DecideMembership },
    ];

    private static IQueryable<Contribution> Of(Call call)
    {
        var (id, on) = (call.Id(), call.Visit.On);
        return call.Db.Set<Contribution>().AsNoTracking().Where(c => c.OrganisationId == id && c.On <= on);
    }

    private static async Task<Reply> List(Call call)
    {
        var id = call.Id();
        if (!await call.Db.Organisations.AnyAsync(o => o.Id == id, call.Cancel))
            return Reply.NotThere;
        var all = Of(call);
        if (call.Query.Id("after") is { } after && await all.Where(c => c.Id == after).Select(c => (DateOnly?)c.On).SingleOrDefaultAsync(call.Cancel) is { } day)
            all = all.Where(c => c.On < day || (c.On == day && c.Id > after));
        return call.Page("contributions", await all.OrderByDescending(c => c.On).ThenBy(c => c.Id).Take(call.Rows + 1).ToListAsync(call.Cancel), c => c.Id.ToString(), Say);
    }

    private static Task<Reply> One(Call call) => Of(call, call.Id("contribution"));

    private static async Task<Reply> Of(Call call, Guid id) =>
        await Of(call).SingleOrDefaultAsync(c => c.Id == id, call.Cancel) is { } found ? Reply.Of(Say(found), found.Version) : Reply.NotThere;

    private static async Task<Reply> Give(Call call)
    {
        var (asked, id) = (call.Asked, call.Asked.Id("id") ?? Guid.CreateVersion7());
        return await call.Get<RecordContribution>().Do(call.Id(), asked.Day("given_on")!.Value, asked.Text("kind")!, asked.Figure("amount"), asked.Text("note"), call.Cancel, id) is { } refusal
            ? Said.Of(refusal)
            : Reply.Made(call.At($"/members/{call.Id()}/contributions/{id}"), await Of(call, id));
    }

    private static async Task<Reply?> Known(Call call, Guid id)
    {
        if (await call.Db.Set<Contribution>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, call.Cancel) is not { } c)
            return null;
        var (asked, note) = (call.Asked, string.IsNullOrWhiteSpace(call.Asked.Text("note")) ? null : call.Asked.Text("note")!.Trim());
        return c.OrganisationId == call.Id() && c.On == asked.Day("given_on") && c.Kind == asked.Text("kind") && c.Amount == asked.Figure("amount") && c.Note == note ? await Of(call, id) : Reply.Taken;
    }

    private static async Task<Reply> Remove(Call call)
    {
        var found = await One(call);
        if (!found.IsDone)
            return found;
        if (!call.Matches(found.Version!.Value))
            return Reply.Changed;
        return await call.Get<RemoveMistakes>().Contribution(call.Id(), call.Id("contribution"), call.Cancel) is { } refusal ? Said.Of(refusal, hasState: true) : Reply.Gone;
    }

    private static object Say(Contribution c) => new { c.Id, c.Version, GivenOn = c.On, c.Kind, Amount = c.Amount is { } amount ? PartLine.Plain(amount) : (decimal?)null, c.Note };
}
