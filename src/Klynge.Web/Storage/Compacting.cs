using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>
/// Makes the database let go of what was deleted. SQLite overwrites it (secure_delete) and still has it in its write-ahead
/// log until that is emptied; PostgreSQL keeps dead rows until a VACUUM, and its own log and archive for as long as whoever
/// runs it has said.
/// </summary>
public sealed class Compacting(Db db)
{
    private const int Tries = 40;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <summary>False: somebody read all the while, and the log is emptied the next time nobody does.</summary>
    public async Task<bool> Do(CancellationToken cancel)
    {
        // Within a transaction nothing is gone yet.
        if (db.Database.CurrentTransaction is not null)
            return false;
        if (db.Dialect == Dialect.Postgres)
        {
            await db.Database.ExecuteSqlRawAsync("VACUUM", cancel);
            return true;
        }

        for (var n = 0; n < Tries; n++, await Task.Delay(Between, cancel))
            if (await db.InTurn(Emptied, cancel) == 1)
                return true;
        return false;

        // Of the three figures the first says whether somebody was in the way.
        async Task<int> Emptied()
        {
            await db.Database.OpenConnectionAsync(cancel);
            try
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
                return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) == 0 ? 1 : 0;
            }
            finally
            {
                await db.Database.CloseConnectionAsync();
            }
        }
    }
}
