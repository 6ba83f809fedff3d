namespace Klynge.Members.BusinessRegister;

/// <summary>The register writes names in capitals. This is how they are most likely written by those who bear them; people put the rest right.</summary>
public static class RegisterName
{
    private const string Vowels = "AEIOUYÆØÅÄÖÉ";

    private static readonly HashSet<string> Small = ["AV", "DE", "DEN", "DET", "FOR", "FRA", "I", "MED", "MOT", "OG", "OM", "OVER", "PÅ", "TIL", "UNDER", "VED", "AND", "OF", "THE"];

    // Endings that are no form of the list, and stay in capitals.
    private static readonly HashSet<string> Capitals = ["HF", "RHF", "IKS", "AB", "NMBU", "NTNU", "IT", "IKT"];

    /// <param name="published">As the register writes it.</param>
    /// <param name="known">A name whose spelling is known already: its words are spelt as in it.</param>
    public static string Written(string published, string? known = null)
    {
        ArgumentNullException.ThrowIfNull(published);
        if (published.Any(char.IsLower))
            return published;

        var spellings = (known ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).DistinctBy(NameKey.Fold).ToDictionary(NameKey.Fold);
        return string.Join(' ', published.Split(' ').Select((word, place) => spellings.GetValueOrDefault(NameKey.Fold(word)) ?? Word(word, place == 0)));
    }

    private static string Word(string word, bool first)
    {
        if (!first && Small.Contains(word))
            return word.ToLowerInvariant();
        if (Capitals.Contains(word) || LegalForms.Find(word) is not null || word.Any(char.IsDigit) || !word.Any(Vowels.Contains))
            return word;

        var written = word.ToLowerInvariant().ToCharArray();
        for (var i = 0; i < written.Length; i++)
            if (char.IsLetter(written[i]) && (i == 0 || written[i - 1] is '-' or '/' or '.' or '(' or '&' or '"'))
                written[i] = char.ToUpperInvariant(written[i]);
        return new string(written);
    }
}
