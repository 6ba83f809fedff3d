using System.Globalization;

namespace Klynge.Web.Language;

/// <summary>Days and instants as the reader's language writes them.</summary>
public static class Days
{
    public static readonly CultureInfo Norwegian = Quiet("nb-NO");
    public static readonly CultureInfo English = Quiet("en-GB");

    /// <summary>"12. mars 2018" or "12 March 2018".</summary>
    public static string Full(DateOnly day) => day.ToString(Texts.InNorwegian ? "d. MMMM yyyy" : "d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>"12. mars 2018" shortened where a table is narrow: "12. mar. 2018".</summary>
    public static string Brief(DateOnly day) => day.ToString(Texts.InNorwegian ? "d. MMM yyyy" : "d MMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Without the year, for what stands under it.</summary>
    public static string OfYear(DateOnly day) => day.ToString(Texts.InNorwegian ? "d. MMMM" : "d MMMM", CultureInfo.CurrentCulture);

    public static string WithWeekday(DateOnly day) => Capital(day.ToString(Texts.InNorwegian ? "dddd d. MMMM" : "dddd d MMMM", CultureInfo.CurrentCulture));

    /// <summary>"fredag" or "Friday".</summary>
    public static string Weekday(DateOnly day) => day.ToString("dddd", CultureInfo.CurrentCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static CultureInfo Of(string language) => language == "en" ? English : Norwegian;

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentCulture) + text[1..];

    private static CultureInfo Quiet(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        // Figures are typed and read with a plain hyphen, and grouped with a space that does not break.
        culture.NumberFormat.NegativeSign = "−";
        if (name == "nb-NO")
            culture.NumberFormat.NumberGroupSeparator = "\u00a0";
        return CultureInfo.ReadOnly(culture);
    }
}
