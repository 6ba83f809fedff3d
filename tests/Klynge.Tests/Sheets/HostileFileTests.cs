using System.Text;
using Klynge.Web.Sheets;

namespace Klynge.Tests.Sheets;

public class HostileFileTests
{
    public static TheoryData<string> Names => [.. HostileFiles.Refused.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_hostile_file_is_refused_in_words_without_filling_the_memory(string name)
    {
        var (make, says) = HostileFiles.Refused[name];
        var file = make();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sentence = AtHand.Sentence(file, name);
        var taken = (GC.GetAllocatedBytesForCurrentThread() - before) >> 20;

        sentence.ShouldContain(says);
        taken.ShouldBeLessThan(500); // allocated in all; what is held at one time is less than half of it
    }

    [Fact]
    public void A_workbook_is_measured_by_what_really_comes_out_of_it()
    {
        var file = AtHand.Rows([.. Enumerable.Range(1, 60_000).Select(i => $"<row r=\"{i}\"><c r=\"A{i}\"><v>1</v></c></row>")]);

        SheetReader.Read(new MemoryStream(file), "a.xlsx", SheetLimits.Standard).Sheet!.RowCount.ShouldBe(59_999);
        AtHand.Refusal(file, limits: new() { MebibytesUnpacked = 1 }).Sentence.ShouldStartWith("The workbook takes more than {0} MiB when unpacked");
        AtHand.Refusal(file, limits: new() { PackedTimes = 2 }).Sentence.ShouldStartWith("The workbook becomes more than {0} times larger");
        AtHand.Refusal(file, limits: new() { Parts = 5 }).Sentence.ShouldStartWith("The workbook has more than {0} parts");
    }

    [Fact]
    public void Bytes_changed_on_the_way_never_break_the_reader()
    {
        var random = new Random(1);
        for (var round = 0; round < 1_000; round++)
        {
            var file = HostileFiles.Good.ToArray();
            for (var i = random.Next(1, 30); i > 0; i--)
                file[random.Next(file.Length)] = (byte)random.Next(256);
            ReadsOrRefuses(file, "flip.xlsx");
        }
    }

    [Fact]
    public void Bytes_of_any_kind_never_break_the_reader()
    {
        var random = new Random(2);
        for (var round = 0; round < 1_000; round++)
        {
            var file = new byte[random.Next(200)];
            for (var i = 0; i < file.Length; i++)
                file[i] = "a1,;\t|\"'=\r\n\0\uFEFFæ\u00FF\u00FE<PK"u8[random.Next(20)];
            ReadsOrRefuses(file, "any.csv");
        }
    }

    [Theory]
    [InlineData("Org.nr,Navn\n1,\u00C3\u0028\u00FF\u00ED\u00A0\u0080\n", "2: 1|Ã(ÿí\u00A0€")]
    public void Bytes_that_are_not_utf8_are_read_as_windows_1252(string bytes, string line) =>
        AtHand.Sheet(Encoding.Latin1.GetBytes(bytes)).Lines().ShouldBe([line]);

    [Fact]
    public void Formulas_are_text() => AtHand.Sheet("Org.nr,Navn\n1,=1+1\n2,@SUM(A1)\n3,+1\n4,-1\n5,\t=1\n").Lines()
        .ShouldBe(["2: 1|=1+1", "3: 2|@SUM(A1)", "4: 3|+1", "5: 4|-1", "6: 5|\t=1"]);

    [Fact]
    public void What_is_said_twice_is_read_twice() =>
        AtHand.Sheet("Org.nr,Navn\n" + string.Concat(Enumerable.Repeat("999999999,Bedrift Æ\n", 51))).RowCount.ShouldBe(51);

    [Fact]
    public void A_full_honest_sheet_is_read()
    {
        var row = string.Join(';', Enumerable.Range(0, 20).Select(i => $"{i}0000000")) + "\n";
        var sheet = AtHand.Sheet(row + string.Concat(Enumerable.Repeat(row, 100_000)));

        sheet.RowCount.ShouldBe(100_000);
        sheet.Rows.Last().Cells[19].ShouldBe("190000000");
    }

    private static void ReadsOrRefuses(byte[] file, string name)
    {
        var (sheet, refusal) = SheetReader.Read(new MemoryStream(file), name, SheetLimits.Standard);
        (sheet is null).ShouldBe(refusal is not null);
        _ = sheet?.Rows.Count();
    }
}
