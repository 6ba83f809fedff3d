using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>Brings a database to the schema of this program, and says when it is of a later one.</summary>
public static class Schema
{
    public static async Task<Refusal?> Raise(Db db, CancellationToken cancel = default)
    {
        if (await Newer(db, cancel) is { } refusal)
            return refusal;

        if ((await db.Database.GetPendingMigrationsAsync(cancel)).Any())
            await Migrate(db, cancel);
        await Checkup.NameOrder.Remember(db, cancel);
        return null;
    }

    /// <summary>Whether the database is exactly what this program expects.</summary>
    public static async Task<bool> Fits(Db db, CancellationToken cancel = default) =>
        await Newer(db, cancel) is null && !(await db.Database.GetPendingMigrationsAsync(cancel)).Any();

    // A process that was killed while it raised the schema leaves its lock behind in the file, and all who come after
    // would wait for it for ever. Whoever raises owns the folder, so a lock that lies there is nobody's.
    private static async Task Migrate(Db db, CancellationToken cancel)
    {
        if (db.Dialect == Dialect.Sqlite)
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel);
        await db.Database.MigrateAsync(cancel);
    }

    private static async Task<Refusal?> Newer(Db db, CancellationToken cancel)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync(cancel);
        return applied.Except(db.Database.GetMigrations()).FirstOrDefault() is null
            ? null
            : new Refusal("The database was written by a later version of Klynge. Install that version, or restore a backup from before it.");
    }
}
