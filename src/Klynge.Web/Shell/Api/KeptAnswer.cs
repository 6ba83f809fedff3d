using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell.Api;

/// <summary>What was answered when something was done under a key of the program's own. It is written in the transaction of the deed, and kept a day.</summary>
public sealed class KeptAnswer : IOfCluster
{
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public Guid ClusterId { get; init; }
    public Guid AccountId { get; init; }
    public required string Key { get; init; }

    /// <summary>A hash of all that was asked: the same key for something else is a mistake.</summary>
    public required string Asked { get; init; }
    public DateTime At { get; init; }
    public int Status { get; init; }
    public string? Location { get; init; }
    public int? Version { get; init; }
    public string? Body { get; init; }
}

/// <summary>Answers older than a day go.</summary>
internal sealed class ForgetAnswers : IDailyWork
{
    public async Task Run(IServiceProvider services, DateOnly today, CancellationToken cancel)
    {
        var db = services.GetRequiredService<Db>();
        var before = db.Now - KeptAnswer.Kept;
        foreach (var cluster in await db.Clusters.Select(c => c.Id).ToListAsync(cancel))
        {
            await db.Enter(cluster, cancel);
            await db.InTurn(() => db.Set<KeptAnswer>().Where(a => a.At < before).ExecuteDeleteAsync(cancel), cancel);
        }
    }
}
