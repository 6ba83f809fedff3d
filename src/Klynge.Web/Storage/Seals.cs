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

    /// <summary>The last seal as it was noted; number 0 where none was.</summary>
    internal static async Task<(int Number, string Hash)> Noted(Db db, Guid cluster, CancellationToken cancel)
    {
        var note = await db.Settings.AsNoTracking().Where(s => s.Key == NotePrefix + cluster).Select(s => s.Value).SingleOrDefaultAsync(cancel);
        return note?.Split(' ') is [var number, var hash] ? (int.Parse(number, CultureInfo.InvariantCulture), hash) : (0, "");
    }

    /// <summary>The lines after this one, in the order they are sealed in.</summary>
    internal static IQueryable<JournalLine> After(Db db, JournalLine? line)
    {
        var lines = db.Journal.AsNoTracking();
        return (line is null ? lines : lines.Where(l => l.At > line.At || (l.At == line.At && l.Id > line.Id))).OrderBy(l => l.At).ThenBy(l => l.Id);
    }

    // Each part is preceded by its length, so that no two different lines read the same.
    internal static string Hash(string? before, IEnumerable<JournalLine> lines)
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
