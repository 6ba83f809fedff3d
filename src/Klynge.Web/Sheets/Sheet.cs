namespace Klynge.Web.Sheets;

/// <summary>A table someone sent us: one row of headings and the rows below it. Wholly empty rows are left out.</summary>
public sealed class Sheet
{
    private readonly PackedRows rows;
    private readonly Sheet? whole;
    private readonly int above;

    internal Sheet(IReadOnlyList<string> headers, int headerRow, PackedRows rows, SheetFormat format) =>
        (Headers, HeaderRow, this.rows, Format) = (headers, headerRow, rows, format);

    private Sheet(Sheet whole, int above, SheetRow headings)
        : this([.. headings.Cells.Select(OneLine)], headings.Number, whole.rows, whole.Format) => (this.whole, this.above) = (whole, above);

    /// <summary>One heading per column, with single spaces and no line breaks; "" over a column that has cells but no heading.</summary>
    public IReadOnlyList<string> Headers { get; }

    public int HeaderRow { get; }

    /// <summary>A title or a row of merged cells stands above the headings.</summary>
    public bool HasTitle => whole is not null;

    public SheetFormat Format { get; }

    public int RowCount => rows.Count - above;

    /// <summary>The rows in the order of the file, unpacked as they are asked for; may be gone through many times.</summary>
    public IEnumerable<SheetRow> Rows => rows.Read(Headers.Count, above);

    /// <summary>The first rows of the file that may hold the headings: those with a row below them.</summary>
    public IReadOnlyList<SheetRow> Top(int most)
    {
        var file = whole ?? this;
        return [new(file.HeaderRow, [.. file.Headers]), .. file.rows.Read(Headers.Count, 0).Take(Math.Min(most, file.rows.Count) - 1)];
    }

    /// <summary>The same file with its headings on another row, and without what stands above them; null when no row has that number.</summary>
    public Sheet? HeadedBy(int row)
    {
        var file = whole ?? this;
        if (row == file.HeaderRow)
            return file;
        var at = 1;
        foreach (var candidate in file.rows.Read(Headers.Count, 0).Take(file.rows.Count - 1))
        {
            if (candidate.Number >= row)
                return candidate.Number == row ? new(file, at, candidate) : null;
            at++;
        }

        return null;
    }

    internal static string OneLine(string? heading) =>
        string.Join(' ', (heading ?? "").Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A row and where its reader finds it: the row number in a workbook, the line where the record starts in a CSV file.
/// As many cells as there are headings; an empty cell is null.</summary>
public readonly record struct SheetRow(int Number, string?[] Cells);

/// <summary>What the file turned out to be: "csv" with encoding and delimiter (null when there is one column), or "xlsx" with the name of the sheet that was read.</summary>
public sealed record SheetFormat(string Kind, string? Encoding = null, char? Delimiter = null, string? Tab = null);
