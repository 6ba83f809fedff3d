using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>What every save does: counts versions, writes the journal, guards the reach.</summary>
internal static class Bookkeeping
{
    public static void Prepare(Db db)
    {
        var now = db.Now;
        var lines = 0;
        foreach (var entry in db.ChangeTracker.Entries<Owned>().ToList())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && !db.Reach.Clusters.Contains(entry.Entity.ClusterId))
                throw new InvalidOperationException($"A {entry.Metadata.ClrType.Name} of a cluster out of reach was about to be written.");
            if (entry.State == EntityState.Modified)
                entry.Entity.Version++;
            foreach (var happening in entry.Entity.TakeHappenings())
                // What one save tells stays in its order: a microsecond apart, which both databases keep.
                db.Journal.Add(JournalLine.Of(happening, entry.Entity.ClusterId, now.AddMicroseconds(lines++), db.Actor.AccountId));
            if (entry.Entity is IKeepsChanges keeps)
                db.AddRange(keeps.TakeKept());
        }

        // The demonstration brings its own days with it.
        foreach (var change in db.ChangeTracker.Entries<IStamped>().Where(change => change.State == EntityState.Added && change.Entity.At == default))
            (change.Entity.At, change.Entity.By) = (now, db.Actor.AccountId);
    }

    public static bool TouchesRegister(Db db) => db.ChangeTracker.Entries().Any(Counts);

    public static async Task CountRegister(Db db, CancellationToken cancel)
    {
        foreach (var cluster in db.Reach.Clusters)
            await db.Clusters.Where(c => c.Id == cluster).ExecuteUpdateAsync(set => set.SetProperty(c => c.RegisterVersion, c => c.RegisterVersion + 1), cancel);
    }

    private static bool Counts(Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && entry.Entity is ICounted;
}
