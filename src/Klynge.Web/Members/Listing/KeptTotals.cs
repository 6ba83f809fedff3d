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
    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    /// <param name="what">What is counted: the address of a view, or the name of a figure.</param>
    public async Task<T> Of<T>(Visit visit, string what, Func<Task<T>> count)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(count);
        var key = (visit.ClusterId, visit.RegisterVersion, visit.On, what);
        if (kept.TryGetValue(key, out T? known))
            return known!;

        var counted = await count();
        kept.Set(key, counted, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(20) });
        return counted;
    }

    public void Dispose() => kept.Dispose();
}

internal sealed class DirectoryRoom : IRoom
{
    public void Add(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<KeptTotals>();

    public void Map(IEndpointRouteBuilder routes)
    {
        MemberExport.Map(routes);
        MemberApi.Map(routes);
        GrowthQuestion.Map(routes);
    }
}
