using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Demonstration;

/// <summary>Throws a demonstration away, to the last table: its journal only grows, so nothing less would do. Never where anything is real.</summary>
[May(Deed.RunInstallation)]
public sealed class ResetDemonstration(Db db, Klynge.Web.Storage.Place place)
{
    public async Task<Refusal?> Do(CancellationToken cancel)
    {
        if (await db.Clusters.Where(c => !c.Demonstration).OrderBy(c => c.Name).Select(c => c.Name).FirstOrDefaultAsync(cancel) is { } real)
            return new("This database holds a real cluster, {0}. Only a demonstration can be started anew.", real);
        // Whoever was invited while trying things out belongs to the demonstration too; an owner of her own does not.
        if (await db.Accounts.AnyAsync(a => !a.Demonstration && !db.Roles.Any(r => r.AccountId == a.Id && r.ClusterId != null), cancel)
            || await db.Roles.AnyAsync(r => r.ClusterId == null && !r.Account!.Demonstration, cancel))
            return new("This database has an owner who is no part of the demonstration. Nothing was changed.");

        await Wipe(cancel);
        if (Directory.Exists(place.Files))
            Directory.Delete(place.Files, recursive: true);
        return await Schema.Raise(db, cancel);
    }

    private async Task Wipe(CancellationToken cancel)
    {
        if (db.Dialect == Dialect.Sqlite)
        {
            await db.Database.EnsureDeletedAsync(cancel);
            return;
        }

        // The database itself may not be ours to drop; its tables are.
        var tables = db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Append("migration_history");
        await using var writing = await db.BeginWriting(cancel);
        await Execute($"DROP TABLE IF EXISTS {string.Join(", ", tables.Select(table => $"\"{table}\""))} CASCADE", cancel);
        await Execute("DROP FUNCTION IF EXISTS journal_only_grows CASCADE", cancel);
        await writing.Commit(cancel);
    }

    private async Task Execute(string statement, CancellationToken cancel)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
