using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>Adds a cluster to the installation, with its first name.</summary>
[May(Deed.RunInstallation)]
public sealed class FoundCluster(Db db, TimeProvider clock)
{
    public async Task<(Cluster? Cluster, Refusal? Refusal)> Do(string slug, string name, CancellationToken cancel, bool demonstration = false)
    {
        if (Slug.Check(slug) is { } wrong)
            return (null, wrong);
        if (NameKey.Clean(name, out var clean) is { } blank)
            return (null, blank.At("Name"));
        if (!demonstration && await db.Clusters.AnyAsync(c => c.Demonstration, cancel))
            return (null, new("This is a demonstration. A real cluster needs a folder or a database of its own."));
        if (await db.Clusters.AnyAsync(c => c.Slug == slug, cancel))
            return (null, Taken(slug));

        var cluster = new Cluster { Slug = slug, Name = clean, Demonstration = demonstration };
        await db.Enter(cluster.Id, cancel);
        db.Clusters.Add(cluster);
        db.Add(new ClusterName { ClusterId = cluster.Id, Name = clean, From = clock.DayIn(cluster.TimeZone) });
        db.Journal.Add(JournalLine.Of(new ClusterFounded(cluster.Id), cluster.Id, db.Now, db.Actor.AccountId));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            return (null, Taken(slug));
        }

        return (cluster, null);
    }

    private static Refusal Taken(string slug) => Refusal.On("Slug", "Another cluster here has the address word “{0}” already.", slug);
}
