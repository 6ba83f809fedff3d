using System.Data.Common;
using System.Globalization;
using Klynge.Members;
using Klynge.Members.BusinessRegister;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>One file that was loaded: the main units, or the sub-units.</summary>
/// <param name="Day">The day the register was as the file says.</param>
/// <param name="Standard">The industry standard of its codes; null where none tells.</param>
public sealed record RegisterLoad(bool SubUnits, string Source, string Sha256, DateOnly Day, DateTime LoadedAt, long Rows, long Skipped, IndustryStandard? Standard);

/// <summary>
/// The tables of the copy of the public register, the same on both databases. They stand outside the record: no cluster's,
/// no part of a backup, made by the loading itself, and only read by the site.
/// </summary>
internal static class RegisterTables
{
    // Compared byte by byte, as everywhere in the record.
    private const string Text = "text COLLATE \"C\"";

    /// <summary>Name, type in SQLite, type in PostgreSQL, and the value.</summary>
    private static readonly (string Name, string Sqlite, string Postgres, Func<RegisterUnit, object?> Value)[] Columns =
    [
        ("number", "INTEGER PRIMARY KEY", "integer NOT NULL", u => int.Parse(u.Number, CultureInfo.InvariantCulture)),
        ("sub_unit", "INTEGER NOT NULL", "boolean NOT NULL", u => u.SubUnit),
        ("name", "TEXT NOT NULL", Text + " NOT NULL", u => u.Name),
        ("words", "TEXT NOT NULL", Text + " NOT NULL", u => NameKey.Fold(u.Name)),
        ("form", "TEXT", Text, u => u.Form),
        ("parent", "INTEGER", "integer", u => u.Parent is null ? null : int.Parse(u.Parent, CultureInfo.InvariantCulture)),
        ("address", "TEXT", Text, u => u.Address),
        ("postal_code", "TEXT", Text, u => u.PostalCode),
        ("place", "TEXT", Text, u => u.Place),
        ("municipality", "TEXT", Text, u => u.Municipality),
        ("country", "TEXT", Text, u => u.Country),
        ("industry", "TEXT", Text, u => u.Industry),
        ("industry2", "TEXT", Text, u => u.Industry2),
        ("industry3", "TEXT", Text, u => u.Industry3),
        ("staff", "INTEGER", "integer", u => u.Staff),
        ("website", "TEXT", Text, u => u.Website),
        ("registered_on", "TEXT", "date", u => u.RegisteredOn),
        ("bankrupt", "INTEGER NOT NULL", "boolean NOT NULL", u => u.Bankrupt),
        ("bankrupt_on", "TEXT", "date", u => u.BankruptOn),
        ("dissolving", "INTEGER NOT NULL", "boolean NOT NULL", u => u.Dissolving),
        ("dissolving_on", "TEXT", "date", u => u.DissolvingOn),
        ("forcibly_dissolving", "INTEGER NOT NULL", "boolean NOT NULL", u => u.ForciblyDissolving),
        ("forcibly_dissolving_on", "TEXT", "date", u => u.ForciblyDissolvingOn),
        ("deleted_on", "TEXT", "date", u => u.DeletedOn),
    ];

    public static readonly string Names = string.Join(", ", Columns.Select(column => column.Name));
    public static readonly string Parameters = string.Join(", ", Columns.Select(column => "@" + column.Name));

    /// <summary>As columns of a unit in a statement that reads.</summary>
    public static readonly string Units = string.Join(", ", Columns.Select(column => "u." + column.Name));

    public static readonly IReadOnlyList<string> ColumnNames = [.. Columns.Select(column => column.Name)];

    public static readonly string Sqlite = $"""
        CREATE TABLE register_unit ({string.Join(", ", Columns.Select(column => $"{column.Name} {column.Sqlite}"))});
        CREATE TABLE register_load (sub_units INTEGER PRIMARY KEY, source TEXT NOT NULL, sha256 TEXT NOT NULL, day TEXT NOT NULL, loaded_at TEXT NOT NULL, rows INTEGER NOT NULL, skipped INTEGER NOT NULL, standard TEXT);
        """;

    /// <param name="table">What the table of units is called while it is filled.</param>
    public static string Postgres(string table) => $"""
        CREATE TABLE IF NOT EXISTS register_load (sub_units boolean PRIMARY KEY, source text NOT NULL, sha256 text NOT NULL, day date NOT NULL, loaded_at timestamptz NOT NULL, rows bigint NOT NULL, skipped bigint NOT NULL, standard text);
        CREATE TABLE {table} ({string.Join(", ", Columns.Select(column => $"{column.Name} {column.Postgres}"))});
        """;

    /// <summary>The values of a unit, in the order of the columns.</summary>
    public static IEnumerable<object?> Values(RegisterUnit unit) => Columns.Select(column => column.Value(unit));

    /// <summary>The unit of a row whose columns are <see cref="Units"/>.</summary>
    public static RegisterUnit Unit(DbDataReader row)
    {
        var at = 0;
        return new RegisterUnit
        {
            Number = Number(row.GetInt32(at++)), SubUnit = row.GetBoolean(at++), Name = row.GetString(at++), Form = Said(row, ++at), Parent = Whole(row, ++at) is { } parent ? Number(parent) : null,
            Address = Said(row, ++at), PostalCode = Said(row, ++at), Place = Said(row, ++at), Municipality = Said(row, ++at), Country = Said(row, ++at),
            Industry = Said(row, ++at), Industry2 = Said(row, ++at), Industry3 = Said(row, ++at), Staff = Whole(row, ++at), Website = Said(row, ++at), RegisteredOn = Day(row, ++at),
            Bankrupt = row.GetBoolean(++at), BankruptOn = Day(row, ++at), Dissolving = row.GetBoolean(++at), DissolvingOn = Day(row, ++at),
            ForciblyDissolving = row.GetBoolean(++at), ForciblyDissolvingOn = Day(row, ++at), DeletedOn = Day(row, ++at),
        };
    }

    public static RegisterLoad Load(DbDataReader row) => new(
        row.GetBoolean(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateOnly>(3), DateTime.SpecifyKind(row.GetDateTime(4), DateTimeKind.Utc), row.GetInt64(5), row.GetInt64(6),
        Said(row, 7) is { } standard && Enum.TryParse<IndustryStandard>(standard, out var known) ? known : null);

    /// <summary>The values of a load, by the names of its columns.</summary>
    public static IReadOnlyList<(string Name, object? Value)> Values(RegisterLoad load) =>
    [
        ("sub_units", load.SubUnits), ("source", load.Source), ("sha256", load.Sha256), ("day", load.Day), ("loaded_at", load.LoadedAt), ("rows", load.Rows), ("skipped", load.Skipped), ("standard", load.Standard?.ToString()),
    ];

    private static string Number(int number) => number.ToString("D9", CultureInfo.InvariantCulture);

    private static string? Said(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    private static int? Whole(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetInt32(at);

    private static DateOnly? Day(DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetFieldValue<DateOnly>(at);
}
