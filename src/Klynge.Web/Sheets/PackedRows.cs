namespace Klynge.Web.Sheets;

/// <summary>Rows held as UTF-8 rather than as strings: 100,000 rows of 20 cells take some 20 MiB instead of 110, and are unpacked one at a time.</summary>
internal sealed class PackedRows(SheetLimits limits)
{
    private readonly PackedText text = new();

    public int Count { get; private set; }

    public void Add(int number, ReadOnlySpan<string?> cells)
    {
        text.AddNumber(number);
        text.AddNumber(cells.Length);
        foreach (var cell in cells)
            text.Add(cell);
        if (text.Length > limits.BytesUnpacked)
            throw SheetRefused.TooMuchText(limits);
        Count++;
    }

    /// <param name="above">How many rows to pass over.</param>
    public IEnumerable<SheetRow> Read(int width, int above)
    {
        long at = 0;
        for (var row = 0; row < Count; row++)
        {
            var number = text.NumberAt(ref at);
            var filled = text.NumberAt(ref at);
            var cells = new string?[width];
            for (var column = 0; column < filled; column++)
                cells[column] = text.At(ref at);
            if (row >= above)
                yield return new(number, cells);
        }
    }
}
