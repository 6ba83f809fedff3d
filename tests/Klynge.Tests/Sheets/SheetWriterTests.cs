using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ExcelDataReader;
using Klynge.Web.Sheets;

namespace Klynge.Tests.Sheets;

public class SheetWriterTests
{
    private static readonly Column[] Columns = [new("Navn", 40), new("Ansatte"), new("Fra"), new("Betalt"), new("Tid"), new("Ja")];
    private static readonly object?[] Row = ["Ærlig; \"Åse\"", 12, new DateOnly(2024, 1, 15), 1234.50m, new DateTime(2024, 1, 15, 18, 30, 0), true];

    // What people can have typed: not blank, no control characters (those are refused where names are taken in).
    private static readonly string[] Naughty = [.. JsonSerializer.Deserialize<string[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "naughty_strings_blns.json")))!
        .Where(text => !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl))];

    [Theory, InlineData(false), InlineData(true)]
    public async Task Every_naughty_string_comes_back_as_it_left(bool xlsx)
    {
        var file = await Written(xlsx, [new("Navn"), new("Nr")], Naughty.Select((text, i) => new object?[] { text, i }));

        Naughty.Length.ShouldBeGreaterThan(450);
        AtHand.Sheet(file).Rows.Select(row => row.Cells[0]).ShouldBe(Naughty.Select(Nfc));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Awkward_texts_come_back_as_they_left(bool xlsx)
    {
        string[] texts = ["=1+1", "'=1+1", "''=1", "'", "'a", "＝1", "\t=1", "\r=1", " x ", "a\r\nb", "a\nb", "_x000D_", "_x005F_x000D_", "0301", "a\u0001b\u001Fc", "<&>\"", "\uFFFEa\uFFFF", "1;2,3\t4|5", "\"", "-1", "+47 22 00 00 00"];
        var file = await Written(xlsx, [new("=Navn"), new("Nr")], texts.Select((text, i) => new object?[] { text, i }));
        var sheet = AtHand.Sheet(file);

        sheet.Headers.ShouldBe(["=Navn", "Nr"]);
        sheet.Rows.Select(row => row.Cells[0]).ShouldBe(texts);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Values_keep_their_kind(bool xlsx) => AtHand.Sheet(await Written(xlsx, Columns, [Row, [null, -0.5, new DateOnly(1898, 5, 17), 0m, "", false]])).Lines()
        .ShouldBe([$"2: Ærlig; \"Åse\"|12|2024-01-15|1234.5|2024-01-15T18:30:00|true", "3: |-0.5|1898-05-17|0||false"]);

    [Fact]
    public async Task Csv_is_what_excel_in_norway_opens()
    {
        var file = await Written(false, Columns, [Row, ["=cmd", -3, null, -1.5m, null, null]]);

        Encoding.UTF8.GetString(file).ShouldBe("\uFEFFNavn;Ansatte;Fra;Betalt;Tid;Ja\r\n\"Ærlig; \"\"Åse\"\"\";12;2024-01-15;1234.5;2024-01-15T18:30:00;true\r\n'=cmd;-3;;-1.5;;\r\n");
    }

    [Theory, InlineData("=1"), InlineData("+1"), InlineData("-1"), InlineData("@a"), InlineData("\t1"), InlineData("\r1"), InlineData("＝1"), InlineData("＋1"), InlineData("－1"), InlineData("＠a")]
    public async Task No_text_starts_a_formula(string text)
    {
        var csv = Encoding.UTF8.GetString(await Written(false, [new(text)], [[text]]));
        using var zip = new ZipArchive(new MemoryStream(await Written(true, [new(text)], [[text]])));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());

        csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.TrimStart('"').StartsWith("'" + text));
        (await sheet.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<f");
    }

    [Fact]
    public async Task The_workbook_is_valid_and_others_read_the_same()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance); // ExcelDataReader asks for Windows-1252 whatever it reads
        var file = await Written(true, Columns, [Row]);
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), false);
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));

        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(fault => fault.Description).ShouldBeEmpty();
        reader.Read().ShouldBeTrue();
        reader.Read().ShouldBeTrue();
        Enumerable.Range(0, 6).Select(reader.GetValue).ShouldBe(["Ærlig; \"Åse\"", 12d, new DateTime(2024, 1, 15), 1234.5d, Row[4], true]);
    }

    [Fact]
    public async Task Nothing_is_written_without_waiting()
    {
        var only = new OnlyAsync();
        await SheetWriter.Xlsx(only, Columns, Enumerable.Repeat(Row, 20_000).ToAsyncEnumerable(), TestContext.Current.CancellationToken);
        await SheetWriter.Csv(only, Columns, Enumerable.Repeat(Row, 20_000).ToAsyncEnumerable(), TestContext.Current.CancellationToken);
    }

    private static string Nfc(string text) => string.Join('\uFFFE', text.Split('\uFFFE').Select(part => part.Normalize()));

    private static async Task<byte[]> Written(bool xlsx, Column[] columns, IEnumerable<object?[]> rows)
    {
        using var file = new MemoryStream();
        await (xlsx ? SheetWriter.Xlsx(file, columns, rows.ToAsyncEnumerable()) : SheetWriter.Csv(file, columns, rows.ToAsyncEnumerable()));
        return file.ToArray();
    }

    // As a web answer is: writing to it synchronously is an error.
    private sealed class OnlyAsync : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException();

        public override void Write(ReadOnlySpan<byte> buffer) => throw new InvalidOperationException();

        public override void Flush() => throw new InvalidOperationException();

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.CompletedTask;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
