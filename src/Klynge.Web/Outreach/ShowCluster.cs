using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>Chooses what the cluster shows strangers, and whether it shows them anything.</summary>
[May(Deed.EditCluster)]
public sealed class ShowCluster(Db db)
{
    /// <param name="version">The version it was written on; a later one is told as such.</param>
    public async Task<Refusal?> Do(PublicFace face, int version, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(face);
        var here = db.Reach.Only;
        var cluster = await db.Clusters.SingleAsync(c => c.Id == here, cancel);
        var before = cluster.Face;
        if (cluster.Show(face) is { } refusal)
            return refusal;
        // Written as it stands is no change; written on what stood before is told as such.
        if (!db.ChangeTracker.HasChanges() && cluster.Version == version)
            return null;

        db.Entry(cluster).Property(c => c.Version).OriginalValue = version;
        var (at, by) = (db.Now, db.Actor.AccountId);
        if (cluster.Face with { Open = before.Open } != before)
            db.Journal.Add(JournalLine.Of(new ClusterChanged(here, ClusterParts.PublicPages), here, at, by));
        if (cluster.PublicPages != before.Open)
            db.Journal.Add(JournalLine.Of(cluster.PublicPages ? new PublicPagesOpened(here) : new PublicPagesClosed(here), here, at.AddMicroseconds(1), by));
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
