using Klynge.Members.BusinessRegister;
using Npgsql;
using NpgsqlTypes;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>
/// New tables beside the old, filled by COPY and put in their place, all in one transaction: until it commits everybody
/// reads the old ones, and only the exchange of names at its end makes anyone wait.
/// </summary>
internal sealed class IncomingPostgres : IIncoming
{
    /// <summary>"klynge register": the number of the lock that one loading at a time holds.</summary>
    private const long Turn = 0x6B6C_7265_6769;
    private const string Table = "register_unit_new";

    private readonly NpgsqlConnection connection;
    private NpgsqlTransaction? transaction;
    private NpgsqlBinaryImporter? copy;

    private IncomingPostgres(NpgsqlConnection connection) => this.connection = connection;

    public static async Task<IIncoming?> Begin(string postgres, CancellationToken cancel)
    {
        var incoming = new IncomingPostgres(new NpgsqlConnection(new NpgsqlConnectionStringBuilder(postgres) { Pooling = false, ApplicationName = "klynge register" }.ToString()));
        await incoming.connection.OpenAsync(cancel);
        incoming.transaction = await incoming.connection.BeginTransactionAsync(cancel);
        await using (var command = new NpgsqlCommand($"SELECT pg_try_advisory_xact_lock({Turn})", incoming.connection))
            if (!(bool)(await command.ExecuteScalarAsync(cancel))!)
            {
                await incoming.DisposeAsync();
                return null;
            }

        await incoming.Run(RegisterTables.Postgres(Table), cancel);
        incoming.copy = await incoming.connection.BeginBinaryImportAsync($"COPY {Table} ({RegisterTables.Names}) FROM STDIN (FORMAT BINARY)", cancel);
        incoming.copy.Timeout = TimeSpan.FromHours(1);
        return incoming;
    }

    public async Task Add(IReadOnlyList<RegisterUnit> units, CancellationToken cancel)
    {
        foreach (var unit in units)
        {
            await copy!.StartRowAsync(cancel);
            foreach (var value in RegisterTables.Values(unit))
                await (value switch
                {
                    null => copy.WriteNullAsync(cancel),
                    int number => copy.WriteAsync(number, NpgsqlDbType.Integer, cancel),
                    bool yes => copy.WriteAsync(yes, NpgsqlDbType.Boolean, cancel),
                    DateOnly day => copy.WriteAsync(day, NpgsqlDbType.Date, cancel),
                    _ => copy.WriteAsync((string)value, NpgsqlDbType.Text, cancel),
                });
        }
    }

    public async Task TakePlace(RegisterLoad load, CancellationToken cancel)
    {
        await copy!.CompleteAsync(cancel);
        await copy.DisposeAsync();
        copy = null;
        await Run("SET LOCAL maintenance_work_mem = '256MB'; SET LOCAL work_mem = '64MB';", cancel);
        var (there, other) = (await Exists(cancel), load.SubUnits ? "false" : "true");
        await Run($"ALTER TABLE {Table} ADD CONSTRAINT register_unit_new_key PRIMARY KEY (number)", cancel);
        if (there)
            await Run($"INSERT INTO {Table} ({RegisterTables.Names}) SELECT {RegisterTables.Names} FROM register_unit WHERE sub_unit = {other} AND EXISTS (SELECT 1 FROM register_load WHERE sub_units = {other}) ON CONFLICT DO NOTHING", cancel);
        await Run($"CREATE INDEX register_unit_new_parent ON {Table} (parent) WHERE parent IS NOT NULL", cancel);
        // Written in the order they are shown in, the shortest names first: the first ten of many are found without sorting them.
        await Run($"CREATE TABLE register_name_new AS SELECT row_number() OVER (ORDER BY length(words), words, number)::integer AS rank, number, array_to_tsvector(array_remove(string_to_array(words, ' '), '')) AS words FROM {Table} WHERE NOT sub_unit ORDER BY 1", cancel);
        await Run("CREATE INDEX register_name_new_words ON register_name_new USING gin (words) WITH (fastupdate = off)", cancel);
        await Note(load, cancel);
        // In the order in which a search takes them, or one would wait for the other.
        if (there)
            await Run("LOCK TABLE register_name, register_unit IN ACCESS EXCLUSIVE MODE; DROP TABLE register_name, register_unit", cancel);
        await Run($"""
            ALTER TABLE {Table} RENAME TO register_unit; ALTER TABLE register_name_new RENAME TO register_name;
            ALTER INDEX register_unit_new_key RENAME TO register_unit_key; ALTER INDEX register_unit_new_parent RENAME TO register_unit_parent; ALTER INDEX register_name_new_words RENAME TO register_name_words;
            """, cancel);
        await transaction!.CommitAsync(cancel);
        await Run("ANALYZE register_unit; ANALYZE register_name;", cancel);
    }

    public async ValueTask DisposeAsync()
    {
        // What was not completed is broken off with its transaction.
        if (copy is not null)
            await copy.DisposeAsync();
        if (transaction is not null)
            await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task Note(RegisterLoad load, CancellationToken cancel)
    {
        var values = RegisterTables.Values(load);
        await Run($"DELETE FROM register_load WHERE sub_units = {load.SubUnits}", cancel);
        await using var command = new NpgsqlCommand($"INSERT INTO register_load ({string.Join(", ", values.Select(value => value.Name))}) VALUES ({string.Join(", ", values.Select(value => "@" + value.Name))})", connection);
        foreach (var (name, value) in values)
            command.Parameters.Add(new NpgsqlParameter { ParameterName = name, Value = value ?? DBNull.Value });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<bool> Exists(CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT to_regclass('register_unit') IS NOT NULL", connection);
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    private async Task Run(string statement, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(statement, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
