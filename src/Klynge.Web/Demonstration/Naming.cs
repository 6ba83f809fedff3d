using Klynge.Members;

namespace Klynge.Web.Demonstration;

/// <summary>Invented names, places and numbers, each given out once.</summary>
internal sealed class Naming
{
    private static readonly string[] PlaceBeginnings = ["Lyng", "Stor", "Furu", "Bjørke", "Hegg", "Rogne", "Skogs", "Elve", "Foss", "Hauge", "Stein", "Sol", "Vind", "Bekke", "Myr", "Tjern", "Gran", "Selje", "Orre", "Ulve", "Kråke", "Nord", "Silde", "Lang", "Grå", "Kvit", "Havre", "Svart"];
    private static readonly string[] PlaceEndings = ["holt", "lia", "vang", "fjorden", "sund", "voll", "mork", "stad", "øyna", "botn", "skar", "dalen"];

    // Places there are: an invented one bears none of their names.
    private static readonly HashSet<string> Real = [.. Municipalities.All.Select(m => m.Name).Concat(PostalCodes.All.Select(p => p.Place)).Concat(Counties.All.Select(c => c.Name)).Select(NameKey.Fold)];

    private readonly Dictionary<string, Queue<string>> queues = [];
    private readonly HashSet<string> given = [];
    private readonly HashSet<string> numbers = [];
    private readonly Queue<string> places;

    public Naming()
    {
        var all = from beginning in PlaceBeginnings from ending in PlaceEndings select beginning + ending;
        places = new(new Chance("places").Shuffled(all.Where(name => !Real.Contains(NameKey.Fold(name)))));
    }

    /// <summary>Keeps a name that was chosen by hand.</summary>
    public void Take(string name) => given.Add(NameKey.Fold(name));

    public string Of(Trade trade)
    {
        if (!queues.TryGetValue(trade.Key, out var queue))
            queues[trade.Key] = queue = new(new Chance("names of " + trade.Key).Shuffled(Combinations(trade)));
        while (queue.TryDequeue(out var pattern))
        {
            var name = pattern.Contains("{p}", StringComparison.Ordinal) ? pattern.Replace("{p}", NextPlace(), StringComparison.Ordinal) : pattern;
            if (given.Add(NameKey.Fold(name)))
                return name;
        }

        throw new InvalidOperationException($"The words of {trade.Key} are used up.");
    }

    /// <summary>
    /// Right by its check digit, and recognisably no one's: it begins with 5, and the register of legal entities gives out
    /// numbers that begin with 8 and 9.
    /// </summary>
    public string Number(Chance chance)
    {
        for (; ; )
        {
            var stem = 50_000_000 + chance.Below(10_000_000);
            var number = Enumerable.Range(0, 10).Select(digit => $"{stem}{digit}").FirstOrDefault(text => OrganisationNumber.TryParse(text, out _));
            if (number is not null && numbers.Add(number))
                return number;
        }
    }

    private string NextPlace()
    {
        var place = places.Dequeue();
        places.Enqueue(place);
        return place;
    }

    private static IEnumerable<string> Combinations(Trade trade)
    {
        string[] first = trade.First.Length > 0 ? trade.First : [""];
        string[] second = trade.Second.Length > 0 ? trade.Second : [""];
        return from pattern in trade.Names
               from a in first
               from b in second
               where !pattern.Contains("{b2}", StringComparison.Ordinal) || (!a.Contains(' ') && b.Length < 7)
               from copy in Enumerable.Range(0, trade.First.Length > 0 ? 1 : PlaceBeginnings.Length * PlaceEndings.Length / trade.Names.Length)
               select pattern.Replace("{a}", a, StringComparison.Ordinal).Replace("{b}", b, StringComparison.Ordinal)
                   .Replace("{b2}", b.ToLowerInvariant(), StringComparison.Ordinal);
    }
}
