using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage.Backup;

/// <summary>Restores into a new embedded database beside its place, and moves it there last: then the folder holds a record.</summary>
internal static class IntoSqlite
{
    public static async Task<Refusal?> Do(Parcel parcel, Place place, string aside, TimeProvider clock, Action moveFiles, CancellationToken cancel)
    {
        var made = Path.Combine(aside, Place.FileName);
        var options = new DbContextOptionsBuilder<SqliteDb>();
        options.UseKlyngeSqlite(made);
        await using (var db = new SqliteDb(options.Options, new Reach(), new Actor(), clock, new WriteTurns(true)))
        {
            await db.Database.OpenConnectionAsync(cancel);
            if (await Restoring.Prepare(db, parcel.Manifest, cancel) is { } refusal)
                return refusal;
            await Load((SqliteConnection)db.Database.GetDbConnection(), parcel, cancel);
            await Restoring.Verify(db.Database.GetDbConnection(), null, parcel.Manifest, cancel);
            if (await Schema.Raise(db, cancel) is { } later)
                return later;
            // Nothing may be left in the log beside the file that is moved.
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }

        await using (var file = new FileStream(made, FileMode.Open, FileAccess.ReadWrite))
            file.Flush(flushToDisk: true);
        moveFiles();
        File.Move(made, place.Sqlite);
        return null;
    }

    private static async Task Load(SqliteConnection connection, Parcel parcel, CancellationToken cancel)
    {
        // Tables come in the order of their names, so references are checked when all of them stand.
        await Run(connection, "PRAGMA foreign_keys=OFF", cancel);
        await using (var transaction = connection.BeginTransaction())
        {
            foreach (var table in parcel.Manifest.Tables)
            {
                await Run(connection, $"DELETE FROM \"{table.Name}\"", cancel, transaction);
                await Insert(connection, transaction, parcel, table, cancel);
            }

            await transaction.CommitAsync(cancel);
        }

        await Run(connection, "PRAGMA foreign_keys=ON", cancel);
        await using var check = connection.CreateCommand();
        check.CommandText = "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1";
        if (await check.ExecuteScalarAsync(cancel) is string orphan)
            throw new InvalidDataException($"A row of {orphan} refers to nothing.");
    }

    private static async Task Insert(SqliteConnection connection, SqliteTransaction transaction, Parcel parcel, TablePart table, CancellationToken cancel)
    {
        var kinds = table.Columns.Select(column => Kind.Called(column.Kind)!).ToArray();
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", kinds.Select((_, i) => $"$p{i}"))})";
        foreach (var i in Enumerable.Range(0, kinds.Length))
            command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{i}" });
        await using var part = await parcel.Open(table.Entry, cancel);
        await foreach (var values in Rows.Read(part, table, cancel))
        {
            for (var i = 0; i < kinds.Length; i++)
                command.Parameters[i].Value = values[i].ValueKind == System.Text.Json.JsonValueKind.Null ? DBNull.Value : kinds[i].Read(values[i]);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static async Task Run(DbConnection connection, string sql, CancellationToken cancel, DbTransaction? transaction = null)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
