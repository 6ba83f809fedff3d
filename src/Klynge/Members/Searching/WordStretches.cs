namespace Klynge.Members.Searching;

/// <summary>Which words of the index a typed word means, and what stands at the beginning of a name.</summary>
public sealed partial class WordIndex
{
    /// <summary>Parts whose words also stand there as stems.</summary>
    private const int Stemmed = Texts | (1 << (int)WordPart.Offers) | (1 << (int)WordPart.Seeks);

    /// <summary>The words it begins, and in texts those of the same stem.</summary>
    private List<Stretch> Exact(SoughtWord word)
    {
        List<Stretch> stretches = [new(First(word.Folded), Beyond(word.Folded), ~0, 0)];
        if (word.Stem != word.Folded && Number(word.Stem) is { } stem)
            stretches.Add(new(stem, stem + 1, Stemmed, 0));
        return stretches;
    }

    private List<Stretch> Near(SoughtWord word)
    {
        var stretches = Exact(word);
        stretches.AddRange(NearWords.Of(words, word.Folded).Select(near => new Stretch(near.From, near.To, ~0, near.Edits)));
        return stretches;
    }

    /// <summary>How well each record fits that has the words one after the other, whole, in a part that may be seen.</summary>
    private Span<byte> Standing(byte[] into, IReadOnlyList<string> phrase, Eyes eyes)
    {
        var numbers = phrase.Select(Number).OfType<int>().ToArray();
        // The word that stands in the fewest records decides which are read.
        var rarest = numbers.Length < phrase.Count ? -1 : numbers.MinBy(number => begins[number + 1] - begins[number]);
        var fits = Filled(into, rarest < 0 ? [] : [new Stretch(rarest, rarest + 1, ~0, 0)], eyes);
        for (var record = 0; phrase.Count > 1 && record < Count; record++)
            if (fits[record] != Not)
                fits[record] = FitOf[Parts(record, numbers) & Mask & eyes.See(record)];
        return fits;
    }

    /// <summary>The parts of a record in which these words follow each other.</summary>
    private int Parts(int record, int[] numbers)
    {
        var parts = 0;
        var words = said.AsSpan(opens[record]..opens[record + 1]);
        for (var at = 0; at + numbers.Length <= words.Length; at++)
        {
            var next = 0;
            while (next < numbers.Length && words[at + next] == (((uint)numbers[next] << 4) | (words[at] & 15)))
                next++;
            if (next == numbers.Length)
                parts |= 1 << (int)(words[at] & 15);
        }

        return parts;
    }

    /// <summary>The words typed, each as the words it begins; the last one may be half written.</summary>
    private (int From, int To)[] Line(Sought sought) => [.. sought.Line.Select((word, at) =>
        at == sought.Line.Count - 1 ? (First(word), Beyond(word)) : Number(word) is { } number ? (number, number + 1) : (0, 0))];

    private byte AtBeginning(int record, (int From, int To)[] line, Sought sought)
    {
        var words = said.AsSpan(opens[record]..opens[record + 1]);
        for (var at = 0; at < line.Length; at++)
            if (at >= words.Length || (words[at] & 15) != (uint)WordPart.Name || words[at] >> 4 < line[at].From || words[at] >> 4 >= line[at].To)
                return InName;

        if (this.words[words[line.Length - 1] >> 4] != sought.Line[^1])
            return Begins;
        // "Sanselyd" is all of the name "Sanselyd AS".
        var name = 0;
        while (name < words.Length && (words[name] & 15) == (uint)WordPart.Name)
            name++;
        return name == line.Length || (name <= line.Length + 2 && AlikeName.OfFolded(Folded(words[..name])) == AlikeName.OfFolded(string.Join(' ', sought.Line))) ? Same : Begins;
    }

    private string Folded(ReadOnlySpan<uint> name)
    {
        var spelled = new string[name.Length];
        for (var at = 0; at < name.Length; at++)
            spelled[at] = words[name[at] >> 4];
        return string.Join(' ', spelled);
    }

    private int? Number(string word) => Array.BinarySearch(words, word, StringComparer.Ordinal) is >= 0 and var number ? number : null;

    private int First(string beginning) => Array.BinarySearch(words, beginning, StringComparer.Ordinal) is var at && at >= 0 ? at : ~at;

    /// <summary>The first word after all that begin so. Nothing folded holds the last of all characters.</summary>
    private int Beyond(string beginning) => First(beginning + '\uffff');
}
