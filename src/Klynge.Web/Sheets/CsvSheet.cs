using System.Text;
using CsvHelper;

namespace Klynge.Web.Sheets;

/// <summary>A CSV file as a sheet. CsvHelper finds the delimiter, the quotes and the lines; we count.</summary>
internal static class CsvSheet
{
    // Cannot stand in a file that people wrote: keeps the commas of "Hansen, Ola" in a file of one column.
    private const char NoDelimiter = '\u001F';

    // A record larger than this is not a row; it bounds the buffer that an unclosed quote makes grow.
    private const int RecordBytes = 8 << 20;

    public static Sheet Read(byte[] file, Encoding encoding, SheetLimits limits)
    {
        var openQuote = 0;
        var options = new CsvReaderOptions
        {
            HasHeader = false,
            Encoding = encoding,
            MaxRecordSize = RecordBytes,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            OnMalformedRecord = record =>
                openQuote = record.Reason == CsvMalformedReason.UnterminatedQuote ? (int)record.LineNumber : openQuote,
        };
        var delimiter = Delimiter(file, options);
        using var csv = CsvReader.Create(new MemoryStream(file), delimiter is null ? options with { Separator = NoDelimiter } : options);
        var sheet = new SheetBuilder(limits);
        var cells = new string?[limits.Columns];
        while (Next(csv, limits))
        {
            if (openQuote > 0)
                throw SheetRefused.OpenQuote(openQuote);
            sheet.Add((int)csv.LineNumber, Cells(csv, cells, limits));
        }
        return sheet.Build(new("csv", encoding.WebName, delimiter));
    }

    // The delimiter is the one that parts the headings.
    private static char? Delimiter(byte[] file, CsvReaderOptions options)
    {
        using var csv = CsvReader.Create(new MemoryStream(file), options with { OnMalformedRecord = null });
        try
        {
            return csv.Read() && csv.FieldCount > 1 ? csv.Separator : null;
        }
        catch (CsvFormatException)
        {
            return csv.Separator;
        }
    }

    private static bool Next(CsvReader csv, SheetLimits limits)
    {
        var line = (int)csv.LineNumber;
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException)
        {
            throw SheetRefused.LongCell(limits, line + 1);
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
