using Klynge.Web.Storage;

namespace Klynge.Web.Shell;

/// <summary>The journal in words: each line is told by the room whose happening it is.</summary>
public sealed class Telling(IEnumerable<ITell> tellers, Visit visit)
{
    /// <summary>The types of happening that have a sentence, by name.</summary>
    public IEnumerable<string> Names => tellers.SelectMany(teller => teller.Types).Select(type => type.Name);

    public async Task<IReadOnlyList<Told>> Tell(IReadOnlyList<JournalLine> lines, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var told = new Dictionary<Guid, Told>();
        foreach (var teller in tellers)
        {
            var names = teller.Types.Select(type => type.Name).ToHashSet();
            var own = lines.Where(line => names.Contains(line.Name)).ToList();
            if (own.Count == 0)
                continue;
            foreach (var (line, words) in own.Zip(await teller.Tell(own, visit, cancel)))
                told[line.Id] = words;
        }

        return [.. lines.Where(line => told.ContainsKey(line.Id)).Select(line => told[line.Id])];
    }
}
