using Klynge.Members;

namespace Klynge.Tests.Members;

public class SeatsOverTests
{
    [Fact]
    public void A_seat_that_never_moved_is_one_period_without_ends() =>
        Written("0301", null, null, null).ShouldBe(["0301 Oslo –"]);

    [Fact]
    public void A_seat_in_Haram_changes_municipality_twice_and_county_never() =>
        Written("1507", "6280", null, null).ShouldBe(
            ["1534 Møre og Romsdal –2019-12-31", "1507 Møre og Romsdal 2020-01-01–2023-12-31", "1580 Møre og Romsdal 2024-01-01–"]);

    [Fact]
    public void A_seat_in_Sandefjord_knows_all_its_counties() =>
        Written("3907", null, null, null).ShouldBe(
            ["0706 Vestfold –2016-12-31", "0710 Vestfold 2017-01-01–2019-12-31",
             "3804 Vestfold og Telemark 2020-01-01–2023-12-31", "3907 Vestfold 2024-01-01–"]);

    [Fact]
    public void A_period_asked_for_keeps_its_own_ends() =>
        Written("3811", null, new(2023, 3, 1), new(2024, 1, 1)).ShouldBe(
            ["3811 Vestfold og Telemark 2023-03-01–2023-12-31", "3911 Vestfold 2024-01-01–2024-01-01"]);

    [Fact]
    public void A_period_that_ends_before_it_begins_has_no_seat() =>
        Written("3811", null, new(2024, 1, 2), new(2024, 1, 1)).ShouldBeEmpty();

    [Fact]
    public void An_unknown_code_has_no_seat() => Written("9999", null, null, null).ShouldBeEmpty();

    [Fact]
    public void The_periods_of_any_seat_follow_each_other_without_a_gap()
    {
        foreach (var municipality in Municipalities.All)
        {
            var seats = Municipalities.SeatsOver(municipality.Code, null, null, null);
            seats[0].From.ShouldBeNull();
            seats[^1].To.ShouldBeNull();
            seats.Zip(seats.Skip(1)).ShouldAllBe(pair =>
                pair.First.To!.Value.AddDays(1) == pair.Second.From && pair.First.Municipality != pair.Second.Municipality);
        }
    }

    private static IEnumerable<string> Written(string code, string? postalCode, DateOnly? from, DateOnly? to) =>
        Municipalities.SeatsOver(code, postalCode, from, to).Select(seat =>
            $"{seat.Municipality.Code} {seat.County.Name} {seat.From:yyyy-MM-dd}–{seat.To:yyyy-MM-dd}");
}
