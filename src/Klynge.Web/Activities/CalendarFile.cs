using System.Globalization;
using System.Text;
using Klynge.Activities;

namespace Klynge.Web.Activities;

/// <summary>One event as a calendar knows it: a local time in a zone, and the page that tells more.</summary>
public sealed record CalendarEntry(Guid Id, int Sequence, string Title, string? About, string? Where, Uri Page, DateTime StartsAt, DateTime EndsAt, string TimeZone, bool CalledOff)
{
    /// <param name="online">The address on the net, for those who may know it.</param>
    public static CalendarEntry Of(Event held, Uri page, string? online) =>
        new(held.Id, held.Version, held.Title, held.About, held.Place ?? online, page, held.StartsAt, held.EndsAt, held.TimeZone, held.State == EventState.Cancelled);
}

/// <summary>
/// A calendar as RFC 5545 writes it. Every zone is told with all its changes of the clock in the years that are spoken of,
/// so that no program has to know the zone by its name.
/// </summary>
public static class CalendarFile
{
    private const int LongestLine = 75;

    public static string Of(string name, IReadOnlyList<CalendarEntry> entries, DateTime stamp)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Klynge//Klynge//NO");
        Line(text, "CALSCALE:GREGORIAN");
        Line(text, "METHOD:PUBLISH");
        Line(text, "X-WR-CALNAME:" + Escaped(name));
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        foreach (var zone in entries.GroupBy(entry => entry.TimeZone))
            Zone(text, zone.Key, zone.Min(entry => entry.StartsAt).AddYears(-1), zone.Max(entry => entry.EndsAt).AddYears(1));
        foreach (var entry in entries)
            Entry(text, entry, stamp);
        Line(text, "END:VCALENDAR");
        return text.ToString();
    }

    private static void Entry(StringBuilder text, CalendarEntry entry, DateTime stamp)
    {
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{entry.Id}@klynge");
        Line(text, "DTSTAMP:" + Utc(stamp));
        Line(text, "SEQUENCE:" + entry.Sequence.ToString(CultureInfo.InvariantCulture));
        Line(text, "DTSTART" + Local(entry.StartsAt, entry.TimeZone));
        Line(text, "DTEND" + Local(entry.EndsAt, entry.TimeZone));
        Line(text, "SUMMARY:" + Escaped(entry.Title));
        if (entry.About is not null)
            Line(text, "DESCRIPTION:" + Escaped(entry.About));
        if (entry.Where is not null)
            Line(text, "LOCATION:" + Escaped(entry.Where));
        Line(text, "URL:" + entry.Page.AbsoluteUri);
        Line(text, "STATUS:" + (entry.CalledOff ? "CANCELLED" : "CONFIRMED"));
        Line(text, "END:VEVENT");
    }

    private static void Zone(StringBuilder text, string name, DateTime from, DateTime to)
    {
        var zone = EventQuestions.Zone(name);
        Line(text, "BEGIN:VTIMEZONE");
        Line(text, "TZID:" + name);
        // What holds before the first change that is told.
        Change(text, zone, from, zone.GetUtcOffset(from));
        for (var day = from; day < to; day = day.AddDays(1))
            if (zone.GetUtcOffset(day) != zone.GetUtcOffset(day.AddDays(1)))
                Change(text, zone, Moment(zone, day, day.AddDays(1)), zone.GetUtcOffset(day));
        Line(text, "END:VTIMEZONE");
    }

    /// <summary>The first second of the new offset, between two instants that differ.</summary>
    private static DateTime Moment(TimeZoneInfo zone, DateTime before, DateTime after)
    {
        var was = zone.GetUtcOffset(before);
        while (after - before > TimeSpan.FromSeconds(1))
        {
            var middle = before + TimeSpan.FromSeconds(Math.Floor((after - before).TotalSeconds / 2));
            if (zone.GetUtcOffset(middle) == was)
                before = middle;
            else
                after = middle;
        }

        return after;
    }

    private static void Change(StringBuilder text, TimeZoneInfo zone, DateTime at, TimeSpan before)
    {
        var part = zone.IsDaylightSavingTime(at) ? "DAYLIGHT" : "STANDARD";
        Line(text, "BEGIN:" + part);
        // The clock that is changed is the one that went before.
        Line(text, "DTSTART:" + Written(at + before));
        Line(text, "TZOFFSETFROM:" + Offset(before));
        Line(text, "TZOFFSETTO:" + Offset(zone.GetUtcOffset(at)));
        Line(text, "END:" + part);
    }

    /// <summary>Local time; one that comes twice is said as an instant, for programs do not agree on which of the two is meant.</summary>
    private static string Local(DateTime instant, string zone) => LocalTime.WhichOf(instant, EventQuestions.Zone(zone)) is not null
        ? ":" + Utc(instant) : $";TZID={zone}:{Written(Shell.Clock.In(instant, zone))}";

    private static string Utc(DateTime instant) => Written(instant) + "Z";

    private static string Written(DateTime time) => time.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static string Offset(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString("hhmm", CultureInfo.InvariantCulture);

    private static string Escaped(string text) =>
        text.Replace("\\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal).Replace(",", @"\,", StringComparison.Ordinal)
            .Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\r", "\n", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    /// <summary>A line of at most 75 bytes; what is longer goes on in the next, after a blank, and no letter is cut in two.</summary>
    private static void Line(StringBuilder text, string line)
    {
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                used = 1;
            }

            text.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
