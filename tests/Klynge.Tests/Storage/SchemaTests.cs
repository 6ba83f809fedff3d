using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Storage;

/// <summary>A process killed while it raised the schema must not keep everyone else out.</summary>
public sealed class SchemaTests
{
    private const string Left = "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL); INSERT OR IGNORE INTO \"__EFMigrationsLock\" VALUES (1, '2026-05-12 08:00:00')";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lock_left_by_a_killed_process_is_nobodys(bool raised)
    {
        var place = raised ? await Databases.Copy(Dialect.Sqlite) : new Place(Folders.New("test"), null);
        var options = new DbContextOptionsBuilder<SqliteDb>();
        options.UseKlyngeSqlite(place.Sqlite);
        await using var db = new SqliteDb(options.Options, new Reach(), new Actor(), TimeProvider.System, new WriteTurns(true));
        await db.Database.ExecuteSqlRawAsync(Left);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        (await Schema.Raise(db, patience.Token)).ShouldBeNull();
        (await Schema.Fits(db, patience.Token)).ShouldBeTrue();
    }
}
