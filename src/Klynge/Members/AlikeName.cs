using System.Collections.Frozen;

namespace Klynge.Members;

/// <summary>
/// What is left of an organisation's name without its legal form, case and punctuation. Two with the same may be one,
/// which is proposed and never decided: "ÅSGÅRD MEDTEK" beside "Åsgård Medtek AS".
/// </summary>
public static class AlikeName
{
    private static readonly FrozenSet<string> Forms = new[]
    {
        "as", "asa", "sa", "ba", "bl", "ans", "da", "enk", "nuf", "se", "ks", "iks", "hf", "rhf", "kf", "fkf", "sf", "stiftelse", "stiftelsen",
        "ltd", "limited", "inc", "llc", "plc", "corp", "ab", "aps", "oy", "oyj", "gmbh", "ag", "bv", "nv", "sarl", "srl", "spa",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> InFront = new[] { "as", "ab", "stiftelse", "stiftelsen" }.ToFrozenSet();

    /// <summary>Empty for a name without a letter or figure.</summary>
    public static string Key(string name) => OfFolded(NameKey.Fold(name));

    /// <param name="folded">The name as <see cref="NameKey.Fold(string)"/> gives it.</param>
    public static string OfFolded(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).AsSpan();
        while (words.Length > 1 && (Forms.Contains(words[^1]) || (words.Length > 2 && IsInLetters(words))))
            words = words[..^(Forms.Contains(words[^1]) ? 1 : 2)];
        if (words.Length > 1 && InFront.Contains(words[0]))
            words = words[1..];
        return string.Join(' ', words!);
    }

    // "A/S", "A.S" and "A. B." fold to two letters.
    private static bool IsInLetters(ReadOnlySpan<string> words) => words is [.., "a", "s" or "b"];
}
