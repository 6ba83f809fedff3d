using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell.Api;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Api;

/// <summary>What member contacts ask to have put right: asked for with a contact's key, answered with the team's.</summary>
internal sealed class CorrectionsOffer : IOffer
{
    private const string Part = "Corrections";

    private static readonly Shape Correction = Shape.Answered(
        "correction", Field.Id("id").Always, Field.Version, Field.Id("organisation").Always, Field.Code("fact", Shapes.Facts.Values.Select(fact => fact.Name)).Always,
        Field.Text("before", 0), Field.Text("after", 0), Field.Moment("asked_at").Always, Field.Moment("answered_at"), Field.Flag("accepted"), Field.Text("reason", 500, note: "Why not, where it was declined."));

    private static readonly Shape Own = new("own_correction", [.. Shapes.Facts.Where(fact => CorrectOwnFacts.IsHers(fact.Key)).Select(fact => fact.Value)]) { Change = true };
    private static readonly Shape Came = Shape.Answered("corrected", Field.Whole("changed", 0, 100, "How many facts hold at once.").Always, Field.Whole("waiting", 0, 100, "How many wait for the cluster's answer.").Always, Field.One("member", Shapes.Member).Always);

    public int Order => 60;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get("/{cluster}/corrections", "listCorrections", "The corrections that wait for an answer, the oldest first", Shape.List("corrections", Correction), call => List(call, null)) with
            { Part = Part, Deed = Deed.DecideCorrection, Query = [Call.Limit, Call.After()] },
        Operation.Get("/{cluster}/corrections/{correction}", "getCorrection", "One correction, answered or not", Correction, One) with { Part = Part, Deed = Deed.DecideCorrection },
        new("POST", "/{cluster}/corrections/{correction}/accept", "acceptCorrection", "Accept a correction: it holds from today", call => Decide(call, accept: true)) { Part = Part, Deed = Deed.DecideCorrection, Answer = Correction },
        Operation.Post("/{cluster}/corrections/{correction}/decline", "declineCorrection", "Decline a correction", new("decline", Field.Text("reason", 500, note: "The contact sees it.").Must), Correction, call => Decide(call, accept: false)) with
            { Part = Part, Deed = Deed.DecideCorrection, Status = StatusCodes.Status200OK },
        Operation.Get("/{cluster}/members/{id}/corrections", "listOwnCorrections", "What the organisation you speak for has asked for", Shape.List("corrections", Correction), OfOwn) with
            { Part = Part, Deed = Deed.CorrectOwn, Query = [Call.Limit, Call.After()] },
        Operation.Post("/{cluster}/members/{id}/corrections", "correctOwn", "Correct facts of the organisation you speak for", Own, Came, Correct) with
            { Part = Part, Deed = Deed.CorrectOwn, Status = StatusCodes.Status200OK, Now = Whole, Called = Shapes.Called, Note = "What the cluster wants to see first waits for its answer; the rest holds at once." },
        new("POST", "/{cluster}/corrections/{correction}/withdraw", "withdrawCorrection", "Take back what you asked for", Withdraw) { Part = Part, Deed = Deed.CorrectOwn, Status = StatusCodes.Status204NoContent },
    ];

    private static Task<Reply> OfOwn(Call call) => call.Visit.Own.Contains(call.Id()) ? List(call, call.Id()) : Task.FromResult(Reply.NotThere);

    private static async Task<Reply> List(Call call, Guid? organisation)
    {
        var all = call.Db.Corrections.AsNoTracking().Where(c => organisation == null ? c.AnsweredAt == null : c.OrganisationId == organisation);
        if (call.Query.Id("after") is { } after && await call.Db.Corrections.Where(c => c.Id == after).Select(c => (DateTime?)c.AskedAt).SingleOrDefaultAsync(call.Cancel) is { } at)
            all = all.Where(c => c.AskedAt > at || (c.AskedAt == at && c.Id > after));
        return call.Page("corrections", await all.OrderBy(c => c.AskedAt).ThenBy(c => c.Id).Take(call.Rows + 1).ToListAsync(call.Cancel), c => c.Id.ToString(), Say);
    }

    private static async Task<Reply> One(Call call)
    {
        var id = call.Id("correction");
        return await call.Db.Corrections.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, call.Cancel) is { } correction ? Reply.Of(Say(correction), correction.Version) : Reply.NotThere;
    }

    private static async Task<Reply> Decide(Call call, bool accept)
    {
        if (await call.Get<DecideCorrection>().Do(call.Id("correction"), accept, call.Asked.Text("reason"), call.Cancel) is not { } refusal)
            return await One(call);
        // That another has the number is how things stand, and no fault of what was sent.
        return accept && refusal.Field is not null ? Reply.Refused(refusal, StatusCodes.Status409Conflict) : Said.Of(refusal);
    }

    private static Task<Reply> Whole(Call call) => call.Visit.Own.Contains(call.Id()) ? MembersOffer.One(call) : Task.FromResult(Reply.NotThere);

    private static async Task<Reply> Correct(Call call)
    {
        var (id, asked) = (call.Id(), call.Asked);
        var stands = await Whole(call);
        if (!stands.IsDone)
            return stands;
        if (!call.Matches(stands.Version!.Value))
            return Reply.Changed;

        var facts = Shapes.Facts.Where(fact => asked.Has(fact.Value.Name)).ToDictionary(fact => fact.Key, fact => MemberWriting.Said(asked, fact.Value));
        var (outcome, changed, waiting) = await call.Get<CorrectOwnFacts>().Do(new EditedFacts(id, stands.Version.Value, facts), call.Cancel);
        if (!outcome.IsDone)
            return outcome.Theirs is not null ? Reply.Changed : Refused(outcome.Refusals);
        call.Db.ChangeTracker.Clear();
        var now = await MembersOffer.One(call);
        return now with { Body = new { changed, waiting, member = now.Body } };
    }

    private static Reply Refused(IReadOnlyList<Refusal> refusals) => refusals.Count == 1 ? Said.Of(refusals[0], hasState: true) : Reply.Refused(refusals);

    private static async Task<Reply> Withdraw(Call call) =>
        await call.Get<WithdrawCorrection>().Do(call.Id("correction"), call.Cancel) is { } refusal ? Said.Of(refusal) : Reply.Gone;

    private static object Say(Correction c) => new
    {
        c.Id, c.Version, Organisation = c.OrganisationId, Fact = Shapes.Facts[c.Field].Name, c.Before, c.After, c.AskedAt, c.AnsweredAt, c.Accepted, c.Reason,
    };
}
