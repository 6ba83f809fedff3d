using System.Data.Common;
using Klynge.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Klynge.Web.Storage.Backup;

/// <summary>Which tables a backup holds, and what a database really has.</summary>
internal static class Tables
{
    /// <summary>
    /// Signed-in browsers, wrong tries, used challenges and answers kept for a day pass with the day. Restoring them would open
    /// again what was signed out since.
    /// </summary>
    private static readonly Type[] Passing = [typeof(Session), typeof(WrongTries), typeof(Spent), typeof(Shell.Api.KeptAnswer)];

    /// <summary>Every table of the model but the passing ones, empty of rows yet, in the order of their names.</summary>
    public static IReadOnlyList<TablePart> Of(Db db)
    {
        var passing = Passing.Select(type => db.Model.FindEntityType(type)!.GetTableName()!).ToHashSet();
        return [.. db.Model.GetRelationalModel().Tables.Where(table => !passing.Contains(table.Name)).OrderBy(table => table.Name, StringComparer.Ordinal).Select(Part)];
    }

    /// <summary>The columns of each table as they stand in the database.</summary>
    public static async Task<Dictionary<string, HashSet<string>>> Standing(DbConnection connection, Dialect dialect, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = dialect == Dialect.Sqlite
            ? "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
            : "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema()";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var tables = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancel))
        {
            if (!tables.TryGetValue(reader.GetString(0), out var columns))
                tables[reader.GetString(0)] = columns = new HashSet<string>(StringComparer.Ordinal);
            columns.Add(reader.GetString(1));
        }

        return tables;
    }

    /// <summary>The first table of the backup that this database has not, or has otherwise.</summary>
    public static async Task<string?> Misfit(DbConnection connection, Dialect dialect, Manifest manifest, CancellationToken cancel)
    {
        var standing = await Standing(connection, dialect, cancel);
        return manifest.Tables.FirstOrDefault(table => !standing.TryGetValue(table.Name, out var columns) || !columns.SetEquals(table.Columns.Select(column => column.Name)))?.Name;
    }

    private static TablePart Part(ITable table) => new(
        table.Name,
        [.. table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => new ColumnPart(column.Name, Kind.Of(Provided(column)).Name))],
        table.PrimaryKey is { } key ? [.. key.Columns.Select(column => column.Name)] : [],
        0, "");

    private static Type Provided(IColumn column) => column.StoreTypeMapping.Converter?.ProviderClrType ?? column.StoreTypeMapping.ClrType;
}
