using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>Applications that want to be assessed or decided, each with the day its answer is promised by.</summary>
internal sealed class ApplicationsWait(Db db) : IWaits
{
    private const int EachUpTo = 4;

    public Deed Deed => Deed.SeeApplications;

    public async Task<IReadOnlyList<Waiting>> Find(Visit visit, CancellationToken cancel)
    {
        var (assesses, decides) = (visit.May(Deed.AssessApplication), visit.May(Deed.DecideApplication));
        var open = await db.Set<MembershipApplication>().Where(a => a.Outcome == null)
            .Select(a => new OpenApplication(a.Id, a.Name, a.SentOn, a.AnswerBy, db.Set<ApplicationAssessment>().Any(judged => judged.ApplicationId == a.Id && judged.ReplacedAt == null)))
            .ToListAsync(cancel);
        // Whoever only decides waits for those who assess; whoever only assesses is done when somebody has.
        var mine = open.Where(a => a.Assessed ? decides : assesses).OrderBy(a => a.AnswerBy).ThenBy(a => a.Id).ToList();
        return mine.Count <= EachUpTo ? [.. mine.Select(a => One(a, visit))] : [Together(mine, visit)];
    }

    private static Waiting One(OpenApplication a, Visit visit) => a.Assessed
        ? new(Texts.Say("Application from {0}", a.Name), Texts.Say("Came {0} and is assessed. It can be decided.", Days.OfYear(a.SentOn)), $"/{visit.Slug}/applications/{a.Id}", Texts.Say("Decide"), a.AnswerBy)
        : new(Texts.Say("Application from {0}", a.Name), Texts.Say("Came {0}. Nobody has assessed it yet.", Days.OfYear(a.SentOn)), $"/{visit.Slug}/applications/{a.Id}/assess", Texts.Say("Assess"), a.AnswerBy);

    private static Waiting Together(List<OpenApplication> mine, Visit visit) => new(
        Texts.Say("{0} applications wait", mine.Count), Texts.Say("{0} is to have an answer first, by {1}.", mine[0].Name, Days.OfYear(mine[0].AnswerBy)), $"/{visit.Slug}/applications", Texts.Say("See the list"), mine[0].AnswerBy);
}

internal sealed record OpenApplication(Guid Id, string Name, DateOnly SentOn, DateOnly AnswerBy, bool Assessed);

/// <summary>The applications of an organisation on its own page: the one it came in by, and others under its number.</summary>
internal sealed class ApplicationsOfOrganisation(Db db) : IRecordPart
{
    public Deed Deed => Deed.SeeApplications;
    public int Order => 60;

    public async Task<RecordPart?> Of(Guid organisationId, Visit visit, CancellationToken cancel)
    {
        var number = await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Number).SingleOrDefaultAsync(cancel);
        var own = await db.Set<MembershipApplication>().AsNoTracking().Where(a => (a.OrganisationId == organisationId || (number != null && a.Number == number)) && a.SentOn <= visit.On)
            .OrderByDescending(a => a.SentOn).ToListAsync(cancel);
        return own.Count == 0 ? null : new(Texts.Say(own.Count == 1 ? "Application" : "Applications"), "/Members/Admission/_OfOrganisation.cshtml", own, Side: true);
    }
}

/// <summary>An organisation that came in by an application is not taken out from under it.</summary>
internal sealed class ApplicationsLean : ILean
{
    public IQueryable<Guid> Organisations(Db db) => db.Set<MembershipApplication>().Where(a => a.OrganisationId != null).Select(a => a.OrganisationId!.Value);
}
