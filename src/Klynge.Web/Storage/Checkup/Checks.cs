using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage.Checkup;

/// <summary>The whole examination, in the order of what must be well first.</summary>
internal static class Checks
{
    public static async Task<IReadOnlyList<Finding>> All(Db db, Place place, CancellationToken cancel)
    {
        List<Finding> findings = [FolderChecks.Writable(place), FolderChecks.Disk(place), FolderChecks.Private(place)];
        findings.AddRange(db.Dialect == Dialect.Sqlite ? await OfSqlite(db, cancel) : await OfPostgres(db, cancel));
        var schema = await OfSchema(db, cancel);
        findings.Add(schema);
        // What the record says can be read only where its tables are ours and whole.
        if (findings.Any(finding => finding is { Ok: false, Name: "integrity" or "schema" }))
            return findings;

        db.Reach.Set([.. await db.Clusters.Select(cluster => cluster.Id).ToListAsync(cancel)]);
        findings.Add(await RecordChecks.Demonstration(db, cancel));
        findings.Add(await RecordChecks.Order(db, cancel));
        findings.Add(await RecordChecks.Journal(db, cancel));
        findings.Add(await RecordChecks.Files(db, place, cancel));
        if (await RegisterAge.Examine(place, DateOnly.FromDateTime(db.Now), cancel) is { } register)
            findings.Add(register);
        return findings;
    }

    private static async Task<List<Finding>> OfSqlite(Db db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        List<Finding> findings =
        [
            await DatabaseChecks.SqliteSettings(connection, cancel), await DatabaseChecks.Integrity(connection, cancel), await DatabaseChecks.References(connection, cancel),
        ];
        await db.Database.CloseConnectionAsync();
        return findings;
    }

    private static async Task<List<Finding>> OfPostgres(Db db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var connection = db.Database.GetDbConnection();
        List<Finding> findings =
        [
            await DatabaseChecks.Role(connection, cancel), await DatabaseChecks.Encoding(connection, cancel), await DatabaseChecks.Constraints(connection, cancel),
        ];
        if (await Schema.Fits(db, cancel))
            findings.Add(await DatabaseChecks.Policies(connection, Guards.Tables(db.Model), cancel));
        await db.Database.CloseConnectionAsync();
        return findings;
    }

    private static async Task<Finding> OfSchema(Db db, CancellationToken cancel) => await Schema.Fits(db, cancel)
        ? Finding.Well("schema", "The database is of this version of Klynge.")
        : Finding.Ill("schema", "The database is of another version of Klynge than this program. Install that version, or start “klynge serve” once to raise the database.");
}
