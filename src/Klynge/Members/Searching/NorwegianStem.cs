using System.Buffers;

namespace Klynge.Members.Searching;

/// <summary>
/// The stem of a Norwegian word, by the Snowball algorithm for bokmål (published at snowballstem.org): "sensorene",
/// "sensorer" and "sensor" are one. The same as PostgreSQL's <c>norwegian_stem</c>, and the same on either database.
/// </summary>
public static class NorwegianStem
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyæåø");

    /// <summary>What may stand before an s that is an ending.</summary>
    private const string BeforeS = "bcdfghjlmnoprtvyz";

    private static readonly string[] Endings = LongestFirst(
        "a e ede ande ende ane ene hetene en heten ar er heter as es edes endes enes hetenes ens hetens ers ets et het ast s erte ert");

    private static readonly string[] Derived = LongestFirst("leg eleg ig eig lig elig els lov elov slov hetslov");

    /// <param name="word">One word in lower case.</param>
    public static string Of(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var region = Region(word);
        word = WithoutEnding(word, region);
        if (Ends(word, "dt", region) || Ends(word, "vt", region))
            word = word[..^1];
        return Derived.FirstOrDefault(ending => Ends(word, ending, region)) is { } derived ? word[..^derived.Length] : word;
    }

    /// <summary>Where endings may begin: after the first consonant that follows a vowel, and never within the first three letters.</summary>
    private static int Region(string word)
    {
        var vowel = word.AsSpan().IndexOfAny(Vowels);
        var consonant = vowel < 0 || word.Length < 3 ? -1 : word.AsSpan(vowel).IndexOfAnyExcept(Vowels);
        return consonant < 0 ? word.Length : Math.Max(3, vowel + consonant + 1);
    }

    private static string WithoutEnding(string word, int region) => Endings.FirstOrDefault(ending => Ends(word, ending, region)) switch
    {
        null => word,
        "s" => SIsEnding(word) ? word[..^1] : word,
        "erte" or "ert" => word[..word.LastIndexOf("er", StringComparison.Ordinal)] + "er",
        var ending => word[..^ending.Length],
    };

    private static bool SIsEnding(string word) => word.Length > 1
        && (BeforeS.Contains(word[^2]) || (word[^2] == 'k' && word.Length > 2 && !Vowels.Contains(word[^3])));

    private static bool Ends(string word, string ending, int region) =>
        word.Length - ending.Length >= region && word.EndsWith(ending, StringComparison.Ordinal);

    private static string[] LongestFirst(string endings) => [.. endings.Split(' ').OrderByDescending(ending => ending.Length)];
}
