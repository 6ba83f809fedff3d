using Klynge.Web.Storage;

namespace Klynge.Web.Shell;

/// <summary>The journal in words: each line is told by the room whose happening it is.</summary>
public sealed class Telling(IEnumerable<ITell> tellers, Visit visit)
{
    /// <summary>The kinds of happening there are, whoever tells them.</summary>
    public IEnumerable<HappeningKind> Kinds => tellers.SelectMany(teller => teller.Types.Values).DistinctBy(kind => kind.Code).OrderBy(kind => kind.Order);

    /// <summary>The names of the happenings of one kind.</summary>
    public IEnumerable<string> Names(string kind) => tellers.SelectMany(teller => teller.Types).Where(told => told.Value.Code == kind).Select(told => told.Key.Name);

    public async Task<IReadOnlyList<Told>> Tell(IReadOnlyList<JournalLine> lines, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var told = await Each(lines, cancel);
        return [.. lines.Where(line => told.ContainsKey(line.Id)).Select(line => told[line.Id])];
    }

    /// <summary>The words by the line they tell of.</summary>
    public async Task<IReadOnlyDictionary<Guid, Told>> Each(IReadOnlyList<JournalLine> lines, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var told = new Dictionary<Guid, Told>();
        foreach (var teller in tellers)
        {
            var names = teller.Types.Keys.Select(type => type.Name).ToHashSet();
            var own = lines.Where(line => names.Contains(line.Name)).ToList();
            if (own.Count == 0)
                continue;
            foreach (var (line, words) in own.Zip(await teller.Tell(own, visit, cancel)))
                told[line.Id] = words;
        }

        return told;
    }
}
