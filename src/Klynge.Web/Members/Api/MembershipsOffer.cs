using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell.Api;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Api;

/// <summary>An organisation's times in the cluster, for programs.</summary>
internal sealed class MembershipsOffer : IOffer
{
    private const string Part = "Memberships";
    private const string Path = "/{cluster}/members/{id}/memberships";

    private static readonly Field Reason = Field.Text("exit_reason", Membership.LongestReason), Decision = Field.Text("decision", 200, "Styret, sak 7/18");
    private static readonly Field First = Field.Day("from").Always, Last = Field.Day("to", "The last day, which counts.");
    private static readonly Shape New = new("new_membership", Field.OwnId, Field.Code("category", Shapes.Categories).Must, First.Must, Last, Reason, Decision);
    private static readonly Shape Correction = new("membership_change", First, Last, Reason, Decision);
    private static readonly Shape Ending = new("membership_end", Field.Day("last_day", "It may lie ahead; it counts.").Must, Field.Text("reason", Membership.LongestReason));
    private static readonly Dictionary<string, string> Ended = new() { ["To"] = "last_day", ["ExitReason"] = "reason" };

    public int Order => 20;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Path, "listMemberships", "The memberships of one organisation", Shape.List("memberships", Shapes.Membership), List) with { Part = Part, Deed = Deed.SeeDirectory, Query = [Call.Limit, Call.After()] },
        Operation.Get(Path + "/{membership}", "getMembership", "One membership", Shapes.Membership, One) with { Part = Part, Deed = Deed.SeeDirectory },
        Operation.Post(Path, "beginMembership", "Begin a membership", New, Shapes.Membership, Begin) with { Part = Part, Deed = Deed.DecideMembership, Known = Known },
        Operation.Patch(Path + "/{membership}", "correctMembership", "Put right what was written down wrong", Correction, Shapes.Membership, One, Correct) with { Part = Part, Deed = Deed.DecideMembership },
        Operation.Post(Path + "/{membership}/end", "endMembership", "Give a membership its last day", Ending, Shapes.Membership, End) with { Part = Part, Deed = Deed.DecideMembership, Status = StatusCodes.Status200OK, Called = Ended },
        Operation.Delete(Path + "/{membership}", "removeMembership", "Take out a membership that never was", One, Remove) with { Part = Part, Deed = Deed.DecideMembership },
    ];

    private static async Task<Reply> List(Call call)
    {
        if (await Seen(call) is not { } seen)
            return Reply.NotThere;
        var rows = seen.OrderByDescending(m => m.From).ThenBy(m => m.Id).ToList();
        var after = call.Query.Id("after") is { } last ? rows.FindIndex(m => m.Id == last) + 1 : 0;
        return call.Page("memberships", [.. rows.Skip(after).Take(call.Rows + 1)], m => m.Id.ToString(), m => Say(call, m));
    }

    private static Task<Reply> One(Call call) => Of(call, call.Id("membership"));

    private static async Task<Reply> Of(Call call, Guid id) =>
        (await Seen(call))?.SingleOrDefault(m => m.Id == id) is { } membership ? Reply.Of(Say(call, membership), membership.Version) : Reply.NotThere;

    private static async Task<Reply> Begin(Call call)
    {
        var (asked, id) = (call.Asked, call.Asked.Id("id") ?? Guid.CreateVersion7());
        return await call.Get<BeginMembership>().Do(call.Id(), MemberWriting.Category(asked), asked.Day("from")!.Value, asked.Day("to"), asked.Text("exit_reason"), asked.Text("decision"), call.Cancel, id) is { } refusal
            ? Said.Of(refusal)
            : Reply.Made(call.At($"/members/{call.Id()}/memberships/{id}"), await Of(call, id));
    }

    private static async Task<Reply?> Known(Call call, Guid id)
    {
        if (await call.Db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, call.Cancel) is not { } m)
            return null;
        var asked = call.Asked;
        var same = m.OrganisationId == call.Id() && m.Category == MemberWriting.Category(asked) && m.From == asked.Day("from") && m.To == asked.Day("to")
            && m.ExitReason == Clean(asked.Text("exit_reason")) && m.Decision == Clean(asked.Text("decision"));
        return same ? await Of(call, id) : Reply.Taken;
    }

    private static async Task<Reply> Correct(Call call)
    {
        if (await Written(call) is not { } m)
            return Reply.NotThere;
        if (!call.Matches(m.Version))
            return Reply.Changed;
        var asked = call.Asked;
        var refusal = await call.Get<CorrectMembership>().Do(
            m.Id, m.Version, asked.Day("from", m.From)!.Value, asked.Day("to", m.To), asked.Text("exit_reason", m.ExitReason), asked.Text("decision", m.Decision), call.Cancel);
        return refusal is not null ? Said.Of(refusal, hasState: true) : await One(call);
    }

    private static async Task<Reply> End(Call call)
    {
        if (await Written(call) is not { } m)
            return Reply.NotThere;
        return await call.Get<EndMembership>().Do(m.Id, call.Asked.Day("last_day")!.Value, call.Asked.Text("reason"), call.Cancel) is { } refusal ? Said.Of(Placed(refusal)) : await One(call);
    }

    private static async Task<Reply> Remove(Call call)
    {
        if (await Written(call) is not { } m)
            return Reply.NotThere;
        if (!call.Matches(m.Version))
            return Reply.Changed;
        return await call.Get<RemoveMistakes>().Membership(m.OrganisationId, m.Id, call.Cancel) is { } refusal ? Said.Of(refusal, hasState: true) : Reply.Gone;
    }

    /// <summary>That it has ended already is how things stand, and no fault of the day that was sent.</summary>
    private static Refusal Placed(Refusal refusal) => refusal.Sentence.StartsWith("The membership ended", StringComparison.Ordinal) ? new(refusal.Sentence, refusal.Values) : refusal;

    private static Task<Membership?> Written(Call call)
    {
        var (organisation, id) = (call.Id(), call.Id("membership"));
        return call.Db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.OrganisationId == organisation, call.Cancel);
    }

    /// <summary>Those the reader may know of: what is decided and has not begun is between the team and the organisation. Null where she may not know the organisation.</summary>
    private static async Task<List<Membership>?> Seen(Call call)
    {
        var (visit, id) = (call.Visit, call.Id());
        if (!await call.Db.VisibleTo(visit).AnyAsync(o => o.Id == id, call.Cancel))
            return null;
        var ahead = Inside(call) && !visit.AnotherDay;
        return await call.Db.Memberships.AsNoTracking().Where(m => m.OrganisationId == id && (m.From <= visit.On || ahead)).ToListAsync(call.Cancel);
    }

    private static bool Inside(Call call) => call.Visit.May(Deed.SeeRegister) || call.Visit.Own.Contains(call.Id());

    /// <summary>As on the page: a past day knows of no later end, and reasons are for those inside.</summary>
    private static object Say(Call call, Membership m)
    {
        var (inside, on) = (Inside(call), call.Visit.On);
        var ended = !call.Visit.AnotherDay || m.To < on;
        return new
        {
            m.Id, m.Version, Category = MembershipCategories.Code(m.Category), m.From, To = ended ? m.To : null, ExitReason = inside && ended && m.To is not null ? m.ExitReason : null,
            Decision = inside ? m.Decision : null, SignedOn = inside && m.AgreementSignedOn <= on ? m.AgreementSignedOn : null,
        };
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
