using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>An organisation the register knows begins a new time in the cluster.</summary>
[May(Deed.DecideMembership)]
public sealed class BeginMembership(Db db, TimeProvider clock)
{
    /// <param name="id">Made by who asks, so that what is sent twice is one.</param>
    public async Task<Refusal?> Do(Guid organisationId, MembershipCategory category, DateOnly from, DateOnly? to, string? reason, string? decision, CancellationToken cancel, Guid? id = null)
    {
        if (!await db.Organisations.AnyAsync(o => o.Id == organisationId, cancel))
            return Whole.NoSuchOrganisation;

        var (membership, refusal) = Membership.Begin(db.Reach.Only, organisationId, category, from, to, reason, await db.Today(clock, cancel), id: id);
        if (refusal is not null)
            return refusal;

        membership!.Decision = string.IsNullOrWhiteSpace(decision) ? null : decision.Trim();
        db.Memberships.Add(membership);
        return await Overlaps.Save(db, membership, cancel);
    }
}

/// <summary>A membership gets its last day, which may lie ahead: then notice is given.</summary>
[May(Deed.DecideMembership)]
public sealed class EndMembership(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid membershipId, DateOnly lastDay, string? reason, CancellationToken cancel)
    {
        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == membershipId, cancel) is not { } membership)
            return Whole.NoSuchMembership;
        if (lastDay > (await db.Today(clock, cancel)).AddYears(2))
            return Refusal.On("LastDay", "{0} is more than two years ahead. Write the last day down when it is known.", lastDay);
        if (membership.End(lastDay, reason) is { } refusal)
            return refusal.At("LastDay");
        return await Overlaps.Save(db, membership, cancel);
    }
}

/// <summary>Puts right what was written down wrong about a membership: its days, its reason, its decision.</summary>
[May(Deed.DecideMembership)]
public sealed class CorrectMembership(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid membershipId, int version, DateOnly from, DateOnly? to, string? reason, string? decision, CancellationToken cancel)
    {
        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == membershipId, cancel) is not { } membership)
            return Whole.NoSuchMembership;
        if (membership.Version != version)
            return Whole.ChangedMeanwhile;
        if (membership.Correct(from, to, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), await db.Today(clock, cancel)) is { } refusal)
            return refusal;

        membership.DecidedBy(decision);
        return await Overlaps.Save(db, membership, cancel);
    }
}

/// <summary>Writes down what a member paid or gave.</summary>
[May(Deed.DecideMembership)]
public sealed class RecordContribution(Db db, TimeProvider clock)
{
    /// <param name="id">Made by who asks, so that what is sent twice is one.</param>
    public async Task<Refusal?> Do(Guid organisationId, DateOnly on, string kind, decimal? amount, string? note, CancellationToken cancel, Guid? id = null)
    {
        if (!await db.Organisations.AnyAsync(o => o.Id == organisationId, cancel))
            return Whole.NoSuchOrganisation;

        var (contribution, refusal) = Contribution.Give(db.Reach.Only, organisationId, on, kind, amount, note, await db.Today(clock, cancel), id);
        if (refusal is not null)
            return refusal;

        db.Add(contribution!);
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

internal static class Overlaps
{
    /// <summary>Saves; two memberships at once in one category are refused by the database and said in words.</summary>
    public static async Task<Refusal?> Save(Db db, Membership membership, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return Whole.ChangedMeanwhile;
        }
        catch (DbUpdateException exception) when (Clash.With(exception, "membership_no_overlap"))
        {
            db.ChangeTracker.Clear();
            var other = await db.Memberships.AsNoTracking().Where(m => m.OrganisationId == membership.OrganisationId && m.Category == membership.Category && m.Id != membership.Id)
                .Where(m => (membership.To == null || m.From <= membership.To) && (m.To == null || m.To >= membership.From))
                .OrderBy(m => m.From).FirstOrDefaultAsync(cancel);
            return other switch
            {
                null => Whole.ChangedMeanwhile,
                { To: { } to } => Refusal.On("From", "There is a membership of the same category from {0} to {1} already. Two cannot overlap.", other.From, to),
                _ => Refusal.On("From", "There is a membership of the same category from {0} already. End that one first.", other.From),
            };
        }
    }
}
