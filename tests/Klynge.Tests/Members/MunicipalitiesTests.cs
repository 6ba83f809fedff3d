using Klynge.Members;

namespace Klynge.Tests.Members;

public class MunicipalitiesTests
{
    private static readonly DateOnly LastOf2023 = new(2023, 12, 31);
    private static readonly DateOnly FirstOf2024 = new(2024, 1, 1);

    [Theory]
    [InlineData(2012, 429, 19)]
    [InlineData(2014, 428, 19)]
    [InlineData(2017, 426, 19)]
    [InlineData(2018, 422, 18)]
    [InlineData(2019, 422, 18)]
    [InlineData(2023, 356, 11)]
    [InlineData(2024, 357, 15)]
    [InlineData(2026, 357, 15)]
    public void Each_year_has_its_own_number_of_municipalities_and_counties(int year, int municipalities, int counties)
    {
        var day = new DateOnly(year, 6, 1);
        Municipalities.ValidOn(day).Count().ShouldBe(municipalities);
        Municipalities.ValidOn(day).Select(m => m.County).Distinct().ShouldBe(Counties.ValidOn(day), ignoreOrder: true);
        Counties.ValidOn(day).Count().ShouldBe(counties);
    }

    [Theory]
    [InlineData("1507", "6280", "1580")]
    [InlineData("1507", "6005", "1508")]
    [InlineData("1507", null, "1508")]
    [InlineData("1534", null, "1580")]
    [InlineData("1504", "6005", "1508")]
    [InlineData("3811", null, "3911")]
    [InlineData("3018", null, "3114")]
    [InlineData("1613", "7257", "5059")]
    [InlineData("1601", null, "5001")]
    [InlineData("0301", null, "0301")]
    public void A_seat_of_any_year_is_found_in_the_new_municipality(string recorded, string? postalCode, string expected) =>
        Municipalities.On(recorded, postalCode, FirstOf2024)!.Code.ShouldBe(expected);

    [Theory]
    [InlineData("6280")]
    [InlineData("6005")]
    [InlineData(null)]
    public void Until_the_last_day_of_2023_Haram_was_Aalesund(string? postalCode) =>
        Municipalities.On("1507", postalCode, LastOf2023)!.Code.ShouldBe("1507");

    [Theory]
    [InlineData("1580", null, "2022-06-01", "1507")]
    [InlineData("1508", null, "2022-06-01", "1507")]
    [InlineData("1580", null, "2019-06-01", "1534")]
    [InlineData("1507", "6280", "2019-06-01", "1534")]
    [InlineData("1507", null, "2019-06-01", "1504")]
    [InlineData("5059", null, "2018-06-01", "5024")]
    [InlineData("5001", null, "2017-12-31", "1601")]
    [InlineData("5001", null, "2018-01-01", "5001")]
    [InlineData("3907", null, "2016-06-01", "0706")]
    public void A_seat_recorded_today_is_found_in_the_old_municipality(string recorded, string? postalCode, string day, string expected) =>
        Municipalities.On(recorded, postalCode, DateOnly.Parse(day))!.Code.ShouldBe(expected);

    [Fact]
    public void Faerder_was_in_Vestfold_og_Telemark_in_2023_and_is_in_Vestfold_since()
    {
        var before = Municipalities.On("3811", null, new(2023, 6, 1))!.County;
        var after = Municipalities.On("3811", null, new(2024, 6, 1))!.County;
        (before.Code, before.Name, after.Code, after.Name).ShouldBe(("38", "Vestfold og Telemark", "39", "Vestfold"));
    }

    [Fact]
    public void Every_code_ever_used_has_its_place_on_every_day()
    {
        DateOnly[] days = [new(2012, 1, 1), new(2013, 1, 1), new(2017, 6, 1), new(2018, 1, 1), new(2019, 12, 31), new(2020, 1, 1), FirstOf2024];
        foreach (var municipality in Municipalities.All)
        {
            foreach (var day in days)
            {
                var seat = Municipalities.On(municipality.Code, null, day).ShouldNotBeNull($"{municipality} on {day:O}");
                seat.ValidOn(day).ShouldBeTrue();
                seat.County.ValidOn(day).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Every_code_of_today_asked_for_2022_is_one_of_the_register_of_that_year()
    {
        var then = Sheet.Rows("merge_registers/register_b.csv").Select(row => row["municipality_code"]).ToHashSet();
        Municipalities.ValidOn(FirstOf2024).Select(m => Municipalities.On(m.Code, null, new(2022, 6, 1))!.Code).ShouldBeSubsetOf(then);
    }

    [Fact]
    public void No_name_is_left_in_capitals() =>
        Municipalities.All.ShouldAllBe(m => m.Name.Skip(1).All(char.IsLetter) == false || m.Name.Skip(1).All(char.IsLower));

    [Theory]
    [InlineData("3338", "Nore og Uvdal")]
    [InlineData("3226", "Aurskog-Høland")]
    [InlineData("5027", "Midtre Gauldal")]
    [InlineData("5610", "Kárášjohka - Karasjok")]
    [InlineData("1853", "Evenes - Evenášši")]
    [InlineData("3114", "Våler (Østfold)")]
    [InlineData("1515", "Herøy (Møre og Romsdal)")]
    public void Names_are_written_properly(string code, string name) => Municipalities.Find(code)!.Name.ShouldBe(name);

    [Fact]
    public void The_counties_of_the_register_follow_the_day()
    {
        CountiesOfRegister(new(2023, 6, 1)).ShouldBe("03:1 11:23 15:26 18:41 30:51 34:46 38:23 42:25 46:43 50:38 54:39");
        CountiesOfRegister(new(2024, 6, 1)).ShouldBe("03:1 11:23 15:26 18:41 31:12 32:21 33:18 34:46 39:6 40:17 42:25 46:43 50:38 55:21 56:18");
    }

    private static string CountiesOfRegister(DateOnly day) => string.Join(' ', Sheet.Rows("merge_registers/register_b.csv")
        .GroupBy(row => Municipalities.On(row["municipality_code"], null, day)!.County.Code)
        .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key}:{group.Count()}"));
}
