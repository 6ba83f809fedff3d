namespace Klynge.Members;

/// <summary>Suggests an address word for a name: its initials when they are a word of their own, else its letters.</summary>
public static class SlugSuggestion
{
    public static string Of(string name)
    {
        var words = NameKey.Fold(name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Plain).Where(word => word.Length > 0).ToList();
        var initials = string.Concat(words.Select(word => word[0]));
        if (words.Count >= 3 && Slug.Check(initials) is null)
            return initials;
        var whole = string.Join('-', words);
        var slug = (whole.Length > 40 ? whole[..40] : whole).Trim('-');
        return Slug.Check(slug) is null ? slug : "";
    }

    private static string Plain(string word) => string.Concat(word.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
