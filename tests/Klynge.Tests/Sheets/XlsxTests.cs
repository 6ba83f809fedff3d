namespace Klynge.Tests.Sheets;

public class XlsxTests
{
    private const string Styles = $"""
        <styleSheet {AtHand.Main}><numFmts><numFmt numFmtId="164" formatCode="[$-414]d. mmmm yyyy;@"/><numFmt numFmtId="165" formatCode="#,##0 &quot;dager&quot;"/><numFmt numFmtId="166" formatCode="0000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="22"/><xf numFmtId="166"/></cellXfs></styleSheet>
        """;

    private static string?[] Cells(string cells, string shared = "", string? workbook = null) => AtHand.Sheet(AtHand.Xlsx(
        $"<worksheet {AtHand.Main}><sheetData><row r=\"1\">{AtHand.Text("a")}</row><row r=\"2\">{cells}</row></sheetData></worksheet>",
        shared, workbook, Styles), "a.xlsx").Rows.Single().Cells;

    [Theory]
    [InlineData("917422575", 0, "917422575"), InlineData("9.17422575E8", 0, "917422575"), InlineData("301", 6, "301"), InlineData("-0.5", 0, "-0.5")]
    [InlineData("0.30000000000000004", 0, "0.3"), InlineData("1E-7", 0, "0.0000001"), InlineData("1E+20", 0, "100000000000000000000")]
    [InlineData("12345678901234567890", 0, "12345678901234567890"), InlineData("1.5E+300", 3, null), InlineData("abc", 0, "abc")]
    [InlineData("45306", 1, "2024-01-15"), InlineData("45306", 2, "2024-01-15"), InlineData("45306", 3, "45306"), InlineData("45306.5", 5, "2024-01-15T12:00:00")]
    [InlineData("45305.99999999999", 1, "2024-01-15"), InlineData("0.75", 4, "18:00:00"), InlineData("1", 1, "1900-01-01"), InlineData("61", 1, "1900-03-01")]
    [InlineData("-3", 1, "-3"), InlineData("2958466", 1, "2958466"), InlineData("45306", 99, "45306")]
    public void A_number_is_the_text_a_person_would_have_typed(string stored, int style, string? text)
    {
        var cell = Cells($"<c r=\"A2\" s=\"{style}\"><v>{stored}</v></c>")[0]!;

        cell.ShouldNotContain("E");
        cell.ShouldBe(text ?? cell);
    }

    [Fact]
    public void Days_can_be_counted_from_1904() =>
        Cells("<c s=\"1\"><v>43844</v></c>", workbook: "<workbookPr date1904=\"1\"/><sheets><sheet name=\"A\" r:id=\"r1\"/></sheets>").ShouldBe(["2024-01-15"]);

    [Fact]
    public void Cells_of_every_kind_are_read() => Cells(
        "<c t=\"b\"><v>1</v></c><c t=\"str\"><f>A1&amp;\"x\"</f><v>ax</v></c><c><f>SUM(A1)</f></c><c t=\"e\"><v>#N/A</v></c><c t=\"d\"><v>2024-01-15T00:00:00</v></c>"
        + "<c t=\"s\"><v>1</v></c><c r=\"H2\" t=\"inlineStr\"><is><r><t>A\u030As</t></r><r><t xml:space=\"preserve\"> AS</t></r></is></c>",
        $"<sst {AtHand.Main}><si><t>no</t></si><si><r><t>two</t></r><r><t xml:space=\"preserve\"> runs</t></r><rPh sb=\"0\" eb=\"1\"><t>kana</t></rPh></si></sst>")
        .ShouldBe(["true", "ax", "=SUM(A1)", "#N/A", "2024-01-15", "two runs", null, "Ås AS"]);

    [Theory]
    [InlineData("a_x000D_b", "a\rb"), InlineData("_x005F_x000D_", "_x000D_"), InlineData("_x00", "_x00"), InlineData("_xZZZZ_", "_xZZZZ_"), InlineData("_xD800_", "\uFFFD")]
    public void Characters_that_xml_cannot_hold_are_read(string stored, string text) =>
        Cells(AtHand.Text(stored)).ShouldBe([text]);

    [Fact]
    public void Rows_keep_their_numbers_and_empty_ones_fall_away() => AtHand.Sheet(AtHand.Rows(
        $"<row r=\"3\">{AtHand.Text("a")}</row>", $"<row r=\"7\">{AtHand.Text("b")}</row>", "<row/>", $"<row>{AtHand.Text("c")}</row>",
        "<row r=\"1048576\"><c r=\"XFD1048576\" s=\"1\"/></row>"), "a.xlsx").Lines().ShouldBe(["7: b", "9: c"]);

    [Fact]
    public void The_first_visible_sheet_with_content_is_read()
    {
        static string Rows(string text) => $"<worksheet {AtHand.Main}><sheetData><row>{AtHand.Text("a")}</row><row>{AtHand.Text(text)}</row></sheetData></worksheet>";
        const string Both = "<sheets><sheet name=\"One\" state=\"{0}\" r:id=\"r1\"/><sheet name=\"Two\" r:id=\"r4\"/></sheets>";
        var second = ("xl/worksheets/sheet2.xml", Rows("two"));

        AtHand.Sheet(AtHand.Xlsx(Rows("one"), "", Both.Replace("{0}", "hidden"), null, second), "a").Format.Tab.ShouldBe("Two");
        AtHand.Sheet(AtHand.Xlsx(Rows("one"), "", Both.Replace("{0}", "visible"), null, second), "a").Format.Tab.ShouldBe("One");
        AtHand.Sheet(AtHand.Xlsx($"<worksheet {AtHand.Main}/>", "", Both.Replace("{0}", "visible"), null, second), "a").Format.Tab.ShouldBe("Two");
    }

    [Fact]
    public void A_workbook_with_prefixes_in_the_strict_form_is_read() => AtHand.Sheet(AtHand.Xlsx(
        "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>a</x:t></x:is></x:c></x:row>"
        + "<x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>"), "a.xlsx").Lines().ShouldBe(["2: 1"]);

    [Fact]
    public void A_workbook_that_is_none_is_refused_in_words()
    {
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[64]];

        AtHand.Sentence(compound, "a.xls").ShouldContain("old kind (.xls)");
        AtHand.Sentence([.. compound, .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")], "a.xlsx").ShouldContain("protected by a password");
        AtHand.Sentence(AtHand.Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), "a.ods").ShouldStartWith("This is not an Excel workbook.");
        AtHand.Sentence("hello"u8.ToArray(), "a.xlsx").ShouldStartWith("This is not an Excel workbook.");
        AtHand.Sentence(AtHand.Rows(), "a.xlsx").ShouldBe("The workbook has no visible sheet with content.");
        AtHand.Sentence(AtHand.Rows($"<row>{AtHand.Text("a")}</row>"), "a.xlsx").ShouldBe("The file has a row of headings but no rows below it.");
    }
}
