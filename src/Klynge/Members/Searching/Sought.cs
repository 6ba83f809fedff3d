namespace Klynge.Members.Searching;

/// <summary>A word someone typed, folded, and its stem where that is another.</summary>
public sealed record SoughtWord(string Folded, string Stem);

/// <summary>
/// What someone typed, as what must be found: words that begin a word, phrases in quotation marks that stand word for word,
/// and after a minus what must not be there. A number in groups is one word.
/// </summary>
public sealed class Sought
{
    private const int Most = 12;
    private const string Opening = "\"«“”„";
    private const string Closing = "\"»“”";

    private readonly List<SoughtWord> words = [];
    private readonly List<IReadOnlyList<string>> phrases = [];
    private readonly List<IReadOnlyList<string>> without = [];
    private readonly List<string> line = [];

    private Sought(string text) => Text = text;

    public string Text { get; }
    public IReadOnlyList<SoughtWord> Words => words;
    public IReadOnlyList<IReadOnlyList<string>> Phrases => phrases;
    public IReadOnlyList<IReadOnlyList<string>> Without => without;

    /// <summary>All that must be found, in the order it was typed.</summary>
    public IReadOnlyList<string> Line => line;

    /// <summary>There is nothing in it that a word can be found by.</summary>
    public bool IsEmpty => line.Count == 0;

    public static Sought Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sought = new Sought(text.Trim());
        var bare = string.Concat(text.Where(c => c != '.' && !char.IsWhiteSpace(c)));
        if (OrganisationNumber.TryParse(text, out var number))
            sought.Word(number.ToString());
        else if (bare.Length is > 3 and <= 9 && bare.All(char.IsAsciiDigit))
            sought.Word(bare);
        else
            sought.ReadParts();
        // A minus with nothing before it to leave anything out of is only a sign: "-1+1" is a name.
        if (sought.line.Count == 0)
            sought.WithWhatWasLeftOut();
        return sought;
    }

    private void ReadParts()
    {
        for (var at = 0; at < Text.Length && line.Count + without.Count < Most; at++)
        {
            var minus = Text[at] == '-' && at + 1 < Text.Length && (char.IsLetterOrDigit(Text[at + 1]) || Opening.Contains(Text[at + 1])) && (at == 0 || char.IsWhiteSpace(Text[at - 1]));
            var from = minus ? at + 1 : at;
            var quoted = Opening.Contains(Text[from]);
            if (char.IsWhiteSpace(Text[from]))
                continue;

            var end = quoted ? Text.AsSpan(from + 1).IndexOfAny(Closing) + from + 1 : EndOfWord(from);
            // A quotation mark that is not closed yet reaches to the end: someone is still writing.
            end = quoted && end == from ? Text.Length : end;
            Part(Text[(quoted ? from + 1 : from)..end], quoted, minus);
            at = quoted ? end : end - 1;
        }
    }

    private void WithWhatWasLeftOut()
    {
        foreach (var word in without.SelectMany(phrase => phrase))
            Word(word);
        without.Clear();
    }

    private int EndOfWord(int from)
    {
        while (from < Text.Length && !char.IsWhiteSpace(Text[from]) && !Opening.Contains(Text[from]))
            from++;
        return from;
    }

    private void Part(string text, bool quoted, bool minus)
    {
        var folded = NameKey.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(Most).ToList();
        if (folded.Count == 0)
            return;
        if (minus)
            without.Add(folded);
        else if (quoted)
        {
            phrases.Add(folded);
            line.AddRange(folded);
        }
        else
            foreach (var word in PartWords.Split(text).ToList() is var plain && plain.Count == folded.Count ? plain : folded)
                Word(word);
    }

    private void Word(string word)
    {
        var folded = NameKey.Fold(word);
        line.Add(folded);
        if (words.All(other => other.Folded != folded))
            words.Add(new(folded, NameKey.Fold(NorwegianStem.Of(word))));
    }
}
