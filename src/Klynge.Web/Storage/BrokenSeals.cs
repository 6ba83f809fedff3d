using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>Goes over the sealed journal, and finds what was changed, removed, put in, swapped or cut off after it was sealed.</summary>
public static class BrokenSeals
{
    /// <summary>The first thing wrong with each cluster's sealed journal; nothing when all holds.</summary>
    public static async Task<IReadOnlyList<BrokenSeal>> Find(Db db, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var before = db.Reach.Clusters;
        var broken = new List<BrokenSeal>();
        foreach (var cluster in await db.Clusters.OrderBy(c => c.Slug).Select(c => new { c.Id, c.Slug }).ToListAsync(cancel))
        {
            db.Reach.Set(cluster.Id);
            if (await First(db, cluster.Id, cancel) is var (number, refusal))
                broken.Add(new(cluster.Slug, number, refusal));
        }

        db.Reach.Set(before);
        return broken;
    }

    private static async Task<(int Number, Refusal Refusal)?> First(Db db, Guid cluster, CancellationToken cancel)
    {
        JournalSeal? last = null;
        JournalLine? at = null;
        foreach (var seal in await db.Set<JournalSeal>().AsNoTracking().OrderBy(s => s.Number).ToListAsync(cancel))
        {
            if (seal.Number != (last?.Number ?? 0) + 1)
                return ((last?.Number ?? 0) + 1, new("The seal is gone; the one after it, number {0}, stands.", seal.Number));
            var (end, refusal) = await Check(db, seal, last, at, cancel);
            if (refusal is not null)
                return (seal.Number, refusal);
            (last, at) = (seal, end);
        }

        var noted = await Seals.Noted(db, cluster, cancel);
        if (noted.Number > (last?.Number ?? 0))
            return ((last?.Number ?? 0) + 1, new("The journal is cut off: {0} seals were made, {1} stand.", noted.Number, last?.Number ?? 0));
        return last is not null && (noted.Number != last.Number || noted.Hash != last.Hash)
            ? (last.Number, new("The last seal is another than the one that was made."))
            : null;
    }

    private static async Task<(JournalLine? End, Refusal? Refusal)> Check(Db db, JournalSeal seal, JournalSeal? last, JournalLine? after, CancellationToken cancel)
    {
        var end = await db.Journal.AsNoTracking().SingleOrDefaultAsync(l => l.Id == seal.LastLine, cancel);
        if (end is null)
            return (null, new("Lines were removed: the last line of the stretch, of {0} lines, is gone.", seal.Lines));

        var lines = await Seals.After(db, after).Where(l => l.At < end.At || (l.At == end.At && l.Id <= end.Id)).ToListAsync(cancel);
        if (lines.Count < seal.Lines)
            return (null, new("Lines were removed or moved: {0} of {1} are there.", lines.Count, seal.Lines));
        if (lines.Count > seal.Lines)
            return (null, new("Lines were put in: {0} stand where {1} were sealed.", lines.Count, seal.Lines));
        return Seals.Hash(last?.Hash, lines) == seal.Hash ? (end, null) : (null, new("Lines were changed or swapped among the {0} that were sealed.", seal.Lines));
    }
}

/// <summary>Where a cluster's sealed journal no longer fits its seals: the first stretch, and what was found.</summary>
public sealed record BrokenSeal(string Cluster, int Number, Refusal Found);
