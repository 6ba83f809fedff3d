using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>Lets go of the files of lists that were done, undone or left alone more than 30 days ago, and of previews nobody went on with.</summary>
internal sealed class ForgetLists : IDailyWork
{
    public async Task Run(IServiceProvider services, DateOnly today, CancellationToken cancel)
    {
        var db = services.GetRequiredService<Db>();
        foreach (var cluster in await db.Clusters.Select(c => c.Id).ToListAsync(cancel))
        {
            db.Reach.Set(cluster);
            var lists = services.GetRequiredService<ReceiveList>();
            await lists.ForgetOld(cancel);
            await lists.ForgetPreviews(cancel);
        }
    }
}
