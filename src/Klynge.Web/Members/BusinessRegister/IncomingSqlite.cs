using System.Globalization;
using Klynge.Members.BusinessRegister;
using Microsoft.Data.Sqlite;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>
/// A new file, written without a journal, for nobody reads it before it is whole: then it is brought safely to disk and
/// gets its name. One loading at a time holds a lock beside it.
/// </summary>
internal sealed class IncomingSqlite : IIncoming
{
    private readonly RegisterPlace register;
    private readonly FileStream held;
    private readonly string file;
    private readonly string part;
    private readonly SqliteConnection connection;
    private SqliteTransaction? transaction;
    private SqliteCommand insert = null!;

    private IncomingSqlite(RegisterPlace register, FileStream held, DateTime now)
    {
        (this.register, this.held) = (register, held);
        file = register.NewFile(now);
        part = file + ".part";
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = part, Pooling = false }.ToString());
    }

    public static async Task<IIncoming?> Begin(RegisterPlace register, DateTime now, CancellationToken cancel)
    {
        Directory.CreateDirectory(register.Folder);
        FileStream held;
        try
        {
            held = new FileStream(Path.Combine(register.Folder, "load.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }

        var incoming = new IncomingSqlite(register, held, now);
        await incoming.Open(cancel);
        return incoming;
    }

    public async Task Add(IReadOnlyList<RegisterUnit> units, CancellationToken cancel)
    {
        foreach (var unit in units)
        {
            var at = 0;
            foreach (var value in RegisterTables.Values(unit))
                insert.Parameters[at++].Value = value switch
                {
                    null => DBNull.Value,
                    bool yes => yes ? 1 : 0,
                    DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    _ => value,
                };
            await insert.ExecuteNonQueryAsync(cancel);
        }
    }

    public async Task TakePlace(RegisterLoad load, CancellationToken cancel)
    {
        await Carry(load, cancel);
        await Run("CREATE INDEX register_unit_parent ON register_unit (parent) WHERE parent IS NOT NULL", cancel);
        // The shortest names come first, so who looks for the first ten need not look at all.
        await Run("CREATE TABLE register_rank (rank INTEGER PRIMARY KEY, number INTEGER NOT NULL)", cancel);
        await Run("INSERT INTO register_rank SELECT row_number() OVER (ORDER BY length(words), words, number), number FROM register_unit WHERE NOT sub_unit", cancel);
        // Beginnings of every length that people type, and no places within a name: two beginnings at once are found ten times as fast.
        await Run("CREATE VIRTUAL TABLE register_words USING fts5(words, content='', columnsize=0, detail=none, prefix='2 3 4 5 6 7 8', tokenize=\"unicode61 remove_diacritics 0\")", cancel);
        await Run("INSERT INTO register_words (rowid, words) SELECT r.rank, u.words FROM register_rank r CROSS JOIN register_unit u ON u.number = r.number ORDER BY r.rank", cancel);
        await transaction!.CommitAsync(cancel);
        transaction = null;
        await connection.CloseAsync();
        await using (var written = new FileStream(part, FileMode.Open, FileAccess.ReadWrite))
            written.Flush(flushToDisk: true);
        File.Move(part, file);
        register.Sweep(file);
    }

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
            await transaction.DisposeAsync();
        await insert.DisposeAsync();
        await connection.DisposeAsync();
        File.Delete(part);
        await held.DisposeAsync();
    }

    private async Task Open(CancellationToken cancel)
    {
        await connection.OpenAsync(cancel);
        await Run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA main.locking_mode=EXCLUSIVE; PRAGMA cache_size=-65536; PRAGMA trusted_schema=OFF;", cancel);
        if (register.File is { } before)
        {
            await using var attach = connection.CreateCommand();
            attach.CommandText = "ATTACH DATABASE @before AS before";
            attach.Parameters.AddWithValue("@before", before);
            await attach.ExecuteNonQueryAsync(cancel);
        }

        transaction = connection.BeginTransaction();
        await Run(RegisterTables.Sqlite, cancel);
        insert = connection.CreateCommand();
        (insert.Transaction, insert.CommandText) = (transaction, $"INSERT INTO register_unit ({RegisterTables.Names}) VALUES ({RegisterTables.Parameters})");
        foreach (var name in RegisterTables.ColumnNames)
            insert.Parameters.Add(new SqliteParameter { ParameterName = "@" + name });
        await insert.PrepareAsync(cancel);
    }

    /// <summary>The main units are one file and the sub-units another: loading one leaves the other standing.</summary>
    private async Task Carry(RegisterLoad load, CancellationToken cancel)
    {
        var other = load.SubUnits ? 0 : 1;
        if (register.File is not null)
        {
            await Run($"INSERT OR IGNORE INTO register_unit ({RegisterTables.Names}) SELECT {RegisterTables.Names} FROM before.register_unit WHERE sub_unit = {other} AND EXISTS (SELECT 1 FROM before.register_load WHERE sub_units = {other})", cancel);
            await Run($"INSERT INTO register_load SELECT * FROM before.register_load WHERE sub_units = {other}", cancel);
        }

        await using var command = connection.CreateCommand();
        var values = RegisterTables.Values(load);
        (command.Transaction, command.CommandText) = (transaction, $"INSERT INTO register_load ({string.Join(", ", values.Select(value => value.Name))}) VALUES ({string.Join(", ", values.Select(value => "@" + value.Name))})");
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue("@" + name, value ?? DBNull.Value);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task Run(string statement, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (transaction, statement, 0);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
