using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Klynge.Web.Storage.Backup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Storage;

/// <summary>A database with one row in every table and a value in every column: what a backup forgets is missed.</summary>
internal static class EveryTable
{
    public const string Awkward = "Å\t\\N \"'\n\r;ß😀";

    public static async Task<Place> Fill()
    {
        var place = await Databases.Copy(Dialect.Sqlite);
        var options = new DbContextOptionsBuilder<SqliteDb>();
        options.UseKlyngeSqlite(place.Sqlite);
        await using var db = new SqliteDb(options.Options, new Reach(), new Actor(), TimeProvider.System, new WriteTurns(true));
        // All ids are one, so every reference finds its row.
        var id = Guid.CreateVersion7();
        await using var connection = new SqliteConnection($"Data Source={place.Sqlite};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        foreach (var table in Tables.Of(db))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, i) => "$p" + i))})";
            foreach (var (column, i) in table.Columns.Select((column, i) => (column, i)))
                command.Parameters.AddWithValue("$p" + i, (table.Name, column.Name) switch { (_, "share") => 0.25m, ("saved_view", "place") => 50, _ => Value(column.Kind, id) });
            (await command.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        return place;
    }

    private static object Value(string kind, Guid id) => kind switch
    {
        "text" => Awkward,
        "id" => id,
        "yes-no" => true,
        "number" => int.MaxValue,
        "long" => long.MaxValue,
        "decimal" => -1234567890.0100m,
        "double" => 0.1 + 0.2,
        "time" => new TimeOnly(23, 59),
        "day" => new DateOnly(2024, 2, 29),
        "instant" => new DateTime(2026, 3, 29, 1, 2, 3, 4, 5, DateTimeKind.Utc),
        "bytes" => (byte[])[0, 255, 10],
        _ => throw new NotSupportedException(kind),
    };
}
