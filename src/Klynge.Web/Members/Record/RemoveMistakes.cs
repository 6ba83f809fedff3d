using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>
/// Takes out of the register what never was: a sum row that came in with a list, a fee written on the wrong member. What was
/// true is ended instead and stays. The journal keeps that something was taken out, and by whom.
/// </summary>
[May(Deed.DecideMembership)]
public sealed class RemoveMistakes(Db db, TimeProvider clock, IEnumerable<ILean> leaning)
{
    /// <summary>Days after an organisation was entered in which it can be taken out again. Ours.</summary>
    public const int Patience = 90;

    public static readonly Refusal LeantOn = new("It cannot be taken out: it has taken part or contributed, an agreement is kept, or someone signs in for it. End the membership instead.");
    public static readonly Refusal TooLate = new("It was entered more than {0} days ago, and what has stood that long stays. End the membership instead.", Patience);

    public async Task<Refusal?> Organisation(Guid id, CancellationToken cancel)
    {
        var (since, cluster) = ((await db.Today(clock, cancel)).AddDays(-Patience), db.Reach.Only);
        var known = await db.Organisations.Where(o => o.Id == id).Select(o => new { o.Number, o.KnownSince }).SingleOrDefaultAsync(cancel);
        if (known is null)
            return Whole.NoSuchOrganisation;
        if (known.KnownSince < since)
            return TooLate;

        var free = db.Organisations.Where(o => o.Id == id && !db.Memberships.Any(m => m.OrganisationId == o.Id && m.AgreementFileId != null));
        foreach (var lean in leaning)
        {
            var leantOn = lean.Organisations(db);
            free = free.Where(o => !leantOn.Contains(o.Id));
        }

        await using var writing = await db.BeginWriting(cancel);
        try
        {
            if (await free.ExecuteDeleteAsync(cancel) == 0)
                return LeantOn;
        }
        catch (Exception exception) when (Clash.IsMeeting(exception))
        {
            return LeantOn;
        }

        db.Touch();
        await Write(new OrganisationRemoved(id, known.Number), cancel);
        await writing.Commit(cancel);
        return null;
    }

    public async Task<Refusal?> Membership(Guid organisation, Guid id, CancellationToken cancel)
    {
        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == id && m.OrganisationId == organisation, cancel) is not { } membership)
            return Whole.NoSuchMembership;
        if (membership.AgreementFileId is not null)
            return new("A signed agreement is kept with this membership. End it instead.");

        db.Memberships.Remove(membership);
        return await Write(new MembershipRemoved(organisation, id, membership.Category, membership.From), cancel);
    }

    public async Task<Refusal?> Contribution(Guid organisation, Guid id, CancellationToken cancel)
    {
        if (await db.Set<Contribution>().SingleOrDefaultAsync(c => c.Id == id && c.OrganisationId == organisation, cancel) is not { } contribution)
            return new("This contribution is not in the register any more.");

        db.Remove(contribution);
        return await Write(new ContributionRemoved(organisation, id, contribution.On, contribution.Kind), cancel);
    }

    private async Task<Refusal?> Write(Happening happening, CancellationToken cancel)
    {
        db.Journal.Add(JournalLine.Of(happening, db.Reach.Only, db.Now, db.Actor.AccountId));
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Whole.ChangedMeanwhile;
        }
    }
}
