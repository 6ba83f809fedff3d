namespace Klynge.Web.Members.Figures;

/// <summary>What growth is divided by, and how finely time is.</summary>
public enum GrowthBy
{
    Kind,
    County,
    Size,
}

public enum GrowthStep
{
    Year,
    Quarter,
}

/// <summary>The days growth is counted on: year or quarter ends up to the day looked at, and that day itself.</summary>
public static class GrowthPeriods
{
    private const int MostYears = 30;
    private const int MostQuarters = 16;

    public static IReadOnlyList<DateOnly> Days(DateOnly first, DateOnly on, GrowthStep step)
    {
        var days = new List<DateOnly>();
        for (var end = EndOf(first, step); end < on; end = EndOf(end.AddDays(1), step))
            days.Add(end);
        if (first <= on)
            days.Add(on);
        return [.. days.TakeLast(step == GrowthStep.Year ? MostYears : MostQuarters)];
    }

    public static bool IsEnd(DateOnly day, GrowthStep step) => EndOf(day, step) == day;

    private static DateOnly EndOf(DateOnly day, GrowthStep step) => step == GrowthStep.Year
        ? new DateOnly(day.Year, 12, 31)
        : new DateOnly(day.Year, (day.Month + 2) / 3 * 3, 1).AddMonths(1).AddDays(-1);
}
