namespace Klynge.Web.Sheets;

/// <summary>A text that a spreadsheet would run as a formula gets an apostrophe in front when it leaves as CSV, and loses it when it comes back.
/// One more is added where the text has its own, so that what was written is what is read.</summary>
internal static class FormulaGuard
{
    private const string Signs = "=+-@\t\r＝＋－＠";

    public static string Put(string text) => IsFormula(text) ? "'" + text : text;

    public static string TakeOff(string text) => text.StartsWith('\'') && IsFormula(text) ? text[1..] : text;

    private static bool IsFormula(string text)
    {
        var first = text.AsSpan().TrimStart('\'');
        return !first.IsEmpty && Signs.Contains(first[0], StringComparison.Ordinal);
    }
}
