using System.Data.Common;

namespace Klynge.Web.Storage.Checkup;

/// <summary>What a database is asked about itself: its settings as it reads them back, and whether its own content hangs together.</summary>
internal static class DatabaseChecks
{
    private static readonly (string Setting, string Value)[] Sqlite =
        [("journal_mode", "wal"), ("synchronous", "2"), ("foreign_keys", "1"), ("secure_delete", "1"), ("trusted_schema", "0")];

    public static async Task<Finding> SqliteSettings(DbConnection connection, CancellationToken cancel)
    {
        List<string> wrong = [];
        foreach (var (setting, value) in Sqlite)
            if (await One(connection, $"PRAGMA {setting}", cancel) is var said && said != value)
                wrong.Add($"{setting} = {said}");
        return wrong.Count == 0
            ? Finding.Well("settings", "The database keeps what it acknowledges and forgets what is erased.")
            : Finding.Ill("settings", "The database is not set as it should be: {0}. Use only klynge to open it.", string.Join(", ", wrong));
    }

    public static async Task<Finding> Integrity(DbConnection connection, CancellationToken cancel) => await One(connection, "PRAGMA integrity_check(1)", cancel) is "ok"
        ? Finding.Well("integrity", "The database file is whole.")
        : Finding.Ill("integrity", "The database file is damaged. Stop the server, keep the file, and restore the last backup.");

    public static async Task<Finding> References(DbConnection connection, CancellationToken cancel) => await One(connection, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", cancel) is not { } table
        ? Finding.Well("references", "Every row refers to rows that are there.")
        : Finding.Ill("references", "A row of the table {0} refers to a row that is gone. Restore the last backup.", table);

    public static async Task<Finding> Role(DbConnection connection, CancellationToken cancel) => await One(connection, "SELECT (rolsuper OR rolbypassrls)::text FROM pg_roles WHERE rolname = current_user", cancel) is "false"
        ? Finding.Well("role", "The database user is held by the row policies.")
        : Finding.Ill("role", "The database user is a superuser or bypasses row policies, so nothing in the database parts the clusters. Use a plain user that owns the database.");

    public static async Task<Finding> Policies(DbConnection connection, IReadOnlyList<string> tables, CancellationToken cancel)
    {
        List<string> open = [];
        foreach (var table in tables)
            if (await One(connection, $"SELECT (relrowsecurity AND relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy WHERE polrelid = c.oid AND polname = 'reach' AND polcmd = '*'))::text FROM pg_class c WHERE c.oid = to_regclass('{table}')", cancel) is not "true")
                open.Add(table);
        return open.Count == 0
            ? Finding.Well("policies", "Every table of the clusters stands under a row policy.")
            : Finding.Ill("policies", "No row policy parts the clusters in: {0}. Restore the last backup into a new database.", string.Join(", ", open));
    }

    public static async Task<Finding> Encoding(DbConnection connection, CancellationToken cancel) => await One(connection, "SHOW server_encoding", cancel) is var said && said == "UTF8"
        ? Finding.Well("encoding", "The database writes every letter there is.")
        : Finding.Ill("encoding", "The database is written in {0}, which has not every letter. Make a new one in UTF8 and restore a backup into it.", said ?? "?");

    public static async Task<Finding> Constraints(DbConnection connection, CancellationToken cancel) => await One(connection, "SELECT conname FROM pg_constraint WHERE NOT convalidated AND connamespace = current_schema()::regnamespace UNION SELECT relname FROM pg_index JOIN pg_class ON oid = indexrelid WHERE NOT indisvalid LIMIT 1", cancel) is not { } name
        ? Finding.Well("integrity", "Every rule of the database has been checked by it.")
        : Finding.Ill("integrity", "The database does not vouch for its rule {0}. Restore the last backup into a new database.", name);

    private static async Task<string?> One(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        try
        {
            return (await command.ExecuteScalarAsync(cancel))?.ToString();
        }
        catch (Microsoft.Data.Sqlite.SqliteException broken) when (broken.SqliteErrorCode is 11 or 26)
        {
            // "malformed" and "not a database" are answers to these questions.
            return broken.Message;
        }
    }
}
