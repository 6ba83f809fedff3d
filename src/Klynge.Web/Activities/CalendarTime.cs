using System.Globalization;

namespace Klynge.Web.Activities;

/// <summary>A time of a calendar file in the cluster's zone.</summary>
/// <param name="Instant">Where the file says an instant, or a time in another zone; else the local time is the cluster's own.</param>
internal sealed record CalendarTime(DateTime Local, bool AllDay, DateTime? Instant)
{
    private static readonly string[] Times = ["yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm"];

    /// <summary>The instant. A time that does not exist is as long after midnight as it says (RFC 5545, 3.3.5); of two the first is meant.</summary>
    public DateTime In(TimeZoneInfo zone) => Instant ?? Of(Local, zone);

    public static bool Read(CalendarLine line, TimeZoneInfo zone, out CalendarTime time)
    {
        time = new(default, false, null);
        var value = line.Value.Trim();
        if (DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            time = new(day, true, null);
            return Believable(day);
        }

        if (!DateTime.TryParseExact(value.TrimEnd('Z', 'z'), Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || !Believable(local))
            return false;
        if (value.EndsWith('Z') || value.EndsWith('z'))
            return At(DateTime.SpecifyKind(local, DateTimeKind.Utc), out time);
        if (!line.Parameters.TryGetValue("TZID", out var named))
        {
            time = new(local, false, null);
            return true;
        }

        return Zone(named) is { } theirs && At(Of(local, theirs), out time);

        bool At(DateTime instant, out CalendarTime read)
        {
            read = new(TimeZoneInfo.ConvertTimeFromUtc(instant, zone), false, instant);
            return true;
        }
    }

    private static bool Believable(DateTime day) => day.Year is >= 1970 and < 2200;

    private static DateTime Of(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
            return DateTime.SpecifyKind(local - zone.GetUtcOffset(local.AddHours(-3)), DateTimeKind.Utc);
        return DateTime.SpecifyKind(local - (zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local)), DateTimeKind.Utc);
    }

    /// <summary>By its IANA name, also where a program has put something before it, or by the name Windows has for it.</summary>
    private static TimeZoneInfo? Zone(string named)
    {
        var parts = named.Trim('/').Split('/');
        foreach (var name in (string[])[named, parts.Length > 1 ? string.Join('/', parts[^2..]) : named])
            if (name.Length is > 0 and < 100 && name[0] != '/' && !name.Contains("..", StringComparison.Ordinal) && (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) || (TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana) && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out zone))))
                return zone;
        return null;
    }
}

/// <summary>When something that repeats comes: every so many days, weeks, months or years, at its own hour.</summary>
internal static class Repeating
{
    private const int Most = 200, YearsAhead = 3;

    private static readonly HashSet<string> Read = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY"];
    private static readonly string[] Days = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <summary>Null where the rule says more than can be read.</summary>
    public static IReadOnlyList<DateTime>? Of(string rule, DateTime first, TimeZoneInfo zone)
    {
        var said = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var one in rule.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (one.Split('=', 2) is [var name, var value])
                said[name.ToUpperInvariant()] = value.ToUpperInvariant();
        var every = 1;
        if (said.Keys.Any(name => !Read.Contains(name)) || (said.TryGetValue("INTERVAL", out var interval) && !(int.TryParse(interval, NumberStyles.None, CultureInfo.InvariantCulture, out every) && every is > 0 and < 1000)))
            return null;
        var frequency = said.GetValueOrDefault("FREQ");
        List<DayOfWeek> weekdays = [first.DayOfWeek];
        if (said.TryGetValue("BYDAY", out var byDay))
        {
            var named = byDay.Split(',').Select(day => Array.IndexOf(Days, day.Trim())).ToList();
            if (frequency != "WEEKLY" || named.Contains(-1))
                return null;
            weekdays = [.. named.Select(day => (DayOfWeek)day).Distinct()];
        }

        var count = Most;
        if (said.TryGetValue("COUNT", out var counted) && !(int.TryParse(counted, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0))
            return null;
        var until = first.AddYears(YearsAhead);
        if (said.TryGetValue("UNTIL", out var last))
        {
            if (!CalendarTime.Read(new("UNTIL", new Dictionary<string, string>(), last, 0), zone, out var end))
                return null;
            until = end.AllDay ? end.Local.AddDays(1).AddTicks(-1) : end.Local;
        }

        var times = frequency switch
        {
            "DAILY" => Enumerable.Range(0, 4000).Select(i => first.AddDays((double)i * every)),
            // Weeks begin on Monday.
            "WEEKLY" => Enumerable.Range(0, 600).SelectMany(i => weekdays.Select(day => Monday(first).AddDays(7.0 * i * every + ((int)day + 6) % 7)).Order()).Where(time => time >= first),
            "MONTHLY" => Enumerable.Range(0, 600).Select(i => first.AddMonths(i * every)),
            "YEARLY" => Enumerable.Range(0, 100).Select(i => first.AddYears(i * every)),
            _ => null,
        };
        // A month without the day, and a year without it, is passed over.
        return times is null ? null : [.. times.TakeWhile(time => time <= until && time.Year < 2200).Where(time => frequency is "DAILY" or "WEEKLY" || time.Day == first.Day).Take(Math.Min(count, Most))];
    }

    private static DateTime Monday(DateTime day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
