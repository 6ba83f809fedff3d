using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>The cluster's offices of today, and how it wants to be reached by strangers.</summary>
internal sealed class ClusterImprint(Db db) : IImprint
{
    public async Task<Imprint> Of(Visit visit, CancellationToken cancel)
    {
        var reached = await db.Clusters.Where(c => c.Id == visit.ClusterId).Select(c => new { c.PublicEmail, c.PublicPhone }).SingleAsync(cancel);
        return new([.. (await db.OfficesOn(visit.Today, cancel)).Select(Said)], reached.PublicEmail, reached.PublicPhone);
    }

    /// <summary>"Strandkaien 2, Stavanger"; an address that says its town itself stands alone.</summary>
    private static string Said(Office office) =>
        office.Address is not { } address ? office.Place : address.Contains(office.Place, StringComparison.OrdinalIgnoreCase) ? address : $"{address}, {office.Place}";
}

internal static class Offices
{
    public static Task<List<Office>> OfficesOn(this Db db, DateOnly day, CancellationToken cancel) =>
        db.Set<Office>().AsNoTracking().Where(o => o.From <= day && (o.To == null || o.To >= day)).OrderBy(o => o.From).ThenBy(o => o.Id).ToListAsync(cancel);
}
