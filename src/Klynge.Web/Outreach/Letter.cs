using Klynge.Members;

namespace Klynge.Web.Outreach;

/// <summary>A letter names are looked up under, as in a Norwegian telephone book: Aa stands under Å. What begins with none of them stands under #.</summary>
public sealed record Letter
{
    public static readonly IReadOnlyList<Letter> All = [.. "abcdefghijklmnopqrstuvwxyzæøå".Select(c => new Letter(c.ToString())), new Letter("#")];

    /// <summary>So much of a sort key says what letter it stands under.</summary>
    public const int Longest = 8;

    private readonly string beginning;

    private Letter(string word) => (Word, beginning) = (word, word == "#" ? "" : Beginning(word));

    /// <summary>As the address says it.</summary>
    public string Word { get; }

    public string Said => Word.ToUpperInvariant();

    public static Letter? Read(string word) => All.FirstOrDefault(letter => letter.Word == word);

    /// <summary>Whether a sort key stands under this letter.</summary>
    public bool Holds(string nameSort) => Word == "#"
        ? !All.Any(letter => letter.Word != "#" && letter.Holds(nameSort))
        : nameSort.StartsWith(beginning, StringComparison.Ordinal);

    public IQueryable<Organisation> Among(IQueryable<Organisation> found) => Word == "#"
        ? All.Where(letter => letter.Word != "#").Aggregate(found, (rest, letter) => rest.Where(o => !o.NameSort.StartsWith(letter.beginning)))
        : found.Where(o => o.NameSort.StartsWith(beginning));

    // A sort key is hexadecimal and begins with the weight of its first letter, which ends where the lesser differences begin (01).
    private static string Beginning(string letter)
    {
        var key = NameKey.Sort(letter).Split(' ')[0];
        for (var at = 0; at < key.Length; at += 2)
            if (key.AsSpan(at, 2).SequenceEqual("01"))
                return key[..at];
        return key;
    }
}
