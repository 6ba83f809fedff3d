using System.Globalization;
using CsvHelper;

namespace Klynge.Web.Sheets;

internal static class CsvFile
{
    private static readonly CsvWriterOptions Options = new()
    {
        Separator = ';',
        WriteByteOrderMark = true,
        Quoting = CsvQuoting.WhenNeededOrWhitespace,
        // FormulaGuard knows the fullwidth signs too, and how to take the apostrophe off again.
        Injection = CsvInjection.None,
    };

    // Programs expect a comma and no mark before the first heading.
    private static readonly CsvWriterOptions ForPrograms = Options with { Separator = ',', WriteByteOrderMark = false };

    public static Task Write(Stream to, IReadOnlyList<Column> columns, IAsyncEnumerable<object?[]> rows, CancellationToken stop) =>
        Write(to, columns, rows, Options, stop);

    public static Task WriteForPrograms(Stream to, IReadOnlyList<Column> columns, IAsyncEnumerable<object?[]> rows, CancellationToken stop) =>
        Write(to, columns, rows, ForPrograms, stop);

    private static async Task Write(Stream to, IReadOnlyList<Column> columns, IAsyncEnumerable<object?[]> rows, CsvWriterOptions options, CancellationToken stop)
    {
        var csv = CsvWriter.Create(to, options, leaveOpen: true);
        await using (csv)
        {
            foreach (var column in columns)
                csv.WriteField(FormulaGuard.Put(column.Heading));
            await csv.EndRecordAsync(stop);
            await foreach (var row in rows.WithCancellation(stop))
            {
                foreach (var value in row)
                    csv.WriteField(Text(value));
                await csv.EndRecordAsync(stop);
            }
            await csv.FlushAsync(stop);
        }
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset moment => moment.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        double or float or decimal => ((IFormattable)value).ToString("0.############################", CultureInfo.InvariantCulture),
        byte or short or int or long => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => FormulaGuard.Put(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""),
    };
}
