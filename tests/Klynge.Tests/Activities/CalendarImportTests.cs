using System.Net;
using System.Text;
using Klynge.Activities;
using Klynge.Tests.Site;
using Klynge.Web.Activities;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Activities;

/// <summary>Events out of a calendar file: their times in the cluster's zone, once, and broken files refused in words.</summary>
public sealed class CalendarImportTests
{
    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    [Theory]
    [InlineData("DTSTART:20260601T070000Z\nDTEND:20260601T090000Z", "2026-06-01", "09:00", "2026-06-01", "11:00")]
    [InlineData("DTSTART;TZID=Europe/Oslo:20260601T090000\nDURATION:PT1H30M", "2026-06-01", "09:00", "2026-06-01", "10:30")]
    [InlineData("DTSTART;TZID=\"W. Europe Standard Time\":20261201T090000\nDTEND;TZID=\"W. Europe Standard Time\":20261201T100000", "2026-12-01", "09:00", "2026-12-01", "10:00")]
    [InlineData("DTSTART;TZID=/example.com/America/New_York:20260601T090000", "2026-06-01", "15:00", "2026-06-01", "16:00")]
    [InlineData("DTSTART:20260601T090000\nDTEND:20260603T120000", "2026-06-01", "09:00", "2026-06-03", "12:00")]
    [InlineData("DTSTART;VALUE=DATE:20260601\nDTEND;VALUE=DATE:20260603", "2026-06-01", "00:00", "2026-06-02", "23:59")]
    [InlineData("DTSTART;TZID=Europe/Oslo:20270328T023000\nDURATION:PT1H", "2027-03-28", "03:30", "2027-03-28", "04:30")]
    [InlineData("DTSTART:20261025T013000Z\nDURATION:PT1H", "2026-10-25", "02:30", "2026-10-25", "03:30")]
    public void Times_are_the_clusters_own(string times, string day, string hour, string lastDay, string lastHour)
    {
        var read = Read($"BEGIN:VEVENT\nUID:1\nSUMMARY:Møte\n{times}\nEND:VEVENT");
        var text = read.Events.ShouldHaveSingleItem().Text;
        (text.StartDay, text.StartTime, text.EndDay, text.EndTime).ShouldBe((day, hour, lastDay, lastHour));
        if (hour == "02:30")
            text.StartTwice.ShouldBe(Twice.Second);
    }

    [Fact]
    public void Words_are_unfolded_and_unescaped_and_an_address_on_the_net_is_one()
    {
        var text = Read("BEGIN:VEVENT\r\nUID:1\r\nSUMMARY;LANGUAGE=nb:Prøv\\, kjøp\\; se\r\n  mer\r\nDESCRIPTION:Linje en\\nLinje to\r\nLOCATION:https://mote.example/1\r\nDTSTART:20260601T070000Z\r\nEND:VEVENT").Events.Single().Text;
        (text.Title, text.About, text.Place, text.Online).ShouldBe(("Prøv, kjøp; se mer", "Linje en\nLinje to", null, "https://mote.example/1"));
        Read("BEGIN:VEVENT\nDTSTART:20260601T070000Z\nEND:VEVENT").Events.Single().Text.ShouldSatisfyAllConditions(bare => bare.Title.ShouldNotBeEmpty(), bare => bare.Place.ShouldNotBeNull());
    }

    [Theory]
    [InlineData("FREQ=WEEKLY;COUNT=4", "02 09 23")]
    [InlineData("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260612T235959Z", "02 04 09 11")]
    [InlineData("FREQ=DAILY;INTERVAL=7;COUNT=2", "02 09")]
    [InlineData("FREQ=MONTHLY;COUNT=2", "02 02")]
    public void What_repeats_comes_each_time_but_on_the_days_that_are_left_out(string rule, string days)
    {
        var read = Read($"BEGIN:VEVENT\nUID:1\nSUMMARY:Frokost\nDTSTART;TZID=Europe/Oslo:20260602T080000\nDURATION:PT1H\nRRULE:{rule}\nEXDATE;TZID=Europe/Oslo:20260616T080000\nEND:VEVENT");
        string.Join(' ', read.Events.Select(one => one.Text.StartDay![^2..])).ShouldBe(days);
        read.Events.ShouldAllBe(one => one.Text.StartTime == "08:00");
        read.Events.Select(one => one.Key).Distinct().Count().ShouldBe(read.Events.Count);
    }

    [Fact]
    public void One_of_a_series_that_was_moved_comes_on_its_new_day_and_what_cannot_be_read_is_said()
    {
        var read = Read("""
            BEGIN:VEVENT
            UID:1
            SUMMARY:Frokost
            DTSTART:20260602T080000
            RRULE:FREQ=WEEKLY;COUNT=2
            END:VEVENT
            BEGIN:VEVENT
            UID:1
            RECURRENCE-ID:20260609T080000
            SUMMARY:Frokost
            DTSTART:20260610T090000
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            SUMMARY:Siste fredag
            DTSTART:20260626T080000
            RRULE:FREQ=MONTHLY;BYDAY=-1FR
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            SUMMARY:Avlyst
            STATUS:CANCELLED
            DTSTART:20260626T080000
            END:VEVENT
            BEGIN:VEVENT
            UID:4
            SUMMARY:Baklengs
            DTSTART:20260626T080000
            DTEND:20260625T080000
            END:VEVENT
            BEGIN:VEVENT
            UID:5
            SUMMARY:Ukjent sone
            DTSTART;TZID=Mars/Base:20260626T080000
            END:VEVENT
            """);
        read.Events.Select(one => $"{one.Text.StartDay} {one.Text.StartTime}").ShouldBe(["2026-06-02 08:00", "2026-06-10 09:00", "2026-06-26 08:00"]);
        read.Remarks.Count.ShouldBe(4);
    }

    [Theory, OnBoth]
    public async Task They_come_in_as_drafts_once_and_broken_files_are_refused_in_words(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.SignedIn(cluster);
        const string Two = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nSUMMARY:Vårmøte\nDTSTART:20260601T070000Z\nLOCATION:Sandnes\nEND:VEVENT\nBEGIN:VEVENT\nUID:b\nSUMMARY:I fjor\nDTSTART:20250601T070000Z\nEND:VEVENT\nEND:VCALENDAR\n";
        (await Send(kari, Two, 200)).ShouldSatisfyAllConditions(page => page.ShouldContain("Ett arrangement kom inn som utkast."), page => page.ShouldContain("Vårmøte"), page => page.ShouldContain("Ett arrangement er over og er utelatt."));
        (await Send(kari, Two, 200)).ShouldSatisfyAllConditions(page => page.ShouldContain("0 arrangementer kom inn som utkast. Ett var her fra før."));
        var made = await site.With((db, _) => db.Set<Event>().SingleAsync(), cluster.Id);
        (made.State, made.StartsAt, made.Place).ShouldBe((EventState.Draft, new DateTime(2026, 6, 1, 7, 0, 0, DateTimeKind.Utc), "Sandnes"));

        foreach (var broken in (string[])["", "hei", "BEGIN:VCALENDAR", "BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR", "BEGIN:VCALENDAR\nuten kolon\nEND:VCALENDAR", "BEGIN:VCALENDAR\n:\nEND:VCALENDAR", "BEGIN:VCALENDAR\nEND:VCALENDAR",
            "BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("BEGIN:X\n", 5000)), "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:99999999T999999\nEND:VEVENT\nEND:VCALENDAR\0", "PK\u0003\u0004", new string(';', 100_000)])
            (await Send(kari, broken, 422)).ShouldContain("role=\"alert\"", customMessage: broken[..Math.Min(40, broken.Length)]);
        await Send(kari, [0xC3, 0x28, 0xFF], 422);
    }

    /// <summary>Any bytes at all: refused or read, never an exception.</summary>
    [Fact]
    public void Chance_files_are_read_or_refused()
    {
        var chance = new Random(4);
        string[] pieces = ["BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "DTSTART:20260601T070000Z", "DTSTART;VALUE=DATE:20260230", "DTEND:20260101", "DURATION:P", "DURATION:P99999W", "RRULE:FREQ=DAILY;INTERVAL=0", "RRULE:FREQ=YEARLY;COUNT=99999999999", "RRULE:FREQ=WEEKLY;UNTIL=x", "EXDATE:,,,", "SUMMARY:\\", "DTSTART;TZID=:20260601T070000", "DTSTART;TZID=../../etc/passwd:20260601T070000", " fortsatt", "X;A=\"b:c:d", "RECURRENCE-ID:1", "DTSTART:21991231T235959Z", "RRULE:FREQ=YEARLY", "DTSTART;VALUE=DATE:20280229", "RRULE:FREQ=YEARLY;INTERVAL=999;UNTIL=21991231", "RRULE:FREQ=MONTHLY;INTERVAL=997", "DTSTART:20260131T070000Z", "DTSTART;TZID=/etc/hostname:20260601T070000"];
        for (var i = 0; i < 3000; i++)
        {
            var file = "BEGIN:VCALENDAR\n" + string.Join('\n', Enumerable.Range(0, chance.Next(12)).Select(_ => pieces[chance.Next(pieces.Length)])) + "\nEND:VCALENDAR";
            var bytes = Encoding.UTF8.GetBytes(file);
            if (i % 3 == 0)
                bytes[chance.Next(bytes.Length)] = (byte)chance.Next(256);
            var (read, refusal) = CalendarReading.Of(bytes, Guid.Empty, Oslo);
            (read is null).ShouldBe(refusal is not null);
        }
    }

    private static CalendarRead Read(string events)
    {
        var (read, refusal) = CalendarReading.Of(Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\nVERSION:2.0\n{events}\nEND:VCALENDAR\n"), Guid.Empty, Oslo);
        refusal.ShouldBeNull();
        return read!;
    }

    private static Task<string> Send(HttpClient kari, string file, int expected) => Send(kari, Encoding.UTF8.GetBytes(file), expected);

    private static async Task<string> Send(HttpClient kari, byte[] file, int expected)
    {
        using var answer = await kari.PostFile("/nscc/events/calendar", file, "kalender.ics");
        var page = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(expected, page);
        return WebUtility.HtmlDecode(page).Replace("&nbsp;", " ", StringComparison.Ordinal);
    }
}
