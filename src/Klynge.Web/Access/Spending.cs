using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>What was used and may not be used again, for as long as it could be: a challenge, the beginning of a way in. Only a hash is kept.</summary>
public sealed class Spent
{
    public required string Hash { get; init; }
    public DateTime EndsAt { get; init; }
}

/// <summary>Uses something up. Of forty at once one is told yes.</summary>
public sealed class Spending(Db db)
{
    public async Task<bool> Spend(string what, DateTime until, CancellationToken cancel)
    {
        var hash = Secrets.Hash(what);
        // Once: the key of the table says so.
        return await db.InTurn(() => db.Database.ExecuteSqlAsync($"INSERT INTO spent (hash, ends_at) VALUES ({hash}, {until}) ON CONFLICT (hash) DO NOTHING", cancel), cancel) == 1;
    }
}
