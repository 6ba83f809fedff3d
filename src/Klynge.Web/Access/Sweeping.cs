using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>What has run out is thrown away: sessions, links, counted tries, and what is left of letters.</summary>
internal sealed class Sweeping : IDailyWork
{
    private static readonly TimeSpan KeptLinks = TimeSpan.FromDays(30);
    private static readonly TimeSpan KeptTries = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeptBodies = TimeSpan.FromDays(7);
    private static readonly TimeSpan KeptLetters = TimeSpan.FromDays(90);

    public async Task Run(IServiceProvider services, DateOnly today, CancellationToken cancel)
    {
        var db = services.GetRequiredService<Db>();
        var now = db.Now;
        var (links, tries, bodies, letters) = (now - KeptLinks, now - KeptTries, now - KeptBodies, now - KeptLetters);
        await db.InTurn(() => db.Sessions.Where(s => s.EndsAt <= now).ExecuteDeleteAsync(cancel), cancel);
        await db.InTurn(() => db.Set<Spent>().Where(s => s.EndsAt <= now).ExecuteDeleteAsync(cancel), cancel);
        // An invitation that ran out stays in the list for a while, to be sent again.
        await db.InTurn(() => db.OneTimeTokens.Where(t => t.EndsAt <= now && (t.Purpose != TokenPurpose.Invitation || t.EndsAt <= links)).ExecuteDeleteAsync(cancel), cancel);
        await db.InTurn(() => db.WrongTries.Where(t => t.Since <= tries && (t.ClosedUntil == null || t.ClosedUntil <= now)).ExecuteDeleteAsync(cancel), cancel);
        await db.InTurn(() => db.Letters.Where(l => l.Body != null && l.WrittenAt <= bodies).ExecuteUpdateAsync(set => set.SetProperty(l => l.Body, (string?)null), cancel), cancel);
        await db.InTurn(() => db.Letters.Where(l => l.WrittenAt <= letters).ExecuteDeleteAsync(cancel), cancel);
    }
}
