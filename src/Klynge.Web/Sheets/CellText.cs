using System.Globalization;
using System.Text;

namespace Klynge.Web.Sheets;

/// <summary>What is done to every text that comes in: one form of each letter (NFC), so that the same name is the same text.</summary>
internal static class CellText
{
    public static string Normal(string text, SheetLimits limits)
    {
        if (Ascii.IsValid(text))
            return text;
        RefuseManyAccents(text, limits);
        // Normalize refuses lone surrogates and the noncharacter U+FFFE; the first can only be damage, the second may stay.
        return string.Join('\uFFFE', Whole(text).Split('\uFFFE').Select(part => part.Normalize()));
    }

    /// <summary>The text without half characters, as any encoder would write it.</summary>
    public static string Whole(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static void RefuseManyAccents(string text, SheetLimits limits)
    {
        var accents = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            accents = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark ? accents + 1 : 0;
            if (accents > limits.AccentsOnLetter)
                throw SheetRefused.Accents(limits);
        }
    }
}
