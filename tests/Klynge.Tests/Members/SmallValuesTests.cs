using Klynge.Members;

namespace Klynge.Tests.Members;

public class SmallValuesTests
{
    [Theory]
    [InlineData(12, 50, 5, 0.330)]
    [InlineData(5, 25, 5, 0.380)]
    [InlineData(100, 100, 3, 0.0)]
    [InlineData(100, 50, 1, -0.5)]
    [InlineData(10, 0, 4, -1.0)]
    public void Growth_is_compounded_over_the_years(int first, int last, int years, double expected) =>
        decimal.Round(GrowthRate.Compound(first, last, years)!.Value, 3).ShouldBe((decimal)expected);

    [Theory]
    [InlineData(0, 50, 5)]
    [InlineData(12, 50, 0)]
    [InlineData(12, -1, 5)]
    public void Growth_from_nothing_or_over_no_time_is_not_defined(int first, int last, int years) =>
        GrowthRate.Compound(first, last, years).ShouldBeNull();

    [Theory]
    [InlineData("SE", "556036-0793", "SE 556036-0793")]
    [InlineData("Sverige", " 556036-0793 ", "SE 556036-0793")]
    [InlineData("denmark", "DK12345678", "DK DK12345678")]
    [InlineData("DEU", "HRB 1234", "DE HRB 1234")]
    public void A_foreign_organisation_is_known_by_country_and_number(string country, string id, string expected)
    {
        ForeignId.Read(country, id, out var foreign).ShouldBeNull();
        foreign!.ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("Atlantis", "1")]
    [InlineData("NO", "981575679")]
    [InlineData("SE", " ")]
    [InlineData("SE", "12345678901234567890123456789012345678901")]
    [InlineData(null, null)]
    public void A_foreign_number_without_a_foreign_country_or_a_number_is_refused(string? country, string? id) =>
        ForeignId.Read(country, id, out _).ShouldNotBeNull();

    [Fact]
    public void There_are_250_countries() => Countries.All.Count.ShouldBe(250);

    [Fact]
    public void Two_refusals_that_say_the_same_are_equal()
    {
        new Refusal("No {0}.", 1).ShouldBe(new Refusal("No {0}.", 1));
        new Refusal("No {0}.", 1).ShouldNotBe(new Refusal("No {0}.", 2));
        Refusal.On("name", "No {0}.", 1).ShouldBe(new Refusal("No {0}.", 1).At("name"));
        Refusal.On("name", "No {0}.", 1).ShouldNotBe(new Refusal("No {0}.", 1));
    }
}
