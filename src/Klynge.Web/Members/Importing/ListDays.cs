using System.Globalization;
using System.Text.RegularExpressions;
using Klynge.Web.Language;

namespace Klynge.Web.Members.Importing;

/// <summary>What the days of a column say about whether the day or the month is written first.</summary>
[Flags]
public enum DayOrder
{
    Unsaid = 0,
    DayFirst = 1,
    MonthFirst = 2,
    Either = 4,
}

/// <summary>
/// Reads days as lists write them: 2026-05-12, 12.05.2026, 12. mai 2026, Excel's own. 03/04/26 has two readings, and is
/// never guessed.
/// </summary>
public static partial class ListDays
{
    internal const string TwoReadings = "“{0}” may be {1} or {2}.";

    private static readonly string[] Iso = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd"];
    private static readonly string[] Spoken = ["d. MMMM yyyy", "d MMMM yyyy", "d. MMM yyyy", "d MMM yyyy", "d. MMM. yyyy", "MMMM d, yyyy"];

    public static DayOrder Hint(string text)
    {
        if (Slashes().Match(WithoutTime(text)) is not { Success: true } match)
            return DayOrder.Unsaid;
        var (first, second) = (Figure(match, 1), Figure(match, 2));
        if (first == second)
            return DayOrder.Unsaid;
        return (first > 12, second > 12) switch
        {
            (true, false) => DayOrder.DayFirst,
            (false, true) => DayOrder.MonthFirst,
            (false, false) => DayOrder.Either,
            _ => DayOrder.Unsaid,
        };
    }

    public static (DateOnly? Day, Refusal? Refusal) Read(string text, bool? dayFirst, DateOnly today)
    {
        var written = WithoutTime(text);
        if (DateOnly.TryParseExact(written, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || Said(written, out day) || Counted(written, out day))
            return (day, null);
        if (written.Length == 4 && int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is > 1800 and < 2200)
            return (null, new("“{0}” is a year, not a day.", text));
        if (Dots().Match(written) is { Success: true } dotted)
            return Of(dotted, dayFirst: true, text, today);
        if (Slashes().Match(written) is not { Success: true } match)
            return (null, new("“{0}” is not a day.", text));

        var order = Hint(text) switch { DayOrder.DayFirst => true, DayOrder.MonthFirst => false, DayOrder.Unsaid => true, _ => dayFirst };
        return order is { } known ? Of(match, known, text, today) : (null, Ambiguous(match, text, today));
    }

    /// <summary>Both readings of a day that has two, the day first one first.</summary>
    public static (DateOnly DayFirst, DateOnly MonthFirst)? Readings(string text, DateOnly today) =>
        Hint(text) == DayOrder.Either && Read(text, true, today).Day is { } one && Read(text, false, today).Day is { } other ? (one, other) : null;

    private static Refusal Ambiguous(Match match, string text, DateOnly today) =>
        (Of(match, true, text, today).Day, Of(match, false, text, today).Day) is ({ } one, { } other)
            ? new(TwoReadings, text, one, other)
            : new("“{0}” is not a day.", text);

    private static (DateOnly? Day, Refusal? Refusal) Of(Match match, bool dayFirst, string text, DateOnly today)
    {
        var (day, month) = dayFirst ? (Figure(match, 1), Figure(match, 2)) : (Figure(match, 2), Figure(match, 1));
        var year = Figure(match, 3);
        // Two figures mean the century around today: 26 is 2026, 87 is 1987.
        if (match.Groups[3].Length == 2)
            year += year <= (today.Year + 10) % 100 ? today.Year / 100 * 100 : (today.Year / 100 * 100) - 100;
        return year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? (new DateOnly(year, month, day), null)
            : (null, new("“{0}” is not a day in the calendar.", text));
    }

    private static bool Said(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Spoken, Days.Norwegian, DateTimeStyles.AllowWhiteSpaces, out day)
        || DateOnly.TryParseExact(text, Spoken, Days.English, DateTimeStyles.AllowWhiteSpaces, out day);

    // A day that lost its format in the spreadsheet is the number of days since 30 December 1899.
    private static bool Counted(string text, out DateOnly day)
    {
        day = default;
        if (text.Length != 5 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 15000 or > 80000)
            return false;
        day = new DateOnly(1899, 12, 30).AddDays(days);
        return true;
    }

    private static string WithoutTime(string text) => Time().Replace(text.Trim(), "");

    private static int Figure(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\z")]
    private static partial Regex Dots();

    [GeneratedRegex(@"^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})\z")]
    private static partial Regex Slashes();

    [GeneratedRegex(@"[T ]\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?Z?\z")]
    private static partial Regex Time();
}
