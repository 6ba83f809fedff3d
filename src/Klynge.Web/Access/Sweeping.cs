using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Once an hour what has run out is thrown away: sessions, links, counted tries, and what is left of letters.</summary>
public sealed partial class Sweeping(IServiceScopeFactory scopes, ILogger<Sweeping> log) : BackgroundService
{
    private static readonly TimeSpan KeptLinks = TimeSpan.FromDays(30);
    private static readonly TimeSpan KeptTries = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeptBodies = TimeSpan.FromDays(7);
    private static readonly TimeSpan KeptLetters = TimeSpan.FromDays(90);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromHours(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await Sweep(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Stumbled(log, exception);
            }
        }
    }

    public async Task Sweep(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        var now = db.Now;
        var (links, tries, bodies, letters) = (now - KeptLinks, now - KeptTries, now - KeptBodies, now - KeptLetters);
        await db.Sessions.Where(s => s.EndsAt <= now).ExecuteDeleteAsync(cancel);
        // An invitation that ran out stays in the list for a while, to be sent again.
        await db.OneTimeTokens.Where(t => t.EndsAt <= now && (t.Purpose != TokenPurpose.Invitation || t.EndsAt <= links)).ExecuteDeleteAsync(cancel);
        await db.WrongTries.Where(t => t.Since <= tries && (t.ClosedUntil == null || t.ClosedUntil <= now)).ExecuteDeleteAsync(cancel);
        await db.Letters.Where(l => l.Body != null && l.WrittenAt <= bodies).ExecuteUpdateAsync(set => set.SetProperty(l => l.Body, (string?)null), cancel);
        await db.Letters.Where(l => l.WrittenAt <= letters).ExecuteDeleteAsync(cancel);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sweeping stumbled and goes on")]
    private static partial void Stumbled(ILogger log, Exception exception);
}
