using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>Judges an application against each goal of the cluster. Who has judged it before lets this take its place.</summary>
[May(Deed.AssessApplication)]
public sealed class AssessApplication(Db db, TimeProvider clock)
{
    public async Task<IReadOnlyList<Refusal>> Do(Guid id, IReadOnlyDictionary<Guid, Judged> judged, AssessmentAdvice advice, string? words, CancellationToken cancel)
    {
        if (await db.Set<MembershipApplication>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } application)
            return [AdmissionQuestions.None];
        if (await db.AnsweredAlready(id, cancel) is { } answered)
            return [answered];

        var goals = (await db.GoalsOn(await db.Today(clock, cancel), cancel)).Select(goal => goal.Id).ToList();
        var me = db.Actor.AccountId ?? Guid.Empty;
        var (assessment, wrong) = ApplicationAssessment.Of(application, goals, judged, advice, words, me, db.Now);
        return wrong.Count > 0 ? wrong : await Write(assessment!, cancel) is { } refusal ? [refusal] : [];
    }

    private async Task<Refusal?> Write(ApplicationAssessment assessment, CancellationToken cancel)
    {
        await using var writing = await db.BeginWriting(cancel);
        // Holds the application until this is written: nothing is judged after the answer.
        if (await db.Set<MembershipApplication>().Where(a => a.Id == assessment.ApplicationId && a.Outcome == null)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.AnswerBy, a => a.AnswerBy), cancel) == 0)
            return await db.AnsweredAlready(assessment.ApplicationId, cancel) ?? AdmissionQuestions.None;

        DateTime? now = db.Now;
        await db.Set<ApplicationAssessment>().Where(a => a.ApplicationId == assessment.ApplicationId && a.By == assessment.By && a.ReplacedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.ReplacedAt, now).SetProperty(a => a.Version, a => a.Version + 1), cancel);
        db.Add(assessment);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return null;
    }
}
