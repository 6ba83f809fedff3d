namespace Klynge.Web.Sheets;

/// <summary>One column of what we send out: its heading, and its width in characters where the heading's own is not enough.</summary>
public sealed record Column(string Heading, int Width = 0);

/// <summary>The only way tables leave Klynge as files. Rows are written as they come, so a list of any length takes no more memory than a short one.
/// A cell is typed by its value: text, number, day, moment, yes or no.</summary>
public static class SheetWriter
{
    /// <summary>CSV as Excel in Norway opens it: UTF-8 with byte order mark, semicolons, CRLF. Numbers with a point and ISO days, for programs;
    /// texts that a spreadsheet would run as a formula carry an apostrophe.</summary>
    public static Task Csv(Stream to, IReadOnlyList<Column> columns, IAsyncEnumerable<object?[]> rows, CancellationToken stop = default) =>
        CsvFile.Write(to, columns, rows, stop);

    /// <summary>CSV for programs, as RFC 4180 has it: commas, no byte order mark. The apostrophes stay, for it may end in a spreadsheet all the same.</summary>
    public static Task CsvForPrograms(Stream to, IReadOnlyList<Column> columns, IAsyncEnumerable<object?[]> rows, CancellationToken stop = default) =>
        CsvFile.WriteForPrograms(to, columns, rows, stop);

    /// <summary>An Excel workbook of one sheet: bold headings that stay in view, a filter on each, dates as Excel's own dates, and text as text:
    /// nothing in it is ever a formula.</summary>
    public static Task Xlsx(Stream to, IReadOnlyList<Column> columns, IAsyncEnumerable<object?[]> rows, CancellationToken stop = default) =>
        XlsxFile.Write(to, columns, rows, stop);
}
