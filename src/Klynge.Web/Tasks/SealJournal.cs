using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Tasks;

/// <summary>Seals every cluster's journal. The log names each last seal: kept elsewhere, it proves the journal also against whoever owns this machine.</summary>
internal sealed partial class SealJournal(ILogger<SealJournal> log) : IDailyWork
{
    public async Task Run(IServiceProvider services, DateOnly today, CancellationToken cancel)
    {
        var db = services.GetRequiredService<Db>();
        foreach (var cluster in await db.Clusters.Select(c => new { c.Id, c.Slug }).ToListAsync(cancel))
            if (await Seals.Seal(db, cluster.Id, cancel) > 0)
            {
                var last = await db.Set<JournalSeal>().AsNoTracking().OrderByDescending(s => s.Number).FirstAsync(cancel);
                Sealed(log, cluster.Slug, last.Number, last.Hash);
            }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Journal of {Cluster}: seal {Number} is {Hash}")]
    private static partial void Sealed(ILogger log, string cluster, int number, string hash);
}
