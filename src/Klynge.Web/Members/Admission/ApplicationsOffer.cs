using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell.Api;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>Applications for programs: what waits, and the decision. The same deeds as the pages.</summary>
internal sealed class ApplicationsOffer : IOffer
{
    private const string Part = "Applications";
    private const string Path = "/{cluster}/applications";

    private static readonly Dictionary<string, DeclineReason> Reasons = new() { ["rule"] = DeclineReason.Rule, ["another_cluster"] = DeclineReason.AnotherCluster, ["other"] = DeclineReason.Other };
    private static readonly IEnumerable<string> Categories = Enum.GetValues<MembershipCategory>().Select(MembershipCategories.Code);

    private static readonly Shape Application = Shape.Answered(
        "application", Field.Id("id").Always, Field.Version, Field.Text("name", NameKey.Longest).Always, Field.Text("organisation_number", 30), Field.Code("kind", Enum.GetValues<OrganisationKind>().Select(OrganisationKinds.Code)).Always,
        Field.Day("sent_on").Always, Field.Day("answer_by").Always, Field.Text("relevance", 0, note: "Why they want to be with the cluster, in their own words."),
        Field.Code("outcome", ["admitted", "declined", "withdrawn"], "Null while it waits."), Field.Day("answered_on"), Field.Id("member", "The member it became."));

    private static readonly Shape Decision = new(
        "decision", Field.Code("decision", ["admit", "decline"]).Must, Field.Code("category", Categories, "With admit; member where nothing is said.") with { MayBeEmpty = false },
        Field.Day("first_day", "With admit; today where nothing is said."), Field.Text("decided_by", 200, "Styret, sak 7/18", "With admit: who decided, as you write it."),
        Field.Code("reason", Reasons.Keys, "With decline."), Field.Text("message", ShortText.Paragraph, note: "With decline: at least a sentence to the applicant."));

    /// <summary>What the rules call it → what it is called here.</summary>
    private static readonly Dictionary<string, string> Called = new() { ["From"] = "first_day", ["Decision"] = "decided_by", ["Words"] = "message" };

    public int Order => 65;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get(Path, "listApplications", "The applications that wait, the first to be answered first", Shape.List("applications", Application), List) with
            { Part = Part, Deed = Deed.SeeApplications, Query = [Call.Limit, Call.After()] },
        Operation.Get(Path + "/{application}", "getApplication", "One application, answered or not", Application, One) with { Part = Part, Deed = Deed.SeeApplications },
        Operation.Post(Path + "/{application}/decision", "decideApplication", "Admit the applicant, or decline", Decision, Application, Decide) with
            { Part = Part, Deed = Deed.DecideApplication, Status = StatusCodes.Status200OK, Called = Called, Note = "Of many who decide at once the first counts; the others are told who it was." },
    ];

    private static async Task<Reply> List(Call call)
    {
        var open = call.Db.Set<MembershipApplication>().AsNoTracking().Where(a => a.Outcome == null);
        if (call.Query.Id("after") is { } after && await open.Where(a => a.Id == after).Select(a => (DateOnly?)a.AnswerBy).SingleOrDefaultAsync(call.Cancel) is { } day)
            open = open.Where(a => a.AnswerBy > day || (a.AnswerBy == day && a.Id > after));
        return call.Page("applications", await open.OrderBy(a => a.AnswerBy).ThenBy(a => a.Id).Take(call.Rows + 1).ToListAsync(call.Cancel), a => a.Id.ToString(), Say);
    }

    private static async Task<Reply> One(Call call)
    {
        var id = call.Id("application");
        return await call.Db.Set<MembershipApplication>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, call.Cancel) is { } application ? Reply.Of(Say(application), application.Version) : Reply.NotThere;
    }

    private static async Task<Reply> Decide(Call call)
    {
        var (id, asked) = (call.Id("application"), call.Asked);
        var refusal = asked.Text("decision") == "admit"
            ? (await call.Get<AdmitApplicant>().Do(id, CategoryOf(asked.Text("category")), asked.Day("first_day"), asked.Text("decided_by"), null, call.Cancel)).Refusal
            : await call.Get<DeclineApplication>().Do(id, asked.Text("reason") is { } reason ? Reasons[reason] : null, asked.Text("message"), call.Cancel);
        if (refusal == AdmissionQuestions.None)
            return Reply.NotThere;
        call.Db.ChangeTracker.Clear();
        // Somebody else was there first, whatever is wrong with what was sent.
        if (refusal is not null)
            return await call.Db.AnsweredAlready(id, call.Cancel) is { } answered ? Reply.Refused(answered, StatusCodes.Status409Conflict) : Reply.Refused(refusal);
        return await One(call);
    }

    private static MembershipCategory CategoryOf(string? code) => code is not null && MembershipCategories.TryRead(code, out var category) ? category : MembershipCategory.Member;

    private static object Say(MembershipApplication a) => new
    {
        a.Id, a.Version, a.Name, OrganisationNumber = a.Number, Kind = OrganisationKinds.Code(a.Kind), a.SentOn, a.AnswerBy, a.Relevance,
        Outcome = a.Outcome switch { ApplicationOutcome.Admitted => "admitted", ApplicationOutcome.Declined => "declined", ApplicationOutcome.Withdrawn => "withdrawn", _ => null },
        a.AnsweredOn, Member = a.OrganisationId,
    };
}
