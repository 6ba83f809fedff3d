namespace Klynge.Web.Sheets;

/// <summary>Gathers rows as a file gives them: the first row with content becomes the headings, empty rows fall away, rows are counted.</summary>
internal sealed class SheetBuilder(SheetLimits limits)
{
    private readonly PackedRows rows = new(limits);
    private List<string>? headers;

    public int HeaderRow { get; private set; }

    public bool HasContent => headers is not null;

    /// <summary>Takes a row whose cells are the caller's to use again afterwards.</summary>
    public void Add(int number, ReadOnlySpan<string?> cells)
    {
        while (cells is [.., var last] && string.IsNullOrWhiteSpace(last))
            cells = cells[..^1];
        if (cells.IsEmpty)
            return;

        if (headers is null)
        {
            headers = [.. cells.ToArray().Select(Sheet.OneLine)];
            HeaderRow = number;
            return;
        }
        if (rows.Count == limits.Rows)
            throw SheetRefused.TooManyRows(limits);

        while (headers.Count < cells.Length)
            headers.Add("");
        rows.Add(number, cells);
    }

    public Sheet Build(SheetFormat format) =>
        headers is null ? throw SheetRefused.Empty()
        : rows.Count == 0 ? throw SheetRefused.HeaderOnly()
        : new(headers, HeaderRow, rows, format);
}
