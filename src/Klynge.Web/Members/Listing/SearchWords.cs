using Klynge.Members;

namespace Klynge.Web.Members.Listing;

/// <summary>What someone typed, as the words that must be found: folded, and a number in groups is one word.</summary>
public static class SearchWords
{
    public static IReadOnlyList<string> Of(string search)
    {
        ArgumentNullException.ThrowIfNull(search);
        if (OrganisationNumber.TryParse(search, out var number))
            return [number.ToString()];

        var bare = string.Concat(search.Where(c => c != '.' && !char.IsWhiteSpace(c)));
        if (bare.Length is > 3 and <= 9 && bare.All(char.IsAsciiDigit))
            return [bare];
        return [.. NameKey.Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(12)];
    }
}
