using System.Globalization;
using System.Text.RegularExpressions;
using Klynge.Web.Language;

namespace Klynge.Web.Demonstration;

/// <summary>A day, month or year as published, perhaps with a remark: "2015 (inferred)", "2017 (before rename)".</summary>
public static partial class PublishedDay
{
    /// <summary>The first day of the time named; none when there is no date in it.</summary>
    public static DateOnly? First(string? text)
    {
        var found = Form().Match(text ?? "");
        return found.Success ? new DateOnly(Number(found, 1) ?? 1, Number(found, 2) ?? 1, Number(found, 3) ?? 1) : null;
    }

    /// <summary>The last date a source's own text names: "aftenbladet.no Smartby-penger 2017-10", "(norwegianrooms.no …, 2018)".</summary>
    public static string? In(string source) => InText().Matches(source).LastOrDefault()?.Groups[1].Value;

    /// <summary>"8. nov. 2019", "juni 2014", "2015 (antatt)".</summary>
    public static string Written(string? text)
    {
        var found = Form().Match(text ?? "");
        if (!found.Success)
            return text ?? "";

        var day = First(text)!.Value;
        var written = found.Groups[3].Success ? Days.Brief(day)
            : found.Groups[2].Success ? day.ToString("MMM yyyy", CultureInfo.CurrentCulture)
            : day.ToString("yyyy", CultureInfo.InvariantCulture);
        var remark = found.Groups[4].Value.Trim();
        return remark.Length == 0 ? written : $"{written} ({PublishedWords.Of(remark)})";
    }

    private static int? Number(Match found, int group) =>
        found.Groups[group].Success ? int.Parse(found.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(?:before )?(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?: \(([^)]*)\))?\z")]
    private static partial Regex Form();

    // Not the digits of an article's number, nor the years inside a word of an address.
    [GeneratedRegex(@"(?<![\w./-])((?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)(?=[),]|\z)")]
    private static partial Regex InText();
}
