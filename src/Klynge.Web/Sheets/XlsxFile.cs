using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Klynge.Web.Sheets;

/// <summary>A workbook written row by row, by the framework's zip and XML writers: the Open XML library would hold every part in memory until the end,
/// and gives each element a prefix that simple readers stumble over. The library judges the result in our tests.</summary>
internal static class XlsxFile
{
    private const int DrainAt = 64 << 10;

    private static readonly XmlWriterSettings Plain = new() { Encoding = new UTF8Encoding(false), CheckCharacters = true, CloseOutput = true };

    public static async Task Write(Stream to, IReadOnlyList<Column> columns, IAsyncEnumerable<object?[]> rows, CancellationToken stop)
    {
        using var relay = new Relay();
        using (var zip = new ZipArchive(relay, ZipArchiveMode.Create, leaveOpen: true))
        {
            XlsxFrame.Write(zip);
            using var xml = XmlWriter.Create(zip.CreateEntry(XlsxFrame.SheetPart, CompressionLevel.Fastest).Open(), Plain);
            WriteHead(xml, columns);
            var written = 1;
            await foreach (var row in rows.WithCancellation(stop))
            {
                WriteRow(xml, ++written, row, XlsxFrame.Text);
                if (relay.Waiting > DrainAt)
                    await relay.Drain(to, stop);
            }
            WriteFoot(xml, columns.Count, written);
        }
        await relay.Drain(to, stop);
    }

    private static void WriteHead(XmlWriter xml, IReadOnlyList<Column> columns)
    {
        xml.WriteStartDocument(standalone: true);
        xml.WriteStartElement("worksheet", XlsxFrame.Namespace);
        xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        xml.WriteStartElement("cols");
        for (var i = 0; i < columns.Count; i++)
        {
            xml.WriteStartElement("col");
            Attribute(xml, "min", i + 1);
            Attribute(xml, "max", i + 1);
            // Three characters more than the heading leave room for the filter's arrow.
            Attribute(xml, "width", Math.Clamp(Math.Max(columns[i].Width, columns[i].Heading.Length + 3), 8, 100));
            Attribute(xml, "customWidth", 1);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteStartElement("sheetData");
        WriteRow(xml, 1, [.. columns.Select(column => column.Heading)], XlsxFrame.Bold);
    }

    private static void WriteRow(XmlWriter xml, int number, object?[] row, int textStyle)
    {
        xml.WriteStartElement("row");
        Attribute(xml, "r", number);
        for (var column = 0; column < row.Length; column++)
        {
            if (row[column] is null or "")
                continue;
            xml.WriteStartElement("c");
            xml.WriteAttributeString("r", Reference(column + 1, number));
            XlsxCell.Write(xml, row[column]!, textStyle);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static void WriteFoot(XmlWriter xml, int columns, int rows)
    {
        xml.WriteEndElement();
        xml.WriteStartElement("autoFilter");
        xml.WriteAttributeString("ref", "A1:" + Reference(columns, rows));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Attribute(XmlWriter xml, string name, int value) =>
        xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));

    private static string Reference(int column, int row) => Letters(column) + row.ToString(CultureInfo.InvariantCulture);

    private static string Letters(int column) =>
        column == 0 ? "" : Letters((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
