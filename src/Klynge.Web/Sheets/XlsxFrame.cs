using System.IO.Compression;

namespace Klynge.Web.Sheets;

/// <summary>The parts of a workbook that are the same in every file we write, and the cell styles by number.</summary>
internal static class XlsxFrame
{
    public const string SheetPart = "xl/worksheets/sheet1.xml";
    public const int Bold = 1, Day = 2, Moment = 3, Text = 4;

    public const string Namespace = Open + "/spreadsheetml/2006/main";

    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Open = "http://schemas.openxmlformats.org";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    public static void Write(ZipArchive zip)
    {
        Part("[Content_Types].xml", $"""
            <Types xmlns="{Open}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kind}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/><Override PartName="/{SheetPart}" ContentType="{Kind}.worksheet+xml"/></Types>
            """);
        Part("_rels/.rels", $"""
            <Relationships xmlns="{Open}/package/2006/relationships"><Relationship Id="r1" Type="{Open}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Part("xl/workbook.xml", $"""
            <workbook xmlns="{Namespace}" xmlns:r="{Open}/officeDocument/2006/relationships"><sheets><sheet name="Klynge" sheetId="1" r:id="r1"/></sheets></workbook>
            """);
        Part("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Open}/package/2006/relationships"><Relationship Id="r1" Type="{Open}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{Open}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
            """);
        // Number format 49 is text: a number typed over "0301" later keeps its leading zero.
        Part("xl/styles.xml", $"""
            <styleSheet xmlns="{Namespace}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
            """);

        void Part(string name, string xml)
        {
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(Head);
            writer.Write(xml);
        }
    }
}
