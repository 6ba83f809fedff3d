using System.Text;
using System.Text.Json.Nodes;
using Klynge.Members.BusinessRegister;
using Klynge.Tests.Site;
using Klynge.Web.Members.BusinessRegister;

namespace Klynge.Tests.Members.BusinessRegister;

/// <summary>The file of the register, in whatever clothes it comes.</summary>
public sealed class ReadingTests : IDisposable
{
    private static readonly RegisterLimits Small = new(1 << 20, 1 << 20, 1_000, 1 << 16);

    private readonly string folder = Folders.New("register-file");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_recorded_answer_is_read_field_by_field()
    {
        var equinor = Units(Bulk.Json(Bulk.Recorded)).First(unit => unit.Number == "923609016");
        equinor.ShouldBe(new RegisterUnit
        {
            Number = "923609016", Name = "EQUINOR ASA", Form = "ASA", Address = "Forusbeen 50", PostalCode = "4035", Place = "STAVANGER", Municipality = "1103", Country = "NO",
            Industry = "06.100", Industry2 = "06.200", Industry3 = "19.200", Staff = 21408, Website = "www.equinor.com", RegisteredOn = new(1995, 3, 12),
        });
    }

    [Fact]
    public void List_lines_and_one_object_are_all_JSON()
    {
        var list = Units(Bulk.Json(Bulk.Recorded));
        list.Count.ShouldBe(6);
        Units(string.Join('\n', Bulk.Recorded.Select(unit => unit.ToJsonString()))).ShouldBe(list);
        Units("\uFEFF " + string.Join("\r\n", Bulk.Recorded.Select(unit => unit.ToString()))).ShouldBe(list);
        Units(Bulk.Recorded[0].ToString()).ShouldBe([list[0]]);
    }

    [Theory, InlineData(','), InlineData(';'), InlineData('\t')]
    public void CSV_says_the_same_as_JSON_whatever_parts_its_cells(char delimiter)
    {
        var csv = Units(Bulk.Csv(delimiter, Bulk.Recorded));
        csv.ShouldBe(Units(Bulk.Json(Bulk.Recorded)).Select(unit => unit with { Industry2 = null, Industry3 = null }));
    }

    [Fact]
    public void What_is_packed_is_unpacked_whatever_it_is_called()
    {
        var json = Bulk.Json(Bulk.Recorded);
        Units(Read(Bulk.Packed(json))).ShouldBe(Units(json));
        Units(Read(Bulk.Packed(Bulk.Csv(';', Bulk.Recorded)))).Count.ShouldBe(6);
    }

    [Fact]
    public void A_row_that_is_no_unit_is_told_and_the_others_are_kept()
    {
        var rows = Read(Encoding.UTF8.GetBytes($"[{Bulk.Unit("981575679", "FØRST AS")}, {Bulk.Unit("981575678", "GALT NUMMER AS")}, {Bulk.Unit("923609016", "  ")}, {{}}, 7, {{\"organisasjonsnummer\":\"974760673\",\"navn\":\"\\ud800\"}}, {{\"organisasjonsnummer\":974760673,\"navn\":\"SIST\",\"antallAnsatte\":\"12\",\"organisasjonsform\":null,\"forretningsadresse\":[1,{{}}]}}]"));
        rows.Select(row => row.Unit?.Name).ShouldBe(["FØRST AS", null, null, null, null, null, "SIST"]);
        rows[1].Problem!.Sentence.ShouldContain("check digit");
        rows[2].Problem!.Sentence.ShouldBe("The name is blank.");
        rows[4].Problem!.Sentence.ShouldBe("It is no object.");
        rows[6].Unit!.Staff.ShouldBe(12);
    }

    [Fact]
    public void A_file_that_was_cut_off_is_refused_wherever_it_was_cut()
    {
        foreach (var text in new[] { Bulk.Json(Bulk.Recorded), Bulk.Csv(',', Bulk.Recorded) })
            for (var part = 1; part < 8; part++)
            {
                var bytes = Encoding.UTF8.GetBytes(text);
                var plain = bytes.AsSpan(0, bytes.Length * part / 8 + 3).ToArray();
                Should.Throw<RegisterFileRefused>(() => Read(plain), $"{text[0]} {part}/8");
                var packed = Bulk.Packed(text);
                Should.Throw<RegisterFileRefused>(() => Read(packed.AsSpan(0, packed.Length * part / 8).ToArray()), $"packed {text[0]} {part}/8");
            }

        // Cut at the very end of a row, a packed file still says that it was longer.
        var whole = Bulk.Packed(Bulk.Csv(',', Bulk.Recorded));
        Should.Throw<RegisterFileRefused>(() => Read(whole[..^4])).Refusal.Sentence.ShouldStartWith("The file is cut off");
    }

    [Fact]
    public void Damage_in_the_middle_is_seen()
    {
        var packed = Bulk.Packed(Bulk.Json(Bulk.Recorded));
        packed[packed.Length / 2] ^= 0x55;
        Should.Throw<RegisterFileRefused>(() => Read(packed));
        Should.Throw<RegisterFileRefused>(() => Read("[{\"navn\":\"A\"} {\"navn\":\"B\"}]"u8.ToArray()));
        Should.Throw<RegisterFileRefused>(() => Read("[{\"navn\":\"A\"}] and more"u8.ToArray()));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData(" \r\n ", "The file is empty.")]
    [InlineData("orgnr;name\n1;2\n", "No heading of the file is")]
    [InlineData("just some words", "The file is neither JSON nor CSV")]
    [InlineData("\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0001\u0002\u0003\u0004\u0005\u0006,\n", "The file is neither JSON nor CSV")]
    public void What_is_no_register_is_told_what_it_is(string text, string sentence) =>
        Should.Throw<RegisterFileRefused>(() => Read(Encoding.UTF8.GetBytes(text))).Refusal.Sentence.ShouldStartWith(sentence);

    [Fact]
    public void Too_much_is_refused_in_words()
    {
        Should.Throw<RegisterFileRefused>(() => Read(new byte[(1 << 20) + 1])).Refusal.Sentence.ShouldStartWith("The file is larger than {0} MB");
        Should.Throw<RegisterFileRefused>(() => Read(Bulk.Packed("[" + new string(' ', 1 << 20) + "]"))).Refusal.Sentence.ShouldStartWith("Unpacked the file is larger");
        Should.Throw<RegisterFileRefused>(() => Read(Encoding.UTF8.GetBytes("[{\"navn\":\"" + new string('x', 200_000) + "\"}]"))).Refusal.Sentence.ShouldContain("no unit of the register");
        Should.Throw<RegisterFileRefused>(() => Read(Encoding.UTF8.GetBytes("organisasjonsnummer,navn\n1,\"" + new string('x', 200_000)))).Refusal.Sentence.ShouldContain("cut off or damaged");
        Should.Throw<RegisterFileRefused>(() => UnitRead.Head(Path.Combine(folder, "none"), "none", Small)).Refusal.Sentence.ShouldBe("There is no file {0}.");
    }

    [Fact]
    public void Numbers_are_remembered_each_once()
    {
        var seen = new SeenNumbers();
        seen.Add(981575679).ShouldBeTrue();
        seen.Add(981575679).ShouldBeFalse();
        seen.Add(981575678).ShouldBeTrue();
        seen.Add(1).ShouldBeTrue();
        seen.Add(999999999).ShouldBeTrue();
        seen.Add(1).ShouldBeFalse();
    }

    [Fact]
    public void A_unit_keeps_none_of_its_contact_details()
    {
        var unit = Bulk.Unit("981575679", "NOEN AS", more: json => (json["epostadresse"], json["mobil"], json["telefon"]) = ("kari@noen.example", "900 00 000", (JsonNode)"51 00 00 00"));
        Units(Bulk.Json(unit)).Single().ToString().ShouldNotContain("noen.example");
        Units(Bulk.Json(unit)).Single().ToString().ShouldNotContain("900 00 000");
    }

    private List<RegisterUnit> Units(string text) => Units(Read(Encoding.UTF8.GetBytes(text)));

    private static List<RegisterUnit> Units(IEnumerable<UnitRead> rows) => [.. rows.Select(row => row.Unit ?? throw new InvalidOperationException($"{row.Row}: {row.Problem}"))];

    private List<UnitRead> Read(byte[] content)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(path, content);
        var head = UnitRead.Head(path, "file", Small);
        using var file = RegisterFile.Open(path, "file", Small);
        var rows = UnitRead.All(file, head, Small).ToList();
        file.Close().ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));
        return rows;
    }
}
