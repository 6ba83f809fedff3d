using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>Says no to an application, with a reason and a sentence to the applicant.</summary>
[May(Deed.DecideApplication)]
public sealed class DeclineApplication(Db db, TimeProvider clock, Outbox outbox)
{
    public async Task<Refusal?> Do(Guid id, DeclineReason? reason, string? words, CancellationToken cancel)
    {
        if (await db.Application(id, cancel) is not { } application)
            return AdmissionQuestions.None;
        if (await db.AnsweredAlready(id, cancel) is { } answered)
            return answered;
        if (reason is not { } why || !Enum.IsDefined(why))
            return Refusal.On("Reason", "Choose why.");
        if (application.Decline(why, words, db.Actor.AccountId, db.Now, await db.Today(clock, cancel)) is { } refusal)
            return refusal;

        var cluster = await db.ClusterName(cancel);
        outbox.Put(application.ContactEmail!, application.Language, application.ClusterId, () => ApplicationLetters.Declined(application, cluster, words!.Trim()));
        return await db.SaveAnswer(application, cancel);
    }
}

/// <summary>Staff take an application back for an applicant who asked them to.</summary>
[May(Deed.AssessApplication)]
public sealed class WithdrawApplication(Db db, TimeProvider clock, Outbox outbox)
{
    public async Task<Refusal?> Do(Guid id, string? words, CancellationToken cancel)
    {
        if (await db.Application(id, cancel) is not { } application)
            return AdmissionQuestions.None;
        if (await db.AnsweredAlready(id, cancel) is { } answered)
            return answered;
        // By nobody would be by the applicant herself.
        if (application.Withdraw(words, db.Actor.AccountId ?? Guid.Empty, db.Now, await db.Today(clock, cancel)) is { } refusal)
            return refusal;

        var cluster = await db.ClusterName(cancel);
        outbox.Put(application.ContactEmail!, application.Language, application.ClusterId, () => ApplicationLetters.Withdrawn(application, cluster, words!.Trim()));
        return await db.SaveAnswer(application, cancel);
    }
}

/// <summary>Opens a declined or withdrawn application again. What was said before stays in its history.</summary>
[May(Deed.ReopenApplication)]
public sealed class ReopenApplication(Db db, TimeProvider clock, Outbox outbox)
{
    public async Task<Refusal?> Do(Guid id, string? words, CancellationToken cancel)
    {
        if (await db.Application(id, cancel) is not { } application)
            return AdmissionQuestions.None;
        if (application.Reopen(words, db.Actor.AccountId, db.Now, await db.Today(clock, cancel), (await db.Terms(cancel)).AnswerWithin) is { } refusal)
            return refusal;

        var cluster = await db.ClusterName(cancel);
        outbox.Put(application.ContactEmail!, application.Language, application.ClusterId, () => ApplicationLetters.Reopened(application, cluster, words!.Trim()));
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new("Someone else opened it, or deleted what was in it, at this very moment. Look again.");
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            return new("The same organisation has applied anew, and one application at a time can be open. Answer that one.");
        }
    }
}

internal static class ClusterNames
{
    public static Task<string> ClusterName(this Db db, CancellationToken cancel)
    {
        var here = db.Reach.Only;
        return db.Clusters.Where(c => c.Id == here).Select(c => c.Name).SingleAsync(cancel);
    }
}
