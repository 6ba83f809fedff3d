using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Members.Record;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>What an admission led to.</summary>
/// <param name="Link">The contact's invitation, where no letter can carry it.</param>
public sealed record Admitted(Guid Organisation, Uri? Link);

/// <summary>
/// Admits an applicant: the organisation, its membership, its contact person and her invitation stand in one transaction, or
/// nothing does. Of many who decide at once the first counts, and the others are told who it was and what was decided.
/// </summary>
[May(Deed.DecideApplication)]
public sealed class AdmitApplicant(Db db, TimeProvider clock, Invitations invitations, Outbox outbox)
{
    /// <param name="from">The first day of the membership; today when not said.</param>
    /// <param name="decision">Who decided, as written: "Board, 7/18".</param>
    /// <param name="known">An organisation of the register that it is, where its number does not say so.</param>
    public async Task<(Admitted? Done, Refusal? Refusal)> Do(Guid id, MembershipCategory category, DateOnly? from, string? decision, Guid? known, CancellationToken cancel)
    {
        if (await db.Application(id, cancel) is not { } application)
            return (null, AdmissionQuestions.None);
        if (await db.AnsweredAlready(id, cancel) is { } answered)
            return (null, answered);

        var today = await db.Today(clock, cancel);
        var newcomer = new Newcomer(db, application, today);
        if (await newcomer.Find(known, cancel) is { } unknown)
            return (null, unknown);
        var (membership, wrong) = Membership.Begin(application.ClusterId, newcomer.OrganisationId, category, from ?? today, null, null, today);
        if (wrong is not null)
            return (null, wrong);
        if (application.Admit(newcomer.OrganisationId, category, membership!.From, decision, db.Actor.AccountId, db.Now, today) is { } refusal)
            return (null, refusal);

        membership.Decision = decision!.Trim();
        try
        {
            return await Write(application, newcomer, membership, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (null, await Meanwhile(id, cancel));
        }
        catch (DbUpdateException exception) when (Clash.With(exception, "membership_no_overlap"))
        {
            db.ChangeTracker.Clear();
            return (null, Refusal.On("From", "There is a membership of the same category on that day already. Open the organisation and look."));
        }
        // Someone entered the organisation, or invited the contact, at this very moment.
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            return (null, await Meanwhile(id, cancel));
        }
    }

    private async Task<(Admitted?, Refusal?)> Write(MembershipApplication application, Newcomer newcomer, Membership membership, CancellationToken cancel)
    {
        await using var writing = await db.BeginWriting(cancel);
        // The answer is written first, on the condition that nobody has answered: who comes second has touched nothing else.
        await db.SaveChangesAsync(cancel);
        if (newcomer.Enter() is { } refusal)
            return (null, refusal);

        db.Add(membership);
        var contact = new Invitee(application.ContactName!, application.ContactEmail!, Role.MemberContact, newcomer.OrganisationId);
        if (await newcomer.Meet(cancel) is { } wrong)
            return (null, wrong);
        application.Became(newcomer.OrganisationId);
        await db.SaveChangesAsync(cancel);

        await invitations.Read(cancel);
        var link = invitations.Refuses(contact) is null ? await invitations.Make(contact, cancel) : null;
        var cluster = await db.ClusterName(cancel);
        outbox.Put(contact.Email, application.Language, application.ClusterId, () => ApplicationLetters.Admitted(application, cluster, membership.Category, membership.From, link));
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return (new(newcomer.OrganisationId, outbox.Sends ? null : link), null);
    }

    private async Task<Refusal> Meanwhile(Guid id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        return await db.AnsweredAlready(id, cancel) ?? Whole.ChangedMeanwhile;
    }
}
