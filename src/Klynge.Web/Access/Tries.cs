using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>How many tries one address or one place has, and for how long the door is closed after them.</summary>
public sealed record Limit(string Kind, int Tries, TimeSpan Window)
{
    /// <summary>One address, tried from one place.</summary>
    public static readonly Limit Address = new("address", 10, TimeSpan.FromMinutes(15));

    /// <summary>One address, tried from anywhere: wider, so that a stranger who tries in vain does not shut out who belongs there.</summary>
    public static readonly Limit Anywhere = new("anywhere", 100, TimeSpan.FromMinutes(15));

    /// <summary>A whole office may sit behind one address of the network, so this is wider.</summary>
    public static readonly Limit Source = new("source", 100, TimeSpan.FromMinutes(15));
    public static readonly Limit Letters = new("letter", 3, TimeSpan.FromHours(1));
    public static readonly Limit LettersFromSource = new("letters-from", 30, TimeSpan.FromHours(1));
}

/// <summary>
/// Counts tries before they are judged, so that forty at once are counted as forty. Whether an account has the address
/// makes no difference, and nothing but a hash of it is kept.
/// </summary>
public sealed class Tries(Db db)
{
    /// <summary>Takes one try. Null: go ahead; else the instant the door opens again.</summary>
    public async Task<DateTime?> Take(Limit limit, string what, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limit);
        var (key, now) = (Key(limit, what), db.Now);
        var begun = now - limit.Window;
        await using var writing = await db.BeginWriting(cancel);
        await db.Database.ExecuteSqlAsync($"INSERT INTO wrong_tries (key, count, since) VALUES ({key}, 0, {now}) ON CONFLICT (key) DO NOTHING", cancel);
        await db.WrongTries.Where(t => t.Key == key && t.Since <= begun && (t.ClosedUntil == null || t.ClosedUntil <= now))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, 0).SetProperty(t => t.Since, now).SetProperty(t => t.ClosedUntil, (DateTime?)null), cancel);
        var taken = await db.WrongTries.Where(t => t.Key == key && t.ClosedUntil == null && t.Count < limit.Tries)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, t => t.Count + 1), cancel);
        DateTime? opens = taken == 1 ? null : (await db.WrongTries.AsNoTracking().SingleAsync(t => t.Key == key, cancel)).ClosedUntil ?? now + limit.Window;
        await writing.Commit(cancel);
        return opens;
    }

    /// <summary>The try taken was wrong. The last one closes the door; then the instant it opens again.</summary>
    public async Task<DateTime?> Missed(Limit limit, string what, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(limit);
        var key = Key(limit, what);
        DateTime? opens = db.Now + limit.Window;
        var closed = await db.InTurn(() => db.WrongTries.Where(t => t.Key == key && t.Count >= limit.Tries)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.ClosedUntil, opens), cancel), cancel);
        return closed == 1 ? opens : null;
    }

    /// <summary>The try was right: the address begins anew.</summary>
    public async Task Forget(Limit limit, string what, CancellationToken cancel)
    {
        var key = Key(limit, what);
        await db.InTurn(() => db.WrongTries.Where(t => t.Key == key).ExecuteDeleteAsync(cancel), cancel);
    }

    /// <summary>The try was right: it does not count against the place it came from, and those before it still do.</summary>
    public async Task GiveBack(Limit limit, string what, CancellationToken cancel)
    {
        var key = Key(limit, what);
        await db.InTurn(() => db.WrongTries.Where(t => t.Key == key && t.Count > 0).ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, t => t.Count - 1), cancel), cancel);
    }

    private static string Key(Limit limit, string what)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return Secrets.Hash($"{limit.Kind}:{what}");
    }
}
