using Klynge.Members;

namespace Klynge.Tests.Members;

public class IndustryCodeTests
{
    [Theory]
    [InlineData(IndustryStandard.Sn2007, "26.600", "26.600")]
    [InlineData(IndustryStandard.Sn2007, "26600", "26.600")]
    [InlineData(IndustryStandard.Sn2007, "26.6", "26.6")]
    [InlineData(IndustryStandard.Sn2007, "266", "26.6")]
    [InlineData(IndustryStandard.Sn2007, "26", "26")]
    [InlineData(IndustryStandard.Sn2007, "00.000", "00.000")]
    [InlineData(IndustryStandard.Sn2007, "1.110", "01.110")]
    [InlineData(IndustryStandard.Sn2025, "26.600", "26.600")]
    [InlineData(IndustryStandard.Sn2025, "c", "C")]
    public void A_code_is_read_however_it_is_dotted(IndustryStandard standard, string written, string expected)
    {
        IndustryCode.TryRead(standard, written, out var code).ShouldBeTrue();
        code.Code.ShouldBe(expected);
    }

    [Theory]
    [InlineData(IndustryStandard.Sn2007, "98.100")]
    [InlineData(IndustryStandard.Sn2007, "C")]
    [InlineData(IndustryStandard.Sn2007, "2")]
    [InlineData(IndustryStandard.Sn2007, "26.6000")]
    [InlineData(IndustryStandard.Sn2007, "26.6.0")]
    [InlineData(IndustryStandard.Sn2007, "software")]
    [InlineData(IndustryStandard.Sn2007, null)]
    [InlineData(IndustryStandard.Sn2025, "26.999")]
    [InlineData(IndustryStandard.Sn2025, "45")]
    [InlineData(IndustryStandard.Sn2025, "00.000")]
    public void A_code_the_standard_does_not_know_is_not_read(IndustryStandard standard, string? written) =>
        IndustryCode.TryRead(standard, written, out _).ShouldBeFalse();

    [Fact]
    public void A_long_code_of_2007_is_named_by_its_division()
    {
        IndustryCode.TryRead(IndustryStandard.Sn2007, "26.600", out var code).ShouldBeTrue();
        code.Name.ShouldBe(new("Produksjon av datamaskiner og elektroniske og optiske produkter", "nb", "26"));
        code.Division!.Code.ShouldBe("26");
    }

    [Fact]
    public void A_code_of_2025_is_named_at_its_own_level()
    {
        IndustryCode.TryRead(IndustryStandard.Sn2025, "01.110", out var code).ShouldBeTrue();
        code.Name.ShouldBe(new("Growing of cereals, other than rice, leguminous crops and oil seeds", "en", "01.110"));
    }

    [Fact]
    public void The_same_code_of_two_standards_is_two_codes()
    {
        IndustryCode.TryRead(IndustryStandard.Sn2007, "62", out var old);
        IndustryCode.TryRead(IndustryStandard.Sn2025, "62", out var now);
        old.ShouldNotBe(now);
    }

    [Fact]
    public void The_unknown_industry_of_2007_has_a_name()
    {
        IndustryCode.TryRead(IndustryStandard.Sn2007, "00.000", out var code).ShouldBeTrue();
        code.Name.Text.ShouldBe("Ukjent næringskode");
    }

    [Theory]
    [InlineData(IndustryStandard.Sn2007, 88)]
    [InlineData(IndustryStandard.Sn2025, 87)]
    public void Each_standard_lists_its_divisions(IndustryStandard standard, int divisions) =>
        IndustryCodes.Divisions(standard).Count().ShouldBe(divisions);
}
