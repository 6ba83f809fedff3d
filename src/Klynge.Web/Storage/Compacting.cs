using System.Globalization;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>
/// Makes the database let go of what was deleted. SQLite overwrites it (secure_delete) and still has it in its write-ahead
/// log until that is emptied; PostgreSQL keeps dead rows until a VACUUM, and its own log and archive for as long as whoever
/// runs it has said.
/// </summary>
public sealed class Compacting(Db db)
{
    /// <summary>Each waits for readers as long as any write does.</summary>
    private const int Tries = 2;

    /// <summary>A VACUUM reads the whole of its tables.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="rows">The kinds of rows that something was deleted of.</param>
    /// <returns>False: somebody read all the while. The daily work does it again.</returns>
    public async Task<bool> Do(IEnumerable<Type> rows, CancellationToken cancel)
    {
        // Within a transaction nothing is gone yet.
        if (db.Database.CurrentTransaction is not null)
            return false;
        if (db.Dialect == Dialect.Sqlite)
        {
            for (var n = 0; n < Tries; n++)
                if (await db.InTurn(() => EmptyLog(cancel), cancel) == 0)
                    return true;
            return false;
        }

        await Run("VACUUM " + string.Join(", ", rows.Select(row => db.Model.FindEntityType(row)!.GetTableName()).Distinct()), cancel);
        return true;
    }

    // Of the three figures that are answered the first says whether somebody was in the way.
    private async Task<int> EmptyLog(CancellationToken cancel) => Convert.ToInt32(await Run("PRAGMA wal_checkpoint(TRUNCATE)", cancel), CultureInfo.InvariantCulture);

    private async Task<object?> Run(string statement, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            (command.CommandText, command.CommandTimeout) = (statement, (int)Patience.TotalSeconds);
            return await command.ExecuteScalarAsync(cancel);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}

/// <summary>Empties the embedded database's log once a day, for an erasure that somebody's reading held up.</summary>
internal sealed class EmptyLogs : IDailyWork
{
    public async Task Run(IServiceProvider services, DateOnly today, CancellationToken cancel)
    {
        if (services.GetRequiredService<Db>().Dialect == Dialect.Sqlite)
            await services.GetRequiredService<Compacting>().Do([], cancel);
    }
}
