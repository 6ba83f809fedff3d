using System.IO.Compression;
using System.Text;

namespace Klynge.Tests.Sheets;

/// <summary>Files made to break an importer: too large, too deep, too many, too clever, or damaged on the way.</summary>
internal static class HostileFiles
{
    public static readonly byte[] Good = AtHand.Rows($"<row r=\"1\">{AtHand.Text("Navn")}</row>", $"<row r=\"2\">{AtHand.Text("Bedrift Æ")}</row>");

    /// <summary>What is refused, and a word of the refusal that names the reason.</summary>
    public static readonly Dictionary<string, (Func<byte[]> Make, string Says)> Refused = new()
    {
        ["zipbomb-512M.xlsx"] = (Bomb, "characters"),
        ["lol.xlsx"] = (() => Typed(string.Concat(Enumerable.Range(0, 10).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">")), "&l9;"), "document type"),
        ["xxe.xlsx"] = (() => Typed("<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&x;"), "document type"),
        ["quadratic.xlsx"] = (() => Typed($"<!ENTITY x \"{new string('y', 50_000)}\">", string.Concat(Enumerable.Repeat("&x;", 5_000))), "document type"),
        ["deep.xlsx"] = (() => Sheet(string.Concat(Enumerable.Repeat("<a>", 100_000))), "damaged"),
        ["attributes.xlsx"] = (() => Sheet($"<row {Names("a{0}=\"\" ")}/>"), "damaged"),
        ["one-attribute.xlsx"] = (() => Sheet($"<row r=\"{new string('1', 1_000_000)}\"/>"), "characters"),
        ["names.xlsx"] = (() => Sheet(Names("<a{0}/>")), "damaged"),
        ["comment.xlsx"] = (() => Sheet($"<!-- {Names("<a{0}>")} -->"), "characters"),
        ["cdata.xlsx"] = (() => Sheet($"<row><c t=\"inlineStr\"><is><t><![CDATA[{Names("<a{0}>")}]]></t></is></c></row>"), "characters"),
        ["amplified.xlsx"] = (() => AtHand.Xlsx(Data(string.Concat(Enumerable.Repeat("<row>" + string.Concat(Enumerable.Repeat("<c t=\"s\"><v>0</v></c>", 100)) + "</row>", 40))), $"<sst {AtHand.Main}><si><t>{new string('x', 31_000)}</t></si></sst>"), "MiB of text"),
        ["farcell.xlsx"] = (() => Sheet("<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>"), "columns"),
        ["farrow.xlsx"] = (() => Sheet($"<row r=\"1\">{AtHand.Text("a")}</row><row r=\"1048576\">{AtHand.Text("x")}</row>"), "rows"),
        ["badindex.xlsx"] = (() => Sheet("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99999999</v></c></row>"), "damaged"),
        ["slip.xlsx"] = (() => AtHand.Zip(("../../../../tmp/kit-slip.txt", "x"), ("/abs.txt", "x"), ("..\\..\\w.txt", "x")), "not an Excel workbook"),
        ["manyentries.xlsx"] = (() => AtHand.Zip([.. Enumerable.Range(0, 3_000).Select(i => ($"xl/x{i}.xml", ""))]), "parts"),
        ["truncated.xlsx"] = (() => Good[..(Good.Length / 2)], "damaged"),
        ["baddirectory.xlsx"] = (() => Changed(Good.AsSpan().IndexOf("PK\u0001\u0002"u8) + 3), "damaged"),
        ["longcell.xlsx"] = (() => Sheet($"<row>{AtHand.Text(new string('x', 32_001))}</row>"), "32000 characters"),
        ["html.xlsx"] = (() => "<html><table><tr><td>=1+1</td></tr></table></html>"u8.ToArray(), "web page"),
        ["exe.csv"] = (() => [.. "MZ"u8, .. Enumerable.Range(0, 10_240).Select(i => (byte)i)], "not a spreadsheet"),
        ["nul.csv"] = (() => "Org.nr,Navn\n1\0,\0\n"u8.ToArray(), "NUL"),
        ["quotes.csv"] = (() => Csv("Org.nr,Navn\n1,\"never closed\n" + string.Concat(Enumerable.Repeat("x,y\n", 2_000))), "quotation mark"),
        ["long-quote.csv"] = (() => Csv("a,b\n1,\"" + new string('x', 19 << 20)), "quotation mark"),
        ["oneline-32M.csv"] = (() => Csv(string.Concat(Enumerable.Repeat("a,", 16 << 20))), "20 MiB"),
        ["oneline-19M.csv"] = (() => Csv(string.Concat(Enumerable.Repeat("a,", 19 << 19))), "Row 1"),
        ["manycols.csv"] = (() => Csv(string.Join(',', Enumerable.Range(0, 100_000)) + "\n1\n"), "200 columns"),
        ["manyrows.csv"] = (() => Csv("Org.nr,Navn\n" + string.Concat(Enumerable.Repeat("1,x\n", 300_000))), "100000 rows"),
        ["accents.csv"] = (() => Csv("a\ne" + string.Concat(Enumerable.Repeat("\u0301\u0316", 8_000))), "accents"),
    };

    public static byte[] Csv(string text) => Encoding.UTF8.GetBytes(text);

    private static string Data(string rows) => $"<worksheet {AtHand.Main}><sheetData>{rows}</sheetData></worksheet>";

    private static byte[] Sheet(string rows) => AtHand.Xlsx(Data(rows));

    private static byte[] Typed(string entities, string text) =>
        AtHand.Xlsx($"<?xml version=\"1.0\"?><!DOCTYPE a [{entities}]>{Data($"<row r=\"1\">{AtHand.Text(text)}</row>")}");

    private static string Names(string pattern) => string.Concat(Enumerable.Range(0, 200_000).Select(i => string.Format(null, pattern, i)));

    private static byte[] Changed(int at)
    {
        var file = Good.ToArray();
        file[at] ^= 1;
        return file;
    }

    // One cell of 512 MiB, never held anywhere.
    private static byte[] Bomb()
    {
        using var file = new MemoryStream();
        file.Write(Good);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
            zip.GetEntry("xl/worksheets/sheet1.xml")!.Delete();
        var rest = file.ToArray();
        using var bomb = new MemoryStream();
        using (var zip = new ZipArchive(bomb, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var old = new ZipArchive(new MemoryStream(rest)))
            {
                foreach (var entry in old.Entries)
                    Copy(entry.Open(), zip.CreateEntry(entry.FullName).Open());
            }
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open();
            sheet.Write(Encoding.UTF8.GetBytes($"<worksheet {AtHand.Main}><sheetData><row r=\"1\"><c t=\"inlineStr\"><is><t>"));
            var block = new byte[1 << 20];
            block.AsSpan().Fill((byte)'A');
            for (var i = 0; i < 512; i++)
                sheet.Write(block);
            sheet.Write("</t></is></c></row></sheetData></worksheet>"u8);
        }
        return bomb.ToArray();
    }

    private static void Copy(Stream from, Stream to)
    {
        using (from)
        using (to)
            from.CopyTo(to);
    }
}
