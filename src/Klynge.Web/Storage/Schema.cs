using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>Brings a database to the schema of this program, and says when it is of a later one.</summary>
public static class Schema
{
    public static async Task<Refusal?> Raise(Db db, CancellationToken cancel = default)
    {
        if (await Newer(db, cancel) is { } refusal)
            return refusal;

        await db.Database.MigrateAsync(cancel);
        await Checkup.NameOrder.Remember(db, cancel);
        return null;
    }

    /// <summary>Whether the database is exactly what this program expects.</summary>
    public static async Task<bool> Fits(Db db, CancellationToken cancel = default) =>
        await Newer(db, cancel) is null && !(await db.Database.GetPendingMigrationsAsync(cancel)).Any();

    private static async Task<Refusal?> Newer(Db db, CancellationToken cancel)
    {
        var applied = await db.Database.GetAppliedMigrationsAsync(cancel);
        return applied.Except(db.Database.GetMigrations()).FirstOrDefault() is null
            ? null
            : new Refusal("The database was written by a later version of Klynge. Install that version, or restore a backup from before it.");
    }
}
