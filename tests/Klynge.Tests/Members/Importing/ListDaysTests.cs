using Klynge.Web.Members.Importing;

namespace Klynge.Tests.Members.Importing;

public sealed class ListDaysTests
{
    private static readonly DateOnly Today = new(2026, 5, 12);

    [Theory]
    [InlineData("2019-06-30")]
    [InlineData("2019-06-30T00:00:00")]
    [InlineData("30.06.2019")]
    [InlineData("30.6.2019")]
    [InlineData("30.06.19")]
    [InlineData("30.06.2019 00:00:00")]
    [InlineData("20190630")]
    [InlineData("30/06/2019")]
    [InlineData("06/30/2019")]
    [InlineData("30-6-2019")]
    [InlineData("30. juni 2019")]
    [InlineData("30 June 2019")]
    [InlineData("43646")]
    public void A_day_is_read_as_people_and_spreadsheets_write_it(string text) => ListDays.Read(text, null, Today).ShouldBe((new DateOnly(2019, 6, 30), null));

    [Fact]
    public void A_day_with_two_readings_is_never_guessed()
    {
        var (day, refusal) = ListDays.Read("03/04/26", null, Today);
        day.ShouldBeNull();
        refusal.ShouldBe(new Refusal("“{0}” may be {1} or {2}.", "03/04/26", new DateOnly(2026, 4, 3), new DateOnly(2026, 3, 4)));
        ListDays.Read("03/04/26", true, Today).Day.ShouldBe(new DateOnly(2026, 4, 3));
        ListDays.Read("03/04/26", false, Today).Day.ShouldBe(new DateOnly(2026, 3, 4));
        ListDays.Read("04/04/26", null, Today).Day.ShouldBe(new DateOnly(2026, 4, 4));
    }

    [Theory]
    [InlineData("31.02.2019", "“{0}” is not a day in the calendar.")]
    [InlineData("2019-02-31", "“{0}” is not a day.")]
    [InlineData("13/13/2019", "“{0}” is not a day in the calendar.")]
    [InlineData("2015", "“{0}” is a year, not a day.")]
    [InlineData("i fjor", "“{0}” is not a day.")]
    [InlineData("0.0.2019", "“{0}” is not a day in the calendar.")]
    public void What_is_no_day_is_refused_in_words(string text, string sentence)
    {
        var (day, refusal) = ListDays.Read(text, null, Today);
        day.ShouldBeNull();
        refusal.ShouldBe(new Refusal(sentence, text));
    }

    [Theory]
    [InlineData("01.02.26", 2026)]
    [InlineData("01.02.36", 2036)]
    [InlineData("01.02.37", 1937)]
    [InlineData("01.02.98", 1998)]
    public void Two_figures_mean_the_century_around_today(string text, int year) => ListDays.Read(text, null, Today).Day.ShouldBe(new DateOnly(year, 2, 1));
}
