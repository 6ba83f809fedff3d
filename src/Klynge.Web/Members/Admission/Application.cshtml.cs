using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>One application: who asks and why, what the register knows, how it fits the goals and the composition, and what has happened to it.</summary>
[May(Deed.SeeApplications)]
public sealed class ApplicationModel : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public MembershipApplication Application { get; private set; } = null!;
    public IReadOnlyList<StrategicGoal> Goals { get; private set; } = [];
    public IReadOnlyList<ApplicationAssessment> Assessments { get; private set; } = [];
    public GoalFit Fit { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public KnownApplicant Known { get; private set; } = KnownApplicant.Nobody;

    /// <summary>Null once it is answered: the cluster is another by then.</summary>
    public Composition? Composition { get; private set; }

    /// <summary>An invitation that no letter could carry; shown once, to the one who admitted.</summary>
    [TempData]
    public string? ByHand { get; set; }

    private bool Open => !Visit.AnotherDay && Application.IsOpen;
    public bool MayAssess => Open && Visit.May(Deed.AssessApplication);
    public bool MayDecide => Open && Visit.May(Deed.DecideApplication);
    public bool MayReopen => !Visit.AnotherDay && Application is { Outcome: ApplicationOutcome.Declined or ApplicationOutcome.Withdrawn, ForgottenOn: null } && Visit.May(Deed.ReopenApplication);
    public bool HasActions => MayAssess || MayDecide || MayReopen;
    public IEnumerable<ApplicationAssessment> Current => Assessments.Where(assessment => assessment.ReplacedAt is null);
    public bool IsJudged => Current.Any();
    public bool IsMine => Current.Any(assessment => assessment.By == Visit.AccountId);
    public bool IsMember => Known.IsMember;
    public override bool IsThere => Application is not null;

    public string Who(Guid? account) => account is { } id && Names.TryGetValue(id, out var name) ? name : T["Someone"];

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return IsThere ? Page() : NotFound();
    }

    public override async Task Load()
    {
        if (await Db.Set<MembershipApplication>().AsNoTracking().Include(a => a.Steps.OrderBy(step => step.At).ThenBy(step => step.Id)).SingleOrDefaultAsync(a => a.Id == Id && a.SentOn <= Visit.On, Cancel) is not { } found)
            return;

        Application = found;
        var day = found.AnsweredOn ?? Visit.Today;
        Goals = await Db.GoalsOn(day, Cancel);
        Assessments = await Db.Set<ApplicationAssessment>().AsNoTracking().Include(a => a.Judgements).Where(a => a.ApplicationId == Id).OrderByDescending(a => a.At).ToListAsync(Cancel);
        Fit = GoalFit.Of(Goals.Select(goal => goal.Id), Assessments);
        var people = Assessments.Select(a => a.By).Concat(found.Steps.Select(step => step.By).OfType<Guid>()).Distinct().ToList();
        Names = await Db.Accounts.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, Cancel);
        Known = await KnownApplicant.Of(Db, found, Visit.Today, Cancel);
        if (found.IsOpen)
            Composition = await Composition.Of(Db, Visit.Today, Known.IsMember ? null : found.Traits, Cancel);
    }
}
