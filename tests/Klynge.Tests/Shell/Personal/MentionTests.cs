using Klynge.Web.Shell.Personal;

namespace Klynge.Tests.Shell.Personal;

public sealed class MentionTests
{
    private static readonly Mention Kari = new(["Kari Nordgård"], ["kari@firma.example"], ["+47 912 34 567"]);

    [Theory]
    [InlineData("Grunnlagt av Kari Nordgård i 2012", "Grunnlagt av [slettet] i 2012")]
    [InlineData("KARI  NORDGÅRD", null)]
    [InlineData("Kari Nordgårds kontor", "[slettet] kontor")]
    [InlineData("Kari Nordgård's office", "[slettet] office")]
    [InlineData("Spør kari@firma.example.", "Spør [slettet].")]
    [InlineData("Ring 91234567 eller +4791234567", "Ring [slettet] eller [slettet]")]
    [InlineData("Ring 912 34 567 i dag", "Ring [slettet] i dag")]
    [InlineData("Tlf. 0047 91 23 45 67", "Tlf. [slettet]")]
    [InlineData("Kari Nordgård", null)]
    public void She_is_found_by_name_address_and_telephone(string text, string? without)
    {
        Kari.In(text).ShouldBeTrue();
        Kari.Without(text, "[slettet]").ShouldBe(without);
    }

    [Theory]
    [InlineData("Kari Nordgårdsen")]
    [InlineData("Okari Nordgård")]
    [InlineData("Kari og Nordgård")]
    [InlineData("okari@firma.example")]
    [InlineData("b.kari@firma.example")]
    [InlineData("kari@firma.examples")]
    [InlineData("Nummer 1912345678")]
    [InlineData("912345671")]
    [InlineData("")]
    public void Others_are_left_alone(string text)
    {
        Kari.In(text).ShouldBeFalse();
        Kari.Without(text, "[slettet]").ShouldBe(text);
    }

    [Fact]
    public void One_word_or_few_digits_are_nobody()
    {
        var madonna = new Mention(["Madonna"], [], ["12345"]);
        madonna.In("Madonna 12345").ShouldBeFalse();
        madonna.Without("Madonna 12345", "[slettet]").ShouldBe("Madonna 12345");
    }

    [Fact]
    public void Signs_of_patterns_in_a_name_are_only_signs() =>
        new Mention(["A. (B) C+"], ["a+b@c.example"], []).Without("By A. (B) C+ and a+b@c.example", "x").ShouldBe("By x and x");
}
