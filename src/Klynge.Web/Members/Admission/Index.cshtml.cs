using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>Who has applied: those that wait, the first to be answered first, and those that are answered.</summary>
[May(Deed.SeeApplications)]
public sealed class ApplicationsModel : KlyngePage
{
    private const int Usual = 25;
    private const int Most = 1000;

    /// <summary>"yes" shows all that are answered.</summary>
    [BindProperty(SupportsGet = true, Name = "all")]
    public string? Wanted { get; set; }

    public AdmissionTerms Terms { get; private set; } = null!;
    public IReadOnlyList<OpenRow> Open { get; private set; } = [];
    public IReadOnlyList<MembershipApplication> Answered { get; private set; } = [];
    public bool HasMore { get; private set; }
    public bool MayEdit => !Visit.AnotherDay && Visit.May(Deed.EditCluster);

    public async Task OnGet()
    {
        Terms = await Db.Terms(Cancel);
        var day = Visit.On;
        var sent = Db.Set<MembershipApplication>().AsNoTracking().Where(a => a.SentOn <= day);
        var open = await sent.Where(a => a.AnsweredOn == null || a.AnsweredOn > day).OrderBy(a => a.AnswerBy).ThenBy(a => a.Id).ToListAsync(Cancel);
        var ids = open.Select(a => a.Id).ToList();
        var goals = (await Db.GoalsOn(day, Cancel)).Select(goal => goal.Id).ToList();
        var assessments = (await Db.Set<ApplicationAssessment>().AsNoTracking().Include(a => a.Judgements).Where(a => ids.Contains(a.ApplicationId) && a.ReplacedAt == null).ToListAsync(Cancel)).ToLookup(a => a.ApplicationId);
        Open = [.. open.Select(a => new OpenRow(a, assessments[a.Id].Count(), GoalFit.Of(goals, assessments[a.Id]).Share))];

        var most = Wanted == "yes" ? Most : Usual;
        var answered = await sent.Where(a => a.AnsweredOn <= day).OrderByDescending(a => a.AnsweredOn).ThenByDescending(a => a.Id).Take(most + 1).ToListAsync(Cancel);
        (HasMore, Answered) = (answered.Count > most && Wanted != "yes", [.. answered.Take(most)]);
    }
}

/// <param name="Fit">How it fits the goals, 0–1; null while nobody has judged it.</param>
public sealed record OpenRow(MembershipApplication Application, int Assessors, decimal? Fit);
