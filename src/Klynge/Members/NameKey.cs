using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Klynge.Members;

/// <summary>
/// The three forms of a name: clean (what is stored), sort key (Norwegian order in binary order) and folded (what is
/// searched). Blank names and control characters are refused in words; everything else survives unchanged in NFC.
/// </summary>
public static class NameKey
{
    public const int Longest = 300;

    private const int LongestKey = 840;
    private const int Ring = 0x030A;
    private const int Umlaut = 0x0308;

    private static readonly CompareInfo Norwegian = CultureInfo.GetCultureInfo("nb-NO").CompareInfo;

    // Letters that are not a plain letter with a mark, as a keyboard without them would write them.
    private static readonly FrozenDictionary<int, string> Spellings = new (char Letter, string Spelling)[]
    {
        ('æ', "ae"), ('œ', "oe"), ('ø', "oe"), ('ß', "ss"), ('þ', "th"), ('ð', "d"), ('đ', "d"), ('ŧ', "t"), ('ł', "l"),
        ('ŋ', "n"), ('ı', "i"), ('ħ', "h"),
    }.ToFrozenDictionary(pair => (int)pair.Letter, pair => pair.Spelling);

    /// <summary>The order's own version: stored sort keys made under another version must be made again.</summary>
    public static string OrderVersion => Norwegian.Version.FullVersion.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>
    /// The name as it is stored: NFC, outer white space gone, tabs and line breaks a space, inner spaces as they were
    /// written. Direction marks and joiners stay: some scripts need them.
    /// </summary>
    public static Refusal? Clean(string? text, out string name)
    {
        name = "";
        var line = (text ?? "").Replace("\r\n", " ").Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');
        if (line.EnumerateRunes().All(Unseen))
            return new("The name is blank.");
        if (line.Any(char.IsControl))
            return new("The name holds a control character.");
        if (!WellFormed(line))
            return new("The name holds a character that is not whole.");

        line = line.Trim().Normalize(NormalizationForm.FormC);
        if (line.Length > Longest)
            return new("A name has at most {0} characters; this one has {1}.", Longest, line.Length);

        name = line;
        return null;
    }

    /// <summary>Norwegian (bokmål) order as text: compared byte by byte, keys stand as the names would in a telephone book (Aa as Å).</summary>
    public static string Sort(string name)
    {
        var key = Norwegian.GetSortKey(name, CompareOptions.None).KeyData.AsSpan();
        if (key.Length > LongestKey)
            key = key[..LongestKey];       // with the name it must fit an index row of PostgreSQL, 2704 bytes
        return $"{Convert.ToHexStringLower(key)} {name}";      // the name itself parts names the order holds equal
    }

    /// <summary>
    /// For searching and reading: lower case, å = aa, ø = ö = oe, æ = ä = ae, other marks and punctuation gone. The fold
    /// of a beginning is the beginning of the fold, so a prefix finds its names.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + 8);
        foreach (var rune in Whole(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
            Fold(rune, folded);

        return folded.ToString().TrimEnd(' ');
    }

    private static void Fold(Rune rune, StringBuilder folded)
    {
        var last = folded.Length == 0 ? ' ' : folded[^1];
        var lower = Rune.ToLowerInvariant(rune);
        if (Spellings.TryGetValue(lower.Value, out var spelling))
            folded.Append(spelling);
        else if (rune.Value is >= 0x0300 and <= 0x036F)
            folded.Append(rune.Value == Ring && last == 'a' ? "a" : rune.Value == Umlaut && last is 'a' or 'o' ? "e" : "");
        else if (Kept(rune))
            folded.Append(lower.ToString());
        else if (last != ' ' && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            folded.Append(' ');
    }

    private static bool Kept(Rune rune) => rune != Rune.ReplacementChar
        && (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.OtherSymbol or UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber);

    private static bool Unseen(Rune rune) =>
        Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    internal static bool WellFormed(string text) => Whole(text) == text;

    // Half a surrogate pair becomes U+FFFD, and U+FFFE, which no normal form accepts, goes.
    private static string Whole(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.ToString())).Replace("\uFFFE", "", StringComparison.Ordinal);
}
