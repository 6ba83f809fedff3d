using System.Globalization;

namespace Klynge.Activities;

/// <summary>Which of the two, where the clock is put back and a time comes twice.</summary>
public enum Twice
{
    First,
    Second,
}

/// <summary>
/// A time as people say it, in a time zone. One that does not exist is refused, and one that comes twice is asked about; never
/// guessed.
/// </summary>
public static class LocalTime
{
    private static readonly string[] Hours = ["HH:mm", "H:mm", "HH.mm", "H.mm", "HHmm", "HH", "%H"];

    public static Refusal? ReadDay(string? text, string field, out DateOnly day)
    {
        if (DateOnly.TryParseExact(text?.Trim(), ["yyyy-MM-dd", "d.M.yyyy", "dd.MM.yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is >= 2000 and < 2200)
            return null;
        return string.IsNullOrWhiteSpace(text) ? Refusal.On(field, "Fill in this field.") : Refusal.On(field, "“{0}” is not a day. Write it as 2026-05-20 or 20.5.2026.", text.Trim());
    }

    public static Refusal? ReadHour(string? text, string field, out TimeOnly hour)
    {
        if (TimeOnly.TryParseExact(text?.Trim(), Hours, CultureInfo.InvariantCulture, DateTimeStyles.None, out hour))
            return null;
        return string.IsNullOrWhiteSpace(text) ? Refusal.On(field, "Fill in this field.") : Refusal.On(field, "“{0}” is not a time of day. Write it as 08:30.", text.Trim());
    }

    /// <summary>The instant (UTC) of a local time.</summary>
    /// <param name="field">The field of the time, for what is refused.</param>
    public static Refusal? At(DateOnly day, TimeOnly hour, TimeZoneInfo zone, Twice? which, string field, out DateTime instant)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = day.ToDateTime(hour, DateTimeKind.Unspecified);
        instant = default;
        if (zone.IsInvalidTime(local))
            return Refusal.On(field, "The clock is put forward that night, and {0} does not exist on {1}. Choose another time.", Said(hour), day);
        if (!zone.IsAmbiguousTime(local))
        {
            instant = TimeZoneInfo.ConvertTimeToUtc(local, zone);
            return null;
        }

        if (which is not { } said)
            return Refusal.On(field, "The clock is put back that night, and {0} comes twice on {1}. Say below which of the two you mean.", Said(hour), day);
        var offsets = zone.GetAmbiguousTimeOffsets(local);
        instant = DateTime.SpecifyKind(local - (said == Twice.First ? offsets.Max() : offsets.Min()), DateTimeKind.Utc);
        return null;
    }

    /// <summary>Which of the two an instant was, where its local time comes twice.</summary>
    public static Twice? WhichOf(DateTime instant, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = TimeZoneInfo.ConvertTimeFromUtc(instant, zone);
        if (!zone.IsAmbiguousTime(local))
            return null;
        return local - instant == zone.GetAmbiguousTimeOffsets(local).Max() ? Twice.First : Twice.Second;
    }

    private static string Said(TimeOnly hour) => hour.ToString("HH:mm", CultureInfo.InvariantCulture);
}
