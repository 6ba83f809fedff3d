using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>What the deeds and pages of admission all ask.</summary>
internal static class AdmissionQuestions
{
    public static readonly Refusal None = new("There is no such application.");

    public static async Task<AdmissionTerms> Terms(this Db db, CancellationToken cancel) =>
        await db.Set<AdmissionTerms>().AsNoTracking().SingleOrDefaultAsync(cancel) ?? AdmissionTerms.Usual(db.Reach.Only);

    public static Task<MembershipApplication?> Application(this Db db, Guid id, CancellationToken cancel) =>
        db.Set<MembershipApplication>().Include(a => a.Steps.OrderBy(step => step.At).ThenBy(step => step.Id)).SingleOrDefaultAsync(a => a.Id == id, cancel);

    /// <summary>What the cluster wants on a day, in the order of weight.</summary>
    public static Task<List<StrategicGoal>> GoalsOn(this Db db, DateOnly day, CancellationToken cancel) =>
        db.Set<StrategicGoal>().AsNoTracking().Where(g => g.From <= day && (g.To == null || g.To >= day)).OrderBy(g => g.Order).ThenBy(g => g.From).ThenBy(g => g.Id).ToListAsync(cancel);

    /// <summary>Who answered first, and what she said; null when nobody has.</summary>
    public static async Task<Refusal?> AnsweredAlready(this Db db, Guid id, CancellationToken cancel)
    {
        if (await db.Set<MembershipApplication>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, cancel) is not { Outcome: { } outcome } first)
            return null;

        var who = first.AnsweredBy is { } by ? await db.Accounts.Where(a => a.Id == by).Select(a => a.Name).SingleOrDefaultAsync(cancel) ?? Texts.Say("Someone who is erased") : null;
        return (outcome, who) switch
        {
            (ApplicationOutcome.Withdrawn, null) => new("{0} has withdrawn the application already.", first.Name),
            (ApplicationOutcome.Withdrawn, _) => new("{0} has withdrawn the application from {1} already, for the applicant.", who!, first.Name),
            (ApplicationOutcome.Admitted, _) => new("{0} has admitted {1} already.", who ?? "Klynge", first.Name),
            _ => new("{0} has declined the application from {1} already.", who ?? "Klynge", first.Name),
        };
    }

    /// <summary>Saves an answer. Of many at once the first counts: the version is the condition of the update, and the others are told.</summary>
    public static async Task<Refusal?> SaveAnswer(this Db db, MembershipApplication application, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await db.AnsweredAlready(application.Id, cancel) ?? MembershipApplication.AnsweredMeanwhile;
        }
    }
}
