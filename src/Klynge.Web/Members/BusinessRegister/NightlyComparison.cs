using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>Compares every cluster's members with the public register once a day, and once more when a new file of it has been loaded.</summary>
internal sealed class NightlyComparison : IDailyWork
{
    public async Task Run(IServiceProvider services, DateOnly today, CancellationToken cancel)
    {
        var (db, comparing) = (services.GetRequiredService<Db>(), services.GetRequiredService<Comparing>());
        foreach (var cluster in await db.Clusters.Select(c => c.Id).ToListAsync(cancel))
        {
            db.Reach.Set(cluster);
            await comparing.OnceADay(today, cancel);
        }
    }
}

/// <summary>When a cluster was last compared: the day, and which file it was compared with.</summary>
internal static class Compared
{
    public static Task<string?> Last(Db db, Guid cluster, CancellationToken cancel)
    {
        var key = Key(cluster);
        return db.Settings.Where(setting => setting.Key == key).Select(setting => setting.Value).SingleOrDefaultAsync(cancel);
    }

    public static async Task<DateOnly?> Day(Db db, Guid cluster, CancellationToken cancel) =>
        await Last(db, cluster, cancel) is { Length: > 10 } stamp && DateOnly.TryParseExact(stamp[..10], "yyyy-MM-dd", out var day) ? day : null;

    public static async Task Note(Db db, Guid cluster, string stamp, CancellationToken cancel)
    {
        var key = Key(cluster);
        var changed = await db.InTurn(() => db.Settings.Where(setting => setting.Key == key).ExecuteUpdateAsync(set => set.SetProperty(setting => setting.Value, stamp), cancel), cancel);
        if (changed > 0)
            return;
        db.Settings.Add(new Setting { Key = key, Value = stamp });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        // Another node noted it in the same moment.
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            db.ChangeTracker.Clear();
        }
    }

    private static string Key(Guid cluster) => $"register-compared {cluster:N}";
}
