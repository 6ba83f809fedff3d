namespace Klynge.Members.Searching;

/// <summary>Where a word that something is found by stands. Each is a line of its <see cref="PartWords">words</see>.</summary>
public enum WordPart
{
    Name,
    Earlier,
    Number,
    ForeignId,
    Place,
    Offers,
    Seeks,
    Description,
    OffersText,
    SeeksText,

    /// <summary>The id of an outside list, which is the team's own.</summary>
    ExternalId,
}

/// <summary>Words one is found by: folded, a line a part, so that a part can be changed alone and read alone.</summary>
public static class PartWords
{
    public static readonly int Parts = Enum.GetValues<WordPart>().Length;

    public static int Bit(this WordPart part) => 1 << (int)part;

    public static string With(string words, WordPart part, string line)
    {
        ArgumentNullException.ThrowIfNull(words);
        var lines = words.Split('\n');
        if (lines.Length < Parts)
            Array.Resize(ref lines, Parts);
        lines[(int)part] = line;
        return string.Join('\n', lines);
    }

    /// <summary>The words of a text as they stand, and after them the stems that are none of those words.</summary>
    public static string Stemmed(string? text)
    {
        var words = NameKey.Fold(text ?? "");
        var standing = words.Split(' ').ToHashSet();
        return string.Join(' ', Split(text ?? "").Select(word => NameKey.Fold(NorwegianStem.Of(word))).Where(standing.Add).Prepend(words));
    }

    /// <summary>The words of a text in lower case, with their own letters: a stem is found before å becomes aa.</summary>
    public static IEnumerable<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lower = text.Normalize().ToLowerInvariant();
        for (var at = 0; at < lower.Length;)
        {
            var end = at;
            while (end < lower.Length && char.IsLetterOrDigit(lower[end]))
                end++;
            if (end > at)
                yield return lower[at..end];
            at = end + 1;
        }
    }

    /// <summary>Parts that hide together with a fact.</summary>
    public static WordPart? Of(OrganisationField field) => field switch
    {
        OrganisationField.Number => WordPart.Number,
        OrganisationField.ForeignId => WordPart.ForeignId,
        OrganisationField.Place or OrganisationField.PostalCode or OrganisationField.Municipality => WordPart.Place,
        OrganisationField.Offers => WordPart.Offers,
        OrganisationField.Seeks => WordPart.Seeks,
        OrganisationField.Description => WordPart.Description,
        OrganisationField.OffersText => WordPart.OffersText,
        OrganisationField.SeeksText => WordPart.SeeksText,
        OrganisationField.ExternalId => WordPart.ExternalId,
        _ => null,
    };
}
