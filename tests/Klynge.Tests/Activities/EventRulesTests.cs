using Klynge.Activities;

namespace Klynge.Tests.Activities;

/// <summary>When an event is, what it costs, and who has a place: the rules by themselves.</summary>
public sealed class EventRulesTests
{
    private static readonly Guid Cluster = Guid.CreateVersion7();
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
    private static readonly DateTime Now = new(2026, 1, 5, 8, 0, 0, DateTimeKind.Utc);

    private static EventText Text { get; } = new() { Title = "Prøv før du kjøper", StartDay = "2026-05-20", StartTime = "08:00", EndTime = "10.00", Place = "Strandkaien 2" };

    private static RegistrationText Siv { get; } = new() { ContactName = "Siv Ås", Email = "siv@asen.example", Organisation = "Åsen AS" };

    [Fact]
    public void A_time_in_the_hour_that_is_skipped_is_refused()
    {
        var wrong = Wrong(Text with { StartDay = "2026-03-29", StartTime = "02:30", EndTime = "05:00" });
        (wrong.Field, wrong.Sentence).ShouldBe(("StartTime", "The clock is put forward that night, and {0} does not exist on {1}. Choose another time."));
    }

    [Fact]
    public void A_time_that_comes_twice_is_asked_about_and_the_two_are_an_hour_apart()
    {
        var night = Text with { StartDay = "2026-10-25", StartTime = "02:30", EndTime = "05:00" };
        Wrong(night).Field.ShouldBe("StartTime");
        var (first, second) = (Made(night with { StartTwice = Twice.First }), Made(night with { StartTwice = Twice.Second }));
        first.StartsAt.ShouldBe(new DateTime(2026, 10, 25, 0, 30, 0, DateTimeKind.Utc));
        second.StartsAt.ShouldBe(new DateTime(2026, 10, 25, 1, 30, 0, DateTimeKind.Utc));
        (LocalTime.WhichOf(first.StartsAt, Oslo), LocalTime.WhichOf(second.StartsAt, Oslo), LocalTime.WhichOf(first.EndsAt, Oslo)).ShouldBe((Twice.First, Twice.Second, null));
    }

    [Theory]
    [InlineData("8.30", 8, 30), InlineData("0830", 8, 30), InlineData("8", 8, 0), InlineData("23:59", 23, 59)]
    public void Hours_are_read_as_people_write_them(string typed, int hour, int minute)
    {
        LocalTime.ReadHour(typed, "", out var read).ShouldBeNull();
        read.ShouldBe(new TimeOnly(hour, minute));
    }

    [Theory]
    [InlineData("2026-02-30", "8:00", "StartDay"), InlineData("i morgen", "8:00", "StartDay"), InlineData("2026-05-20", "25:00", "StartTime"), InlineData("2026-05-20", "kl åtte", "StartTime")]
    public void What_is_no_day_and_no_hour_is_refused_beside_its_field(string day, string hour, string field) =>
        Wrong(Text with { StartDay = day, StartTime = hour }).Field.ShouldBe(field);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var (_, wrong) = Event.Make(Cluster, new() { Capacity = "mange", PriceOthers = "dyrt", Online = "møte", StartDay = "x" }, "Europe/Oslo", Oslo, false, Now);
        wrong.Select(refusal => refusal.Field).ShouldBe(["Title", "Online", "Capacity", "PriceOthers", "StartDay", "StartTime", "EndTime"], ignoreOrder: true);
    }

    [Fact]
    public void It_ends_after_it_begins_lasts_at_most_sixty_days_and_the_deadline_is_not_after_it()
    {
        Wrong(Text with { EndTime = "08:00" }).Field.ShouldBe("EndTime");
        Wrong(Text with { EndDay = "2026-08-20" }).Field.ShouldBe("EndDay");
        Wrong(Text with { DeadlineDay = "2026-05-21" }).Field.ShouldBe("DeadlineDay");
        Wrong(Text with { StartDay = "2025-12-01" }).Sentence.ShouldStartWith("{0} is past.");
        Made(Text).DeadlineAt.ShouldBe(Made(Text).StartsAt);
        Made(Text with { DeadlineDay = "2026-05-18", DeadlineTime = "12:00" }).DeadlineAt.ShouldBe(new DateTime(2026, 5, 18, 10, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public void The_first_of_a_member_come_free_and_a_fifth_of_the_price_is_tax()
    {
        var held = Made(Text with { PriceMembers = "350", PriceOthers = "1 000,50", FreePlaces = "2" });
        held.PriceOf(3, member: true, already: 0).ShouldBe(350m);
        held.PriceOf(3, member: true, already: 1).ShouldBe(700m);
        held.PriceOf(3, member: true, already: 9).ShouldBe(1050m);
        held.PriceOf(2, member: false, already: 0).ShouldBe(2001m);
        held.VatIn(350m).ShouldBe(70m);
        Made(Text with { PriceOthers = "350", Vat = VatTreatment.Exempt }).VatIn(350m).ShouldBe(0m);
    }

    [Fact]
    public void A_series_keeps_its_weekday_and_days_that_are_left_out_are_not_moved()
    {
        var first = new DateOnly(2026, 9, 2);
        EventSeries.Days(first, Repeats.Weekly, new(2026, 9, 30), [new(2026, 9, 16)], out var weekly).ShouldBeNull();
        weekly.ShouldBe([new(2026, 9, 2), new(2026, 9, 9), new(2026, 9, 23), new(2026, 9, 30)]);
        EventSeries.Days(new(2026, 1, 21), Repeats.Monthly, new(2026, 4, 30), [], out var third).ShouldBeNull();
        third.ShouldBe([new(2026, 1, 21), new(2026, 2, 18), new(2026, 3, 18), new(2026, 4, 15)]);
        // A fifth Friday is not in every month.
        EventSeries.Days(new(2026, 1, 30), Repeats.Monthly, new(2026, 6, 30), [], out var fifth).ShouldBeNull();
        fifth.ShouldBe([new(2026, 1, 30), new(2026, 5, 29)]);
    }

    [Fact]
    public void A_series_without_an_end_too_long_or_with_a_stray_day_is_refused()
    {
        var first = new DateOnly(2026, 9, 2);
        EventSeries.Days(first, Repeats.Weekly, null, [], out _)!.Field.ShouldBe("Until");
        EventSeries.Days(first, Repeats.Weekly, first.AddYears(3), [], out _)!.Field.ShouldBe("Until");
        EventSeries.Days(first, Repeats.Weekly, first.AddDays(20), [first.AddDays(1)], out _)!.Field.ShouldBe("LeftOut");
        EventSeries.Days(first, Repeats.Weekly, first, [first], out _)!.Field.ShouldBe("LeftOut");
    }

    [Fact]
    public void A_registration_holds_one_to_ten_each_once()
    {
        var (made, wrong) = Registration.Make(Made(Text), Siv with { Colleagues = "Per Lie, per@asen.example\n\n siv ås \nEva Dahl" }, [], EventPart.Attendee, "nb", Now);
        wrong.ShouldBeEmpty();
        made!.Attendees.Select(a => (a.Name, a.Email)).ShouldBe([("Siv Ås", "siv@asen.example"), ("Per Lie", "per@asen.example"), ("Eva Dahl", null)]);
        made.Seats.ShouldBe(3);
        Registration.Make(Made(Text), Siv with { Colleagues = string.Join('\n', Enumerable.Range(1, 10).Select(i => $"Person {i}")) }, [], EventPart.Attendee, "nb", Now).Item2.Single().Field.ShouldBe("Colleagues");
        Registration.Make(Made(Text), Siv with { ComesToo = false }, [], EventPart.Attendee, "nb", Now).Item2.Single().Field.ShouldBe("Colleagues");
        Registration.Make(Made(Text), Siv, [], EventPart.Speaker, "nb", Now).Item1!.Seats.ShouldBe(0);
    }

    [Fact]
    public void A_question_that_must_be_answered_is_said_beside_itself()
    {
        var held = Made(Text);
        var food = EventQuestion.Ask(held, 0, "Hva bør vi vite om mat?", AnswerReaders.Team, true, true).Item1!;
        Registration.Make(held, Siv, [food], EventPart.Attendee, "nb", Now).Item2.Single().Field.ShouldBe($"Answers[{food.Id}]");
        Registration.Make(held, Siv with { Answers = new Dictionary<Guid, string?> { [food.Id] = "Nøtter" } }, [food], EventPart.Attendee, "nb", Now).Item1!.Answers.Single().Text.ShouldBe("Nøtter");
    }

    [Fact]
    public void Who_has_come_is_not_taken_off_and_the_booking_is_not_cancelled()
    {
        var made = Registration.Make(Made(Text), Siv with { Colleagues = "Per Lie" }, [], EventPart.Attendee, "nb", Now).Item1!;
        made.Place(0);
        made.Attendees[1].Arrive(Now);
        made.Attendees[1].Arrive(Now.AddHours(1));
        made.Attendees[1].ArrivedAt.ShouldBe(Now);
        made.Replace("Siv Ås", out _)!.Values.ShouldBe(["Per Lie"]);
        made.Cancel().ShouldNotBeNull();
        made.Replace("Per Lie\nEva Dahl\nOdd Moe", out var more).ShouldBeNull();
        (more, made.Seats).ShouldBe((1, 3));
    }

    [Fact]
    public void An_offer_is_answered_in_time_or_goes_on_and_can_be_made_again()
    {
        var made = Registration.Make(Made(Text), Siv, [], EventPart.Attendee, "nb", Now).Item1!;
        made.Wait(Now);
        made.Offer(Now.AddHours(24)).ShouldBeNull();
        made.Lapse(Now.AddHours(24)).ShouldNotBeNull();
        made.Accept(0, Now.AddHours(25)).ShouldNotBeNull();
        made.Lapse(Now.AddHours(25)).ShouldBeNull();
        made.Cancel().ShouldBeNull();
        made.Offer(Now.AddHours(48)).ShouldBeNull();
        made.Accept(350, Now.AddHours(47)).ShouldBeNull();
        (made.State, made.Due, made.OfferedUntil).ShouldBe((RegistrationState.Placed, 350m, null));
        Made(Text).OfferStands(Now).ShouldBe(TimeSpan.FromHours(24));
        Made(Text).OfferStands(Made(Text).StartsAt.AddHours(-47)).ShouldBe(TimeSpan.FromHours(2));
    }

    private static Event Made(EventText text)
    {
        var (made, wrong) = Event.Make(Cluster, text, "Europe/Oslo", Oslo, false, Now);
        wrong.ShouldBeEmpty();
        return made!;
    }

    private static Refusal Wrong(EventText text) => Event.Make(Cluster, text, "Europe/Oslo", Oslo, false, Now).Item2.ShouldHaveSingleItem();
}
