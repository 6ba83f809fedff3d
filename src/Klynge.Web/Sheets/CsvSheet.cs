using System.Text;
using CsvHelper;

namespace Klynge.Web.Sheets;

/// <summary>A CSV file as a sheet. CsvHelper finds the quotes and the lines; we say which delimiter and how much.</summary>
internal static class CsvSheet
{
    // Cannot stand in a file that people wrote: keeps the commas of "Hansen, Ola" in a file of one column.
    private const char NoDelimiter = '\u001F';

    // A record larger than this is not a row; it bounds the buffer that an unclosed quote makes grow.
    private const int RecordBytes = 8 << 20;

    public static Sheet Read(byte[] file, Encoding encoding, SheetLimits limits)
    {
        var (hint, delimiter) = Delimiter(file, encoding);
        var openQuote = 0;
        using var csv = CsvReader.Create(new MemoryStream(file), new CsvReaderOptions
        {
            HasHeader = false,
            Encoding = encoding,
            Separator = delimiter ?? NoDelimiter,
            MaxRecordSize = RecordBytes,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record =>
                openQuote = record.Reason == CsvMalformedReason.UnterminatedQuote ? (int)record.LineNumber : openQuote,
        });
        var sheet = new SheetBuilder(limits);
        var cells = new string?[limits.Columns];
        while (Next(csv))
        {
            if (openQuote > 0)
                throw SheetRefused.OpenQuote(openQuote);
            if (!hint || csv.LineNumber > 1)
                sheet.Add((int)csv.LineNumber, Cells(csv, cells, limits));
        }
        return sheet.Build(new("csv", encoding.WebName, delimiter));
    }

    // Some programs say it in a line of its own, "sep=;", which is not a row.
    private static (bool Hint, char? Delimiter) Delimiter(byte[] file, Encoding encoding) =>
        encoding.GetString(file.AsSpan(0, Math.Min(file.Length, 32))).TrimStart('\uFEFF') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', < '\u0080' and var said, '\r' or '\n', ..]
            ? (true, said)
            : (false, CsvDelimiter.Of(file, encoding));

    private static bool Next(CsvReader csv)
    {
        var line = (int)csv.LineNumber;
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException)
        {
            throw SheetRefused.EndlessRow(line + 1);
        }
    }

    private static ReadOnlySpan<string?> Cells(CsvReader csv, string?[] cells, SheetLimits limits)
    {
        var line = (int)csv.LineNumber;
        var width = 0;
        for (var column = 0; column < csv.FieldCount; column++)
        {
            var text = Text(csv, column, line, limits);
            if (column < cells.Length)
                cells[width++] = text;
            else if (text is not null)
                throw SheetRefused.TooManyColumns(limits, line);
        }
        return cells.AsSpan(0, width);
    }

    private static string? Text(CsvReader csv, int column, int line, SheetLimits limits)
    {
        var bytes = csv.GetSpan(column);
        if (bytes.IsEmpty)
            return null;
        if (bytes.Contains((byte)0))
            throw SheetRefused.NulCharacter(line);
        if (Encoding.UTF8.GetCharCount(bytes) > limits.CharactersInCell)
            throw SheetRefused.LongCell(limits, line);
        return CellText.Normal(FormulaGuard.TakeOff(Encoding.UTF8.GetString(bytes)), limits);
    }
}
