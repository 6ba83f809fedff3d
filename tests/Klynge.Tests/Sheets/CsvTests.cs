using System.Text;
using Klynge.Web.Sheets;

namespace Klynge.Tests.Sheets;

public class CsvTests
{
    private const string Norwegian = "Org.nr;Navn\n0123;Ærlig Åse\n";

    [Theory]
    [InlineData("Medlemmer\n\nnavn;ansatte\nEn AS;5\nTo AS;7\n", ';')]
    [InlineData("Members 2026\nname,number,place\nEn AS,982463718,Oslo\nTo AS,,Bergen\n", ',')]
    [InlineData("navn\nHansen, Ola\nVik, Kari\n", null)]
    [InlineData("navn\nEn AS\nTo; Tre AS\nFire AS\n", null)]
    public void A_title_above_the_headings_hides_no_delimiter_and_names_with_commas_are_one_column(string csv, char? delimiter) =>
        AtHand.Sheet(csv).Format.Delimiter.ShouldBe(delimiter);

    [Theory]
    [InlineData("utf-8", false), InlineData("utf-8", true), InlineData("utf-16", true), InlineData("utf-16", false)]
    [InlineData("utf-16BE", true), InlineData("utf-16BE", false), InlineData("windows-1252", false)]
    public void Norwegian_letters_are_read_in_any_encoding_that_office_programs_write(string name, bool mark)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        var sheet = AtHand.Sheet([.. mark ? encoding.Preamble : [], .. encoding.GetBytes(Norwegian)]);

        sheet.Headers.ShouldBe(["Org.nr", "Navn"]);
        sheet.Lines().ShouldBe(["2: 0123|Ærlig Åse"]);
        sheet.Format.ShouldBe(new SheetFormat("csv", name, ';'));
    }

    [Theory]
    [InlineData("a,b\n1,2", ','), InlineData("a;b\n1,5;2,5", ';'), InlineData("a\tb;c\n1\t2", '\t'), InlineData("a|b\n1|2", '|')]
    [InlineData("\"a;b;c\",d\n1,2", ','), InlineData("Navn;Sted, fylke, land;Type\nA;Oslo, Oslo, Norge;x", ';'), InlineData("sep=|\na|b;c\n1|2", '|')]
    [InlineData("Navn\nHansen, Ola", null), InlineData("\"say \"\"a,b\"\" now\";c\n1;2", ';')]
    public void The_delimiter_is_what_parts_the_headings(string csv, char? delimiter) =>
        AtHand.Sheet(csv).Format.Delimiter.ShouldBe(delimiter);

    [Fact]
    public void A_comma_in_a_file_of_one_column_parts_nothing() =>
        AtHand.Sheet("Navn\nHansen, Ola; Oslo\n").Lines().ShouldBe(["2: Hansen, Ola; Oslo"]);

    [Fact]
    public void A_row_is_numbered_by_the_line_where_it_starts() =>
        AtHand.Sheet("\na,b\r\n\r\n1,\"x\r\ny\"\n,\n2,z").Lines().ShouldBe(["4: 1|x\r\ny", "7: 2|z"]);

    [Fact]
    public void Short_rows_are_filled_and_a_column_without_heading_is_kept()
    {
        var sheet = AtHand.Sheet("a,b\n1\n1,2,3\n");

        sheet.Headers.ShouldBe(["a", "b", ""]);
        sheet.Rows.Select(row => row.Cells).ShouldBe([["1", null, null], ["1", "2", "3"]]);
    }

    [Fact]
    public void Headings_stand_on_one_line() => AtHand.Sheet("\" Org.\r\n nr \",b\n1,2").Headers.ShouldBe(["Org. nr", "b"]);

    [Theory]
    [InlineData("'=1+1", "=1+1"), InlineData("'@a", "@a"), InlineData("'-1", "-1"), InlineData("'＝1", "＝1"), InlineData("''=1", "'=1")]
    [InlineData("'t Hooft", "'t Hooft"), InlineData("'", "'"), InlineData("=1+1", "=1+1"), InlineData("+47 22", "+47 22")]
    public void The_apostrophe_before_a_formula_sign_is_taken_off_and_no_other(string cell, string read) =>
        AtHand.Sheet($"a\n{cell}\n").Lines().ShouldBe([$"2: {read}"]);

    [Fact]
    public void One_name_in_three_forms_is_one_text() =>
        AtHand.Sheet("a\nA\u030As\n\u00C5s\n\u212Bs\n").Rows.Select(row => row.Cells[0]).Distinct().ShouldBe(["\u00C5s"]);

    [Fact]
    public void A_quote_inside_a_text_is_a_quote() =>
        AtHand.Sheet("a,b\n37\"N,\"x\" y\n").Lines().ShouldBe(["2: 37\"N|x y"]);

    [Theory]
    [InlineData("", "The file is empty."), InlineData("\n\n ,, \n", "The file is empty.")]
    [InlineData("a,b\n", "The file has a row of headings but no rows below it.")]
    [InlineData("a,b\nx,y\n1,\"never closed\nx,y\n", "Row 3 has a quotation mark that is opened and never closed. Close it, or save the file as XLSX.")]
    [InlineData("a,b\n1\0,2\n", "Row 2 has a character that is not text (NUL). The file is damaged; save it again as XLSX or as CSV in UTF-8.")]
    [InlineData("<!DOCTYPE html><table>", "This is a web page, not a spreadsheet. Open it in a spreadsheet program and save it as XLSX.")]
    [InlineData("%PDF-1.7\na,b", "This is not an Excel workbook. Open it in a spreadsheet program and save it as XLSX.")]
    public void What_cannot_be_read_is_refused_in_words(string csv, string sentence) => AtHand.Sentence(csv).ShouldBe(sentence);

    [Fact]
    public void A_sheet_at_its_limits_is_read_and_one_step_beyond_is_not()
    {
        var limits = new SheetLimits { Rows = 2, Columns = 2, CharactersInCell = 3, MebibytesIn = 1 };

        SheetReader.Read(new MemoryStream("a,b,\n123,4,,\n5,6\n\n"u8.ToArray()), "a.csv", limits).Sheet!.RowCount.ShouldBe(2);
        AtHand.Refusal("a,b\n1,2\n3,4\n5,6\n"u8.ToArray(), limits: limits).Sentence.ShouldStartWith("The sheet goes on for more than {0} rows");
        AtHand.Refusal("a,b\n1,2,3\n"u8.ToArray(), limits: limits).Values.ShouldBe([2, 2]);
        AtHand.Refusal("a,b\n1,æøåæ\n"u8.ToArray(), limits: limits).Values.ShouldBe([3, 2]);
        AtHand.Refusal(new byte[(1 << 20) + 1], limits: limits).Values.ShouldBe([1]);
    }
}
