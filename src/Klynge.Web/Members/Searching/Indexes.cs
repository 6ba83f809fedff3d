using Klynge.Members;
using Klynge.Members.Searching;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Klynge.Web.Members.Searching;

/// <summary>
/// The indexes that registers are searched by, each read from its cluster's own rows and kept until that register changes.
/// Every write raises the register's version in its own transaction: an index of an older version is never searched again.
/// </summary>
public sealed class Indexes : IDisposable
{
    /// <summary>So many records are kept ready in all, about 250 bytes each.</summary>
    public const int Most = 500_000;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, 16).Select(_ => new SemaphoreSlim(1, 1))];

    public Task<WordIndex> Organisations(Db db, long version, CancellationToken cancel) => Of(db, "organisations", version, OrganisationsOf, cancel);

    public Task<WordIndex> People(Db db, long version, CancellationToken cancel) => Of(db, "people", version, PeopleOf, cancel);

    public void Dispose()
    {
        kept.Dispose();
        foreach (var turn in turns)
            turn.Dispose();
    }

    private async Task<WordIndex> Of(Db db, string what, long version, Func<Db, CancellationToken, Task<WordIndex>> read, CancellationToken cancel)
    {
        var key = (db.Reach.Only, what);
        if (Ready(key, version) is { } ready)
            return ready;

        // Those who ask for the same while it is read wait for it.
        var turn = turns[(uint)key.GetHashCode() % turns.Length];
        await turn.WaitAsync(cancel);
        try
        {
            if (Ready(key, version) is { } meanwhile)
                return meanwhile;

            // What is written while it is read has a later version, and is read then.
            var index = await read(db, cancel);
            kept.Set(key, new Dated(version, index), new MemoryCacheEntryOptions { Size = index.Count + 1, SlidingExpiration = TimeSpan.FromHours(2) });
            return index;
        }
        finally
        {
            turn.Release();
        }
    }

    private WordIndex? Ready((Guid, string) key, long version) => kept.TryGetValue(key, out Dated? dated) && dated!.Version == version ? dated.Index : null;

    private static async Task<WordIndex> OrganisationsOf(Db db, CancellationToken cancel)
    {
        var cluster = db.Reach.Only;
        var hidden = (await db.Set<FieldVisibility>().Where(v => v.ClusterId == cluster && v.Visibility == Visibility.Hidden)
            .Select(v => new { v.OrganisationId, v.Field }).ToListAsync(cancel)).ToLookup(v => v.OrganisationId, v => PartWords.Of(v.Field)?.Bit() ?? 0);
        var maker = new WordIndex.Maker();
        await foreach (var one in db.Organisations.Where(o => o.ClusterId == cluster).OrderBy(o => o.NameSort).ThenBy(o => o.Id).Select(o => new { o.Id, o.Words }).AsAsyncEnumerable().WithCancellation(cancel))
            maker.Add(one.Id, one.Words, hidden[one.Id].Aggregate(WordPart.ExternalId.Bit(), (all, part) => all | part));
        return maker.Make();
    }

    /// <summary>Others than the team find the published, and by their names alone.</summary>
    private static async Task<WordIndex> PeopleOf(Db db, CancellationToken cancel)
    {
        var cluster = db.Reach.Only;
        var maker = new WordIndex.Maker();
        await foreach (var one in db.People.Where(p => p.ClusterId == cluster).OrderBy(p => p.NameSort).ThenBy(p => p.Id).Select(p => new { p.Id, p.Search, p.Published }).AsAsyncEnumerable().WithCancellation(cancel))
            maker.Add(one.Id, one.Search, one.Published ? ~WordPart.Name.Bit() : ~0);
        return maker.Make();
    }

    private sealed record Dated(long Version, WordIndex Index);
}

internal sealed class SearchRoom : IRoom
{
    public void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<Indexes>();
        services.AddScoped<Finder>();
    }

    public void Map(IEndpointRouteBuilder routes) => JumpAnswer.Map(routes);
}
