using Klynge.Members;

namespace Klynge.Tests.Members;

public class MunicipalityReadingTests
{
    [Theory]
    [InlineData("301", "0301")]
    [InlineData("0301", "0301")]
    [InlineData("1507", "1507")]
    [InlineData("Ålesund", "1508")]
    [InlineData("ÅLESUND kommune", "1508")]
    [InlineData("Aalesund", "1508")]
    [InlineData("A\u030Alesund", "1508")]
    [InlineData("Voss herad", "4621")]
    [InlineData("Karasjok", "5610")]
    [InlineData("Kárášjohka - Karasjok", "5610")]
    [InlineData("UNJÁRGGA GIELDA/NESSEBY KOMMUNE", "5636")]
    [InlineData("Herøy (Nordland)", "1818")]
    [InlineData("Herøy, Møre og Romsdal", "1515")]
    [InlineData("Herøy i Nordland", "1818")]
    [InlineData("Herøy, Nordland", "1818")]
    [InlineData("HERØY KOMMUNE I MØRE OG ROMSDAL FYLKE", "1515")]
    [InlineData("Herøy Nordland", "1818")]
    [InlineData("Våler (Innlandet)", "3419")]
    [InlineData("Haram", "1580")]
    [InlineData("Hemne", "5011")]
    [InlineData("Bø (Telemark)", "0821")]
    [InlineData("Longyearbyen", null)]
    [InlineData("Svalbard", "2100")]
    public void A_municipality_reads_from_code_or_name(string written, string? code)
    {
        Municipalities.TryRead(written, out var municipality, out _).ShouldBe(code is not null);
        municipality?.Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("Herøy", "Herøy (Møre og Romsdal) / Herøy (Nordland)")]
    [InlineData("VÅLER KOMMUNE", "Våler (Østfold) / Våler (Innlandet)")]
    public void A_name_that_several_have_is_refused_with_those_it_may_be(string written, string several)
    {
        Municipalities.TryRead(written, out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(new Refusal("There are several municipalities called {0}. Write the one you mean: {1}.", written, several));
        Municipalities.OfOneName(written).Select(one => one.WithCounty).ShouldBe(several.Split(" / "));
        Municipalities.OfOneName("Ålesund").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("kommune")]
    [InlineData("9999")]
    [InlineData("12")]
    public void What_is_no_municipality_is_refused(string? written)
    {
        Municipalities.TryRead(written, out _, out var refusal).ShouldBeFalse();
        refusal.Sentence.ShouldNotContain("several");
    }

    [Fact]
    public void Every_legal_name_in_the_register_but_the_shared_ones_is_read()
    {
        var unread = Sheet.Rows("merge_registers/register_b.csv")
            .Where(row => !Municipalities.TryRead(row["name"], out _, out _)).Select(row => row["name"]);
        unread.ShouldBe(["VÅLER KOMMUNE", "VÅLER KOMMUNE", "HERØY KOMMUNE", "HERØY KOMMUNE"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("6005", "6005", "ÅLESUND", "1508")]
    [InlineData("NO-6005", "6005", "ÅLESUND", "1508")]
    [InlineData("0015", "0015", "OSLO", "0301")]
    [InlineData("15", "0015", "OSLO", "0301")]
    [InlineData(" 150 ", "0150", "OSLO", "0301")]
    public void A_postal_code_knows_its_place_and_municipality(string written, string code, string place, string municipality)
    {
        var postal = PostalCodes.Find(written).ShouldNotBeNull();
        (postal.Code, postal.Place, postal.Municipality.Code).ShouldBe((code, place, municipality));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("60050")]
    [InlineData("9999")]
    [InlineData("ABCD")]
    public void An_unknown_postal_code_has_no_place(string? written) => PostalCodes.Find(written).ShouldBeNull();

    [Fact]
    public void Every_postal_code_lies_in_a_municipality_of_today()
    {
        PostalCodes.All.Count.ShouldBe(5122);
        PostalCodes.All.ShouldAllBe(postal => postal.Municipality.IsCurrent);
    }
}
