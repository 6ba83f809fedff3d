using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>The cluster's own day, for deeds that any door may lead to.</summary>
internal static class ClusterDay
{
    public static async Task<DateOnly> Today(this Db db, TimeProvider clock, CancellationToken cancel)
    {
        var cluster = db.Reach.Only;
        return clock.DayIn(await db.Clusters.Where(c => c.Id == cluster).Select(c => c.TimeZone).SingleAsync(cancel));
    }
}
