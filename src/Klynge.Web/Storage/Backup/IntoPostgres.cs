using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Klynge.Web.Storage.Backup;

/// <summary>
/// Restores into an empty PostgreSQL database in one transaction. References and row policies are set aside for the
/// loading (a table under a row policy takes no COPY) and stand again, checked, before it is committed.
/// </summary>
internal static class IntoPostgres
{
    public static async Task<Refusal?> Do(Parcel parcel, Place place, TimeProvider clock, Action moveFiles, CancellationToken cancel)
    {
        var options = new DbContextOptionsBuilder<PostgresDb>();
        options.UseKlyngePostgres(new NpgsqlConnectionStringBuilder(place.Postgres) { Pooling = false, ApplicationName = "klynge restore" }.ToString());
        await using var db = new PostgresDb(options.Options, new Reach(), new Actor(), clock, new WriteTurns(false));
        await db.Database.OpenConnectionAsync(cancel);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        if (await Occupied(connection, cancel) is { } occupied)
            return occupied;
        if (await Restoring.Prepare(db, parcel.Manifest, cancel) is { } refusal)
            return refusal;

        await using (var transaction = await connection.BeginTransactionAsync(cancel))
        {
            await Load(connection, parcel, cancel);
            await Restoring.Verify(connection, transaction, parcel.Manifest, cancel);
            foreach (var table in await PolicedTables(connection, cancel))
                await Run(connection, $"ALTER TABLE \"{table}\" FORCE ROW LEVEL SECURITY", cancel);
            moveFiles();
            await transaction.CommitAsync(cancel);
        }

        return await Schema.Raise(db, cancel);
    }

    private static async Task<Refusal?> Occupied(NpgsqlConnection connection, CancellationToken cancel)
    {
        foreach (var table in (string[])["cluster", "account"])
            if (await Column(connection, $"SELECT to_regclass('{table}')::text", cancel) is [not ""] && await Column(connection, $"SELECT 'x' FROM \"{table}\" LIMIT 1", cancel) is [_])
                return new("The database already holds data. Restore into an empty database; nothing was touched.");
        if (await Column(connection, "SELECT 'x' FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename = current_user LIMIT 1", cancel) is [_])
            return new("Someone else works in that database. Stop the server first, then restore.");
        return null;
    }

    private static async Task Load(NpgsqlConnection connection, Parcel parcel, CancellationToken cancel)
    {
        await Run(connection, "SET LOCAL lock_timeout = '10s'", cancel);
        // Only the owner of the tables may do this, and only for itself: NO FORCE lets the owner past its own policy.
        foreach (var table in await PolicedTables(connection, cancel))
            await Run(connection, $"ALTER TABLE \"{table}\" NO FORCE ROW LEVEL SECURITY", cancel);
        var references = await Column(connection, """
            SELECT format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
            WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY conname
            """, cancel);
        foreach (var drop in await Column(connection, "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace", cancel))
            await Run(connection, drop, cancel);
        await Run(connection, $"TRUNCATE {string.Join(", ", parcel.Manifest.Tables.Select(table => $"\"{table.Name}\""))}", cancel);
        foreach (var table in parcel.Manifest.Tables)
            await Copy(connection, parcel, table, cancel);
        foreach (var add in references)
            await Run(connection, add, cancel);
    }

    private static async Task Copy(NpgsqlConnection connection, Parcel parcel, TablePart table, CancellationToken cancel)
    {
        var kinds = table.Columns.Select(column => Kind.Called(column.Kind)!).ToArray();
        await using var part = await parcel.Open(table.Entry, cancel);
        await using var copy = await connection.BeginTextImportAsync($"COPY \"{table.Name}\" ({table.ColumnList}) FROM STDIN", cancel);
        var line = new StringBuilder();
        await foreach (var values in Rows.Read(part, table, cancel))
        {
            line.Clear();
            for (var i = 0; i < kinds.Length; i++)
            {
                if (i > 0)
                    line.Append('\t');
                if (values[i].ValueKind == JsonValueKind.Null)
                    line.Append("\\N");
                else
                    line.Append(kinds[i].Text(values[i]).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal));
            }

            await copy.WriteAsync(line.Append('\n'), cancel);
        }
    }

    /// <summary>Tables whose policy holds for their owner too: all that are under one.</summary>
    private static Task<List<string>> PolicedTables(NpgsqlConnection connection, CancellationToken cancel) =>
        Column(connection, "SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = current_schema()::regnamespace ORDER BY relname", cancel);

    private static async Task<List<string>> Column(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        List<string> values = [];
        while (await reader.ReadAsync(cancel))
            values.Add(await reader.IsDBNullAsync(0, cancel) ? "" : reader.GetString(0));
        return values;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
