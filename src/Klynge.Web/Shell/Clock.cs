namespace Klynge.Web.Shell;

/// <summary>The cluster's own day: the one place where an instant becomes a date.</summary>
public static class Clock
{
    public static DateOnly DayIn(this TimeProvider clock, string timeZone) => DayOf(clock.GetUtcNow().UtcDateTime, timeZone);

    public static DateOnly DayOf(DateTime instant, string timeZone) => DateOnly.FromDateTime(In(instant, timeZone));

    public static DateTime In(DateTime instant, string timeZone) =>
        TimeZoneInfo.ConvertTimeFromUtc(instant, TimeZoneInfo.FindSystemTimeZoneById(timeZone));
}
