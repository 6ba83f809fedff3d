namespace Klynge.Activities;

/// <summary>How often an event comes back.</summary>
public enum Repeats
{
    Never,
    Weekly,
    EveryOtherWeek,

    /// <summary>On the same weekday of the month, counted from its beginning: the third Wednesday.</summary>
    Monthly,
}

/// <summary>The days of a series. Days that are left out are not moved.</summary>
public static class EventSeries
{
    public const int Most = 60;

    public static Refusal? Days(DateOnly first, Repeats repeats, DateOnly? until, IReadOnlyCollection<DateOnly> leftOut, out IReadOnlyList<DateOnly> days)
    {
        ArgumentNullException.ThrowIfNull(leftOut);
        days = [first];
        if (repeats == Repeats.Never)
            return null;
        if (until is not { } last)
            return Refusal.On("Until", "Say until when it comes back.");
        if (last < first)
            return Refusal.On("Until", "The last day, {0}, is before the first, {1}.", last, first);

        var all = new List<DateOnly>();
        for (var i = 0; all.Count <= Most; i++)
        {
            if (Nth(first, repeats, i) is not { } day)
                continue;
            if (day > last)
                break;
            all.Add(day);
        }

        if (all.Count > Most)
            return Refusal.On("Until", "That makes more than {0} events. Choose an earlier last day.", Most);
        if (leftOut.FirstOrDefault(day => !all.Contains(day)) is var stray && stray != default)
            return Refusal.On("LeftOut", "{0} is not a day of the series, so it cannot be left out.", stray);
        days = [.. all.Except(leftOut)];
        return days.Count == 0 ? Refusal.On("LeftOut", "All days are left out, so there is nothing to make.") : null;
    }

    /// <summary>Null in a month that has no fifth such weekday.</summary>
    private static DateOnly? Nth(DateOnly first, Repeats repeats, int i)
    {
        if (repeats != Repeats.Monthly)
            return first.AddDays(i * (repeats == Repeats.Weekly ? 7 : 14));
        var month = new DateOnly(first.Year, first.Month, 1).AddMonths(i);
        var day = month.AddDays(((int)first.DayOfWeek - (int)month.DayOfWeek + 7) % 7 + (first.Day - 1) / 7 * 7);
        return day.Month == month.Month ? day : null;
    }
}
