namespace Klynge.Web.Shell;

/// <summary>The cluster's own day: the one place where an instant becomes a date.</summary>
public static class Clock
{
    public static DateOnly DayIn(this TimeProvider clock, string timeZone) => DayOf(clock.GetUtcNow().UtcDateTime, timeZone);

    public static DateOnly DayOf(DateTime instant, string timeZone) => DateOnly.FromDateTime(In(instant, timeZone));

    public static DateTime In(DateTime instant, string timeZone) =>
        TimeZoneInfo.ConvertTimeFromUtc(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone));

    /// <summary>The instant a day begins in a time zone.</summary>
    public static DateTime StartOf(DateOnly day, string timeZone)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(timeZone);
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        // Where midnight itself is skipped by summer time, the day begins an hour later.
        return TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, zone);
    }
}
