using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.ClusterPages;

/// <summary>Adds, corrects or ends one thing that is said of the cluster: an office, a goal, someone in the team.</summary>
[May(Deed.EditCluster)]
public sealed class WriteClusterPart(Db db, TimeProvider clock)
{
    /// <param name="part">The part's word in the address.</param>
    /// <param name="id">The row to put right; null adds one.</param>
    public async Task<Refusal?> Do(string part, Guid? id, PartForm form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        return AllParts.All.FirstOrDefault(p => p.Address == part) is { } written
            ? await written.Write(db, id, form, await db.Today(clock, cancel), cancel)
            : ClusterPart.Gone;
    }
}

/// <summary>Moves a strategic goal one place up or down among those that still hold.</summary>
[May(Deed.EditCluster)]
public sealed class MoveGoal(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid id, bool up, CancellationToken cancel)
    {
        var today = await db.Today(clock, cancel);
        var goals = await db.Set<StrategicGoal>().Where(g => g.To == null || g.To >= today).OrderBy(g => g.Order).ThenBy(g => g.From).ThenBy(g => g.Id).ToListAsync(cancel);
        var at = goals.FindIndex(g => g.Id == id);
        if (at < 0)
            return ClusterPart.Gone;

        var beside = up ? at - 1 : at + 1;
        if (beside < 0 || beside >= goals.Count)
            return null;

        goals[at].ChangePlaces(goals[beside]);
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

/// <summary>What a cluster says of itself that has no days: form, number, founding, host, time zone, and what members may only propose.</summary>
public sealed record ClusterFacts(
    string? LegalForm, string? Number, DateOnly? FoundedOn, string TimeZone, string? Host, string? About, IReadOnlyList<OrganisationField> Approved, bool ContactsApproved);

/// <summary>Changes the cluster's own facts.</summary>
[May(Deed.EditCluster)]
public sealed class EditClusterFacts(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(ClusterFacts facts, int version, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var here = db.Reach.Only;
        var cluster = await db.Clusters.SingleAsync(c => c.Id == here, cancel);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(facts.TimeZone, out var zone) || !zone.HasIanaId)
            return Refusal.On("TimeZone", "“{0}” is not a time zone. Write it like Europe/Oslo.", facts.TimeZone);
        if (cluster.State(facts.LegalForm, facts.Number, facts.FoundedOn, facts.Host, facts.About, clock.DayIn(cluster.TimeZone)) is { } refusal)
            return refusal;

        cluster.KeepTimeOf(facts.TimeZone);
        cluster.Approve(facts.Approved, facts.ContactsApproved);
        // Written as it stands is no change; written on what stood before is told as such.
        if (!db.ChangeTracker.HasChanges() && cluster.Version == version)
            return null;

        db.Entry(cluster).Property(c => c.Version).OriginalValue = version;
        db.Journal.Add(JournalLine.Of(new ClusterChanged(here, ClusterParts.Facts), here, db.Now, db.Actor.AccountId));
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
