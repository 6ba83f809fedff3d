using Klynge.Members;
using Klynge.Members.Searching;

namespace Klynge.Web.Members.Searching;

/// <summary>How well the few words of a page or a cluster's name fit what was typed.</summary>
internal static class Fit
{
    public const int Nearly = 3;

    /// <summary>1 begins so, 2 has words that begin so, 3 nearly so; null not at all.</summary>
    public static int? Of(Sought sought, params IEnumerable<string> names)
    {
        var folded = names.Select(NameKey.Fold).Distinct().ToList();
        var words = string.Join(' ', folded).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (sought.Line.Count == 0 || sought.Without.Any(phrase => phrase.All(words.Contains)))
            return null;
        if (folded.Any(name => name.StartsWith(string.Join(' ', sought.Line), StringComparison.Ordinal)))
            return 1;
        if (sought.Line.All(typed => words.Any(word => word.StartsWith(typed, StringComparison.Ordinal))))
            return 2;
        return sought.Line.All(typed => words.Any(word => word.StartsWith(typed, StringComparison.Ordinal) || NearWords.Alike(word, typed))) ? Nearly : null;
    }
}
