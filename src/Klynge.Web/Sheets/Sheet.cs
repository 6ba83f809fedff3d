namespace Klynge.Web.Sheets;

/// <summary>A table someone sent us: one row of headings and the rows below it. Wholly empty rows are left out.</summary>
public sealed class Sheet
{
    private readonly PackedRows rows;

    internal Sheet(IReadOnlyList<string> headers, int headerRow, PackedRows rows, SheetFormat format) =>
        (Headers, HeaderRow, this.rows, Format) = (headers, headerRow, rows, format);

    /// <summary>One heading per column, with single spaces and no line breaks; "" over a column that has cells but no heading.</summary>
    public IReadOnlyList<string> Headers { get; }

    public int HeaderRow { get; }

    public SheetFormat Format { get; }

    public int RowCount => rows.Count;

    /// <summary>The rows in the order of the file, unpacked as they are asked for; may be gone through many times.</summary>
    public IEnumerable<SheetRow> Rows => rows.Read(Headers.Count);
}

/// <summary>A row and where its reader finds it: the row number in a workbook, the line where the record starts in a CSV file.
/// As many cells as there are headings; an empty cell is null.</summary>
public readonly record struct SheetRow(int Number, string?[] Cells);

/// <summary>What the file turned out to be: "csv" with encoding and delimiter (null when there is one column), or "xlsx" with the name of the sheet that was read.</summary>
public sealed record SheetFormat(string Kind, string? Encoding = null, char? Delimiter = null, string? Tab = null);
