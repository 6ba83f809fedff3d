using System.Text;
using CsvHelper;
using Klynge.Web.Sheets;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>Units in CSV. Its headings are the paths of the JSON with dots between; what parts the cells is found by looking.</summary>
internal sealed class CsvUnits(Stream content, Encoding encoding, char delimiter, RegisterLimits limits)
{
    private readonly UnitReader unit = new();
    private bool openQuote;

    /// <summary>How the file is written, by its beginning; null when it is no such file.</summary>
    public static CsvUnits? Of(Stream content, ReadOnlySpan<byte> head, RegisterLimits limits)
    {
        // The beginning may end in the middle of a letter; it is read to its last whole row.
        var rows = head[..(head.LastIndexOf((byte)'\n') + 1)];
        if (rows.IsEmpty)
            rows = head;
        var encoding = TextEncoding.Of(rows);
        return TextEncoding.LooksBinary(rows, encoding) || CsvDelimiter.Of(rows, encoding) is not { } delimiter ? null : new(content, encoding, delimiter, limits);
    }

    public IEnumerable<UnitRead> Read()
    {
        using var csv = CsvReader.Create(content, new CsvReaderOptions
        {
            HasHeader = false, Encoding = encoding, Separator = delimiter, MaxRecordSize = limits.OneUnit, IncludeValuesInExceptions = false, PoolStrings = true,
            OnMalformedRecord = record => openQuote |= record.Reason == CsvMalformedReason.UnterminatedQuote,
        }, leaveOpen: true);
        var headings = Headings(csv);
        var (row, cells) = (0L, headings.Length);
        while (Next(csv, row))
        {
            row++;
            // A file that was cut off ends in the middle of what stands in quotes, or of a row: then no row follows.
            if (openQuote || cells < headings.Length)
                throw Damaged(row);
            cells = csv.FieldCount;
            if (cells > headings.Length)
                yield return new(row, null, new("It has {0} cells, and there are {1} headings.", cells, headings.Length));
            else if (cells == headings.Length)
                yield return One(csv, headings, row);
        }

        if (openQuote || cells < headings.Length)
            throw Damaged(row);
    }

    private static UnitField?[] Headings(CsvReader csv)
    {
        var headings = Next(csv, 0) ? Enumerable.Range(0, csv.FieldCount).Select(column => UnitFields.Find(csv.GetString(column).Trim('\uFEFF', ' '))).ToArray() : [];
        foreach (var (needed, name) in ((UnitField, string)[])[(UnitField.Number, "organisasjonsnummer"), (UnitField.Name, "navn")])
            if (!headings.Contains(needed))
                throw new RegisterFileRefused(new("No heading of the file is “{0}”. Is it the file of the business register?", name));
        return headings;
    }

    private static bool Next(CsvReader csv, long row)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException)
        {
            throw Damaged(row + 1);
        }
    }

    private UnitRead One(CsvReader csv, UnitField?[] headings, long row)
    {
        for (var cell = 0; cell < headings.Length; cell++)
            if (headings[cell] is { } field && !csv.IsEmpty(cell))
                unit.Set(field, csv.GetString(cell));
        return UnitRead.Of(row, unit);
    }

    private static RegisterFileRefused Damaged(long row) => new(new("The file is cut off or damaged at row {0}. Fetch it again; nothing was changed.", Math.Max(row, 1)));
}
