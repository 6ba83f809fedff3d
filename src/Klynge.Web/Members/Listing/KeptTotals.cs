using Klynge.Web.Members.Figures;
using Klynge.Web.Shell;
using Microsoft.Extensions.Caching.Memory;

namespace Klynge.Web.Members.Listing;

/// <summary>
/// Counts kept until the register changes. Every write raises the register's version in its own transaction, and each request
/// reads the version anew: a total of an older version is never found again, whichever process wrote.
/// </summary>
public sealed class KeptTotals : IDisposable
{
    /// <summary>How many numbers and names are kept in all, some megabytes.</summary>
    public const int Most = 50_000;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most, TrackStatistics = true });

    /// <summary>How many numbers and names are kept now.</summary>
    public long Size => kept.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>Under what the number of a view is kept: what one may see is part of what is counted.</summary>
    public static string Key(Sight sight, View view)
    {
        ArgumentNullException.ThrowIfNull(sight);
        ArgumentNullException.ThrowIfNull(view);
        return $"{(sight.All ? "all" : string.Join(',', sight.Own.Order()))} {view.Unordered}";
    }

    /// <param name="what">What is counted: the address of a view, or the name of a figure.</param>
    /// <param name="size">How many numbers and names it holds; one where it is not said.</param>
    public async Task<T> Of<T>(Visit visit, string what, Func<Task<T>> count, Func<T, int>? size = null)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(count);
        var key = (visit.ClusterId, visit.RegisterVersion, visit.On, what);
        if (kept.TryGetValue(key, out T? known))
            return known!;

        var counted = await count();
        kept.Set(key, counted, new MemoryCacheEntryOptions { Size = Math.Max(1, size?.Invoke(counted) ?? 1), SlidingExpiration = TimeSpan.FromMinutes(20) });
        return counted;
    }

    public void Dispose() => kept.Dispose();
}

internal sealed class DirectoryRoom : IRoom
{
    public void Add(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<KeptTotals>().AddScoped<SavedTabs>();

    public void Map(IEndpointRouteBuilder routes)
    {
        MemberExport.Map(routes);
        GrowthQuestion.Map(routes);
    }
}
