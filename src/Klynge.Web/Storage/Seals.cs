using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Storage;

/// <summary>
/// Seals the journal in stretches: each seal is a hash over its lines and over the seal before it, so that what is changed,
/// removed, put in or swapped afterwards does not fit any more. Sealing is never part of a deed's own transaction. The last
/// seal is also noted beside the journal, so that a journal cut off with its seals is seen.
/// </summary>
public static class Seals
{
    /// <summary>How old a line must be: no transaction lasts this long, so nothing comes in before it any more.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    private const int Stretch = 2000;
    private const string NotePrefix = "seal:";

    /// <summary>Seals what has settled of one cluster's journal. Doing it again seals nothing twice.</summary>
    public static async Task<int> Seal(Db db, Guid cluster, CancellationToken cancel, int stretch = Stretch)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Reach.Set(cluster);
        var until = db.Now - Settled;
        var made = 0;
        while (await Next(db, cluster, until, stretch, cancel) is { } seal)
        {
            db.Add(seal);
            await Note(db, seal, cancel);
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            // Another node sealed the same stretch: one seal a number.
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || Clash.IsOnce(exception))
            {
                db.ChangeTracker.Clear();
                return made;
            }

            db.ChangeTracker.Clear();
            made++;
        }

        return made;
    }

    /// <summary>The first thing wrong with each cluster's sealed journal; nothing when all holds.</summary>
    public static async Task<IReadOnlyList<BrokenSeal>> Verify(Db db, CancellationToken cancel = default)
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

        var note = await db.Settings.AsNoTracking().Where(s => s.Key == NotePrefix + cluster).Select(s => s.Value).SingleOrDefaultAsync(cancel);
        var noted = note?.Split(' ') is [var number, var hash] ? (Number: int.Parse(number, CultureInfo.InvariantCulture), Hash: hash) : (Number: 0, Hash: "");
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

        var lines = await After(db, after).Where(l => l.At < end.At || (l.At == end.At && l.Id <= end.Id)).ToListAsync(cancel);
        if (lines.Count < seal.Lines)
            return (null, new("Lines were removed or moved: {0} of {1} are there.", lines.Count, seal.Lines));
        if (lines.Count > seal.Lines)
            return (null, new("Lines were put in: {0} stand where {1} were sealed.", lines.Count, seal.Lines));
        return Hash(last?.Hash, lines) == seal.Hash ? (end, null) : (null, new("Lines were changed or swapped among the {0} that were sealed.", seal.Lines));
    }

    private static async Task<JournalSeal?> Next(Db db, Guid cluster, DateTime until, int stretch, CancellationToken cancel)
    {
        var last = await db.Set<JournalSeal>().AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel);
        var after = last is null ? null : await db.Journal.AsNoTracking().SingleOrDefaultAsync(l => l.Id == last.LastLine, cancel);
        // A broken journal is not sealed on: that would hide the break. The verification tells of it.
        if (last is not null && after is null)
            return null;
        var lines = await After(db, after).Where(l => l.At < until).Take(stretch).ToListAsync(cancel);
        return lines.Count == 0 ? null : new JournalSeal
        {
            ClusterId = cluster, Number = (last?.Number ?? 0) + 1, LastLine = lines[^1].Id, Lines = lines.Count, At = db.Now, Hash = Hash(last?.Hash, lines),
        };
    }

    private static async Task Note(Db db, JournalSeal seal, CancellationToken cancel)
    {
        var key = NotePrefix + seal.ClusterId;
        var value = string.Create(CultureInfo.InvariantCulture, $"{seal.Number} {seal.Hash}");
        if (await db.Settings.SingleOrDefaultAsync(s => s.Key == key, cancel) is { } note)
            note.Value = value;
        else
            db.Settings.Add(new Setting { Key = key, Value = value });
    }

    private static IQueryable<JournalLine> After(Db db, JournalLine? line)
    {
        var lines = db.Journal.AsNoTracking();
        return (line is null ? lines : lines.Where(l => l.At > line.At || (l.At == line.At && l.Id > line.Id))).OrderBy(l => l.At).ThenBy(l => l.Id);
    }

    // Each part is preceded by its length, so that no two different lines read the same.
    private static string Hash(string? before, IEnumerable<JournalLine> lines)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(before ?? "");
        foreach (var line in lines)
            foreach (var part in (string[])[line.Id.ToString("N"), line.ClusterId.ToString("N"), Microseconds(line.At), line.By?.ToString("N") ?? "", line.Name, line.About.ToString("N"), line.Data])
                Add(part);
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string part)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            hash.AppendData(BitConverter.GetBytes(bytes.Length));
            hash.AppendData(bytes);
        }
    }

    // As far as both databases keep an instant.
    private static string Microseconds(DateTime at) => at.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}

/// <summary>Where a cluster's sealed journal no longer fits its seals: the first stretch, and what was found.</summary>
public sealed record BrokenSeal(string Cluster, int Number, Refusal Found);
