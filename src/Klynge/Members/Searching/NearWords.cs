namespace Klynge.Members.Searching;

/// <summary>
/// Words that differ from a typed one by a wrong, missing or extra letter, or by two letters that changed places: one such in
/// words of four letters or more, two in eight or more (ours). A word that is being written is compared with beginnings.
/// </summary>
public static class NearWords
{
    public const int Most = 2;

    /// <summary>Beginnings looked at before the search gives up, so that the worst word costs little. Ours.</summary>
    private const int Patience = 60_000;

    /// <summary>Numbers are not guessed at: a wrong figure is another number.</summary>
    public static int Allowed(string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        return word.Any(char.IsDigit) ? 0 : word.Length switch { < 4 => 0, < 8 => 1, _ => Most };
    }

    /// <summary>The same word, but for so many letters as its length allows.</summary>
    public static bool Alike(string word, string typed) => Of([word], typed).Count > 0;

    /// <summary>Stretches of the words, and by how many letters each differs; those that do not differ are among them.</summary>
    /// <param name="words">In the order of their characters.</param>
    public static List<(int From, int To, int Edits)> Of(string[] words, string typed)
    {
        ArgumentNullException.ThrowIfNull(words);
        var allowed = Allowed(typed);
        return allowed == 0 ? [] : new Walk(words, typed, allowed).Go();
    }

    /// <summary>Goes through the words as through the branches of a tree: what they begin with alike is compared once.</summary>
    private sealed class Walk(string[] words, string typed, int allowed)
    {
        private readonly List<(int, int, int)> found = [];
        private readonly int[][] rows = [.. Enumerable.Range(0, typed.Length + allowed + 2).Select(_ => new int[typed.Length + 1])];

        /// <summary>For each length of beginning, how near it or a shorter one came.</summary>
        private readonly int[] nearest = new int[typed.Length + allowed + 2];
        private int patience = Patience;

        public List<(int, int, int)> Go()
        {
            rows[0] = [.. Enumerable.Range(0, typed.Length + 1)];
            nearest[0] = int.MaxValue;
            var (at, before, compared) = (0, "", 0);
            while (at < words.Length && patience > 0)
            {
                var word = words[at];
                var depth = Math.Min(word.AsSpan().CommonPrefixLength(before), compared);
                var ended = false;
                while (depth < word.Length && !ended)
                    ended = !Compare(word, ++depth);
                (before, compared) = (word, depth);
                at = ended ? Leave(at, word[..depth], nearest[depth]) : Whole(at, word);
            }

            return found;
        }

        /// <summary>One letter more of the word; false when nothing that goes on from here can be near.</summary>
        private bool Compare(string word, int depth)
        {
            patience--;
            var (row, above, letter) = (rows[depth], rows[depth - 1], word[depth - 1]);
            row[0] = depth;
            var least = depth;
            for (var j = 1; j <= typed.Length; j++)
            {
                var best = Math.Min(Math.Min(above[j], row[j - 1]) + 1, above[j - 1] + (letter == typed[j - 1] ? 0 : 1));
                if (depth > 1 && j > 1 && letter == typed[j - 2] && word[depth - 2] == typed[j - 1])
                    best = Math.Min(best, rows[depth - 2][j - 2] + 1);
                row[j] = best;
                least = Math.Min(least, best);
            }

            // The last letter typed must stand: else every word that begins with the rest of it would be near.
            var here = letter == typed[^1] && row[typed.Length] <= allowed ? row[typed.Length] : int.MaxValue;
            nearest[depth] = Math.Min(nearest[depth - 1], here);
            return least <= allowed || above.Min() < allowed;
        }

        private int Whole(int at, string word)
        {
            var edits = Math.Min(nearest[word.Length], rows[word.Length][typed.Length]);
            if (edits <= allowed)
                found.Add((at, at + 1, edits));
            return at + 1;
        }

        /// <summary>All that begin so are alike from here on: near by their beginning, or not at all.</summary>
        private int Leave(int at, string beginning, int edits)
        {
            var next = Array.BinarySearch(words, at, words.Length - at, beginning + '\uffff', StringComparer.Ordinal) is var place && place >= 0 ? place : ~place;
            if (edits <= allowed)
                found.Add((at, next, edits));
            return next;
        }
    }
}
