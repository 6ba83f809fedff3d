using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Klynge.Web.Storage;

/// <summary>
/// Writes many new rows of one kind past the change tracker, with the columns and conversions of the model: prepared
/// inserts on SQLite, COPY on PostgreSQL. Only within a transaction, and only rows within the reach.
/// </summary>
internal static class BulkWriter
{
    public static async Task Insert<T>(this Db db, IReadOnlyList<T> rows, CancellationToken cancel) where T : class, IOfCluster
    {
        if (rows.Count == 0)
            return;
        if (db.Database.CurrentTransaction is not { } transaction)
            throw new InvalidOperationException("Many rows are written within a transaction.");
        if (rows.FirstOrDefault(row => !db.Reach.Clusters.Contains(row.ClusterId)) is not null)
            throw new InvalidOperationException($"A {typeof(T).Name} of a cluster out of reach was about to be written.");

        if (typeof(T).IsAssignableTo(typeof(ICounted)))
            db.Touch();
        var table = Table.Of(db.Model.FindEntityType(typeof(T))!);
        if (db.Database.GetDbConnection() is NpgsqlConnection postgres)
            await Copy(postgres, table, rows, cancel);
        else
            await Insert(transaction.GetDbTransaction(), table, rows, cancel);
    }

    // One row to a statement: before a statement of many rows SQLite sets aside every page that it may have to put back.
    private static async Task Insert<T>(DbTransaction transaction, Table table, IReadOnlyList<T> rows, CancellationToken cancel) where T : class
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO {table.Name} ({table.Names}) VALUES ({string.Join(", ", Enumerable.Range(0, table.Columns.Count).Select(n => $"@p{n}"))})";
        foreach (var column in table.Columns)
            command.Parameters.Add(column.Mapping.CreateParameter(command, $"@p{command.Parameters.Count}", null, nullable: true));
        command.Prepare();
        foreach (var row in rows)
        {
            for (var n = 0; n < table.Columns.Count; n++)
                command.Parameters[n].Value = table.Columns[n].Value(row) ?? DBNull.Value;
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    // COPY is refused on a table with row policies, so the rows come in beside it and pass the policy on their way over.
    private static async Task Copy<T>(NpgsqlConnection connection, Table table, IReadOnlyList<T> rows, CancellationToken cancel) where T : class
    {
        var beside = "incoming_" + table.Name.Trim('"');
        await Run(connection, $"CREATE TEMP TABLE IF NOT EXISTS {beside} (LIKE {table.Name}) ON COMMIT DROP", cancel);
        await using (var copy = await connection.BeginBinaryImportAsync($"COPY {beside} ({table.Names}) FROM STDIN (FORMAT BINARY)", cancel))
        {
            foreach (var row in rows)
            {
                await copy.StartRowAsync(cancel);
                foreach (var column in table.Columns)
                    if (column.Value(row) is { } value)
                        await copy.WriteAsync(value, column.Mapping.StoreTypeNameBase, cancel);
                    else
                        await copy.WriteNullAsync(cancel);
            }

            await copy.CompleteAsync(cancel);
        }

        await Run(connection, $"INSERT INTO {table.Name} ({table.Names}) SELECT {table.Names} FROM {beside}", cancel);
        await Run(connection, $"TRUNCATE {beside}", cancel);
    }

    private static async Task Run(NpgsqlConnection connection, string statement, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private sealed record Table(string Name, IReadOnlyList<Column> Columns)
    {
        public string Names { get; } = string.Join(", ", Columns.Select(column => $"\"{column.Name}\""));

        public static Table Of(IEntityType type) =>
            new($"\"{type.GetTableName()}\"", [.. type.GetProperties().Select(property => new Column(property.GetColumnName(), property, property.GetRelationalTypeMapping()))]);
    }

    private sealed record Column(string Name, IProperty Property, RelationalTypeMapping Mapping)
    {
        private readonly IClrPropertyGetter getter = Property.GetGetter();

        public object? Value(object row)
        {
            var value = getter.GetClrValue(row);
            return value is not null && Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;
        }
    }
}
