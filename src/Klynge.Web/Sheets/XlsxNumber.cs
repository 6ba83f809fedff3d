using System.Globalization;

namespace Klynge.Web.Sheets;

/// <summary>A stored number as the text a person would have typed: no exponent, a point for decimals, ISO days and times.</summary>
internal static class XlsxNumber
{
    private const double LastDay = 2_958_465; // 31 December 9999
    private const double SecondsADay = 86_400;

    public static string Text(string stored, NumberKind kind, bool from1904)
    {
        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return stored;
        if (kind == NumberKind.Time && number is >= 0 and < 1)
            return TimeOnly.FromTimeSpan(Seconds(number)).ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        if (kind == NumberKind.Date && (from1904 ? number + 1462 : number) is >= 1 and <= LastDay and var day)
            return Day(Math.Round(day * SecondsADay) / SecondsADay);
        return Plain(stored, number);
    }

    // Excel believes that 1900 was a leap year: its day 60 never was, and the days before it are counted one short.
    private static string Day(double number)
    {
        var moment = new DateTime(1899, 12, number < 60 ? 31 : 30).AddDays(Math.Floor(number)) + Seconds(number - Math.Floor(number));
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static TimeSpan Seconds(double partOfDay) => TimeSpan.FromSeconds(Math.Min(Math.Round(partOfDay * SecondsADay), SecondsADay - 1));

    // Whole numbers stay to the last digit; others get the fifteen digits that Excel shows, so 0.30000000000000004 is 0.3.
    private static string Plain(string stored, double number)
    {
        if (stored.AsSpan().TrimStart('-') is { Length: > 0 and <= 28 } digits && !digits.ContainsAnyExceptInRange('0', '9'))
            return decimal.Parse(stored, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        var shown = number.ToString("G15", CultureInfo.InvariantCulture);
        return decimal.TryParse(shown, NumberStyles.Float, CultureInfo.InvariantCulture, out var plain)
            ? plain.ToString("0.############################", CultureInfo.InvariantCulture)
            : number.ToString("F0", CultureInfo.InvariantCulture);
    }
}
