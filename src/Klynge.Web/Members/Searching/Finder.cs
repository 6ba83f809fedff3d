using Klynge.Members.Searching;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Searching;

/// <summary>Looks up what someone typed in the register one is in.</summary>
public sealed class Finder(Db db, Indexes indexes, Visit? visit = null)
{
    /// <param name="most">So many of the first are wanted.</param>
    public async Task<Found> Of(string search, Sight sight, CancellationToken cancel, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(sight);
        if (string.IsNullOrWhiteSpace(search))
            return Found.Everyone;

        var sought = Sought.Read(search);
        if (sought.IsEmpty)
            return new Found(await Spelled(search.Trim(), cancel));
        var (index, reader) = (await Organisations(cancel), new Reader(sight.All, sight.Own));
        var hits = index.Find(sought, reader, near: false, most);
        return hits.Count > 0 ? new Found(hits.Ids) : new Found(index.Find(sought, reader, near: true, most).Ids) { Nearly = true };
    }

    public async Task<WordIndex> Organisations(CancellationToken cancel) => await indexes.Organisations(db, await Version(cancel), cancel);

    public async Task<WordIndex> People(CancellationToken cancel) => await indexes.People(db, await Version(cancel), cancel);

    /// <summary>The first request for a page has read it already.</summary>
    private async Task<long> Version(CancellationToken cancel)
    {
        var cluster = db.Reach.Only;
        return visit?.ClusterId == cluster ? visit.RegisterVersion : await db.Clusters.Where(c => c.Id == cluster).Select(c => c.RegisterVersion).SingleAsync(cancel);
    }

    /// <summary>What has no letter or figure is looked for as it stands, in names.</summary>
    private Task<List<Guid>> Spelled(string signs, CancellationToken cancel)
    {
        var cluster = db.Reach.Only;
        return db.Organisations.Where(o => o.ClusterId == cluster && o.Names.Any(n => n.Name.Contains(signs))).OrderBy(o => o.NameSort).ThenBy(o => o.Id).Select(o => o.Id).ToListAsync(cancel);
    }
}

/// <summary>What a search found in the register, best match first.</summary>
public sealed record Found(IReadOnlyList<Guid>? Best)
{
    /// <summary>Nothing was searched for.</summary>
    public static readonly Found Everyone = new((IReadOnlyList<Guid>?)null);

    /// <summary>Nothing reads so; these read nearly so.</summary>
    public bool Nearly { get; init; }
}
