using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using X = DocumentFormat.OpenXml.Spreadsheet;

namespace Klynge.Web.Sheets;

/// <summary>A workbook written row by row. The zip file is our own, since the library's package holds every part in memory until the end.</summary>
internal static class XlsxFile
{
    private const int DrainAt = 64 << 10;

    public static async Task Write(Stream to, IReadOnlyList<Column> columns, IAsyncEnumerable<object?[]> rows, CancellationToken stop)
    {
        using var relay = new Relay();
        using (var zip = new ZipArchive(relay, ZipArchiveMode.Create, leaveOpen: true))
        {
            XlsxFrame.Write(zip);
            using var part = zip.CreateEntry(XlsxFrame.SheetPart, CompressionLevel.Fastest).Open();
            using var xml = OpenXmlWriter.Create(part, new UTF8Encoding(false));
            Open(xml, columns);
            var written = 1;
            await foreach (var row in rows.WithCancellation(stop))
            {
                WriteRow(xml, row.Select(XlsxCell.Of));
                written++;
                if (relay.Waiting > DrainAt)
                    await relay.Drain(to, stop);
            }
            Close(xml, columns.Count, written);
        }
        await relay.Drain(to, stop);
    }

    private static void Open(OpenXmlWriter xml, IReadOnlyList<Column> columns)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetViews(new SheetView(new Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = PaneValues.BottomLeft,
            State = PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 }));
        if (columns.Count > 0)
            xml.WriteElement(new Columns(columns.Select(Width)));
        xml.WriteStartElement(new SheetData());
        WriteRow(xml, columns.Select(column => XlsxCell.Text(column.Heading, XlsxFrame.Bold)));
    }

    // Three characters more than the heading leave room for the filter's arrow.
    private static X.Column Width(Column column, int index) => new()
    {
        Min = (uint)index + 1,
        Max = (uint)index + 1,
        Width = Math.Clamp(Math.Max(column.Width, column.Heading.Length + 3), 8, 100),
        CustomWidth = true,
    };

    private static void WriteRow(OpenXmlWriter xml, IEnumerable<Cell> cells)
    {
        xml.WriteStartElement(new Row());
        foreach (var cell in cells)
            xml.WriteElement(cell);
        xml.WriteEndElement();
    }

    private static void Close(OpenXmlWriter xml, int columns, int rows)
    {
        xml.WriteEndElement();
        if (columns > 0)
            xml.WriteElement(new AutoFilter { Reference = string.Create(CultureInfo.InvariantCulture, $"A1:{Letters(columns)}{rows}") });
        xml.WriteEndElement();
        xml.Close();
    }

    private static string Letters(int column) =>
        column == 0 ? "" : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
