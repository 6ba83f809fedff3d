using System.IO.Compression;
using System.Text;
using Klynge.Web.Sheets;

namespace Klynge.Tests.Sheets;

/// <summary>Files made on the spot, and what the reader says of them.</summary>
internal static class AtHand
{
    public const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

    public static Sheet Sheet(byte[] file, string name = "a.csv")
    {
        var (sheet, refusal) = SheetReader.Read(new MemoryStream(file), name, SheetLimits.Standard);
        refusal.ShouldBeNull();
        return sheet.ShouldNotBeNull();
    }

    public static Sheet Sheet(string csv) => Sheet(Encoding.UTF8.GetBytes(csv));

    public static Refusal Refusal(byte[] file, string name = "a.csv", SheetLimits? limits = null)
    {
        var (sheet, refusal) = SheetReader.Read(new MemoryStream(file), name, limits ?? SheetLimits.Standard);
        sheet.ShouldBeNull();
        return refusal.ShouldNotBeNull();
    }

    public static string Sentence(byte[] file, string name = "a.csv") =>
        Refusal(file, name) is var refusal ? string.Format(null, refusal.Sentence, refusal.Values) : "";

    public static string Sentence(string csv) => Sentence(Encoding.UTF8.GetBytes(csv));

    /// <summary>The rows as one text: numbers and cells, "1: a|b".</summary>
    public static string[] Lines(this Sheet sheet) => [.. sheet.Rows.Select(row => $"{row.Number}: {string.Join('|', row.Cells)}")];

    public static byte[] Xlsx(string sheet, string shared = "", string? workbook = null, string? styles = null, params (string Name, string Text)[] more) =>
        Zip([.. Frame(workbook, shared, styles), ("xl/worksheets/sheet1.xml", sheet), .. more]);

    public static byte[] Rows(params string[] rows) => Xlsx($"<worksheet {Main}><sheetData>{string.Concat(rows)}</sheetData></worksheet>");

    public static string Text(string text) => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>";

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return file.ToArray();
    }

    private static IEnumerable<(string, string)> Frame(string? workbook, string shared, string? styles)
    {
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
        yield return ("_rels/.rels", $"<Relationships {Package}><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        yield return ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Relations}\">{workbook ?? "<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets>"}</workbook>");
        yield return ("xl/_rels/workbook.xml.rels", $"<Relationships {Package}><Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
            + $"<Relationship Id=\"r4\" Type=\"{Relations}/worksheet\" Target=\"/xl/worksheets/sheet2.xml\"/>"
            + $"<Relationship Id=\"r2\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"{Relations}/styles\" Target=\"../xl/styles.xml\"/></Relationships>");
        yield return ("xl/sharedStrings.xml", shared.Length > 0 ? shared : $"<sst {Main}/>");
        yield return ("xl/styles.xml", styles ?? $"<styleSheet {Main}/>");
    }
}
