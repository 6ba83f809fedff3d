using System.Security.Cryptography;
using Klynge.Members;
using Klynge.Web.Sheets;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>A list of members as a file: read, with its fingerprint, and what its columns meant the last time.</summary>
public sealed record MemberList(Sheet Sheet, string Sha256)
{
    public static (MemberList? List, Refusal? Refusal) Read(Stream file, string fileName)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length > (long)SheetLimits.Standard.MebibytesIn << 20)
            return (null, new("The file is larger than {0} MiB. Split it into smaller files.", SheetLimits.Standard.MebibytesIn));
        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(file));
        file.Position = 0;
        var (sheet, refusal) = SheetReader.Read(file, fileName, SheetLimits.Standard);
        return sheet is null ? (null, refusal) : (new(HeadingRow.Find(sheet), fingerprint), null);
    }

    /// <summary>The headings stand on the row somebody said; without a word about it on the first.</summary>
    public MemberList? HeadedBy(int? row) => Sheet.HeadedBy(row ?? Sheet.Top(1)[0].Number) is { } sheet ? this with { Sheet = sheet } : null;

    /// <summary>Somebody chose the meaning of these headings before: then that is where they stand, whatever the words.</summary>
    public async Task<MemberList> AsBefore(Db db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var keys = Sheet.Top(HeadingRow.Within).Select(row => (row.Number, Key: ImportColumns.KeyOf([.. row.Cells.Select(Sheet.OneLine)]))).ToList();
        var asked = keys.Select(row => row.Key).ToList();
        var known = await db.Set<RememberedColumns>().Where(c => asked.Contains(c.Headings)).Select(c => c.Headings).ToListAsync(cancel);
        return keys.FirstOrDefault(row => known.Contains(row.Key)) is { Key: not null } found ? HeadedBy(found.Number) ?? this : this;
    }

    /// <summary>What the columns mean: as somebody chose for these headings before, else as the headings say.</summary>
    public async Task<List<ImportColumn?>> Columns(Db db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var key = ImportColumns.KeyOf(Sheet.Headers);
        var remembered = await db.Set<RememberedColumns>().Where(c => c.Headings == key).Select(c => c.Columns).SingleOrDefaultAsync(cancel);
        return remembered is null
            ? ImportColumns.Recognise(Sheet.Headers)
            : [.. remembered.Split(',').Select(word => Enum.TryParse<ImportColumn>(word, out var column) ? column : (ImportColumn?)null)];
    }

    /// <summary>The kept file of a batch, read again; null when it is kept no longer.</summary>
    public static MemberList? Of(FileStore files, ImportBatch batch, ListPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.FileId is not { } id)
            return null;
        using var file = files.Open(batch.ClusterId, id);
        return file is null ? null : Read(file, batch.FileName).List?.HeadedBy(plan.HeadingRow);
    }
}
