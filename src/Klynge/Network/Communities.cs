namespace Klynge.Network;

/// <summary>A division of the network into groups that hang together more than chance would have it.</summary>
/// <param name="Of">By node: its community; the largest is 0.</param>
/// <param name="Modularity">The share of the strength within communities, less what chance would put there (Newman and Girvan 2004); null without ties.</param>
public sealed record Communities(int[] Of, int Count, double? Modularity)
{
    private const int MostRounds = 100;

    /// <summary>
    /// Louvain's moves (Blondel and others 2008), with the communities refined before they are taken together, so that each is
    /// connected (Leiden: Traag, Waltman and van Eck 2019). The same seed gives the same division.
    /// </summary>
    public static Communities Find(Graph graph, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var division = Enumerable.Range(0, graph.Nodes).ToArray();
        if (graph.Ties == 0)
            return Numbered(graph, division);

        for (var (round, best) = (0, double.NegativeInfinity); round < MostRounds; round++)
        {
            var next = Once(graph, division, seed + round);
            var quality = ModularityOf(graph, next)!.Value;
            if (quality <= best + 1e-12)
                break;
            (best, division) = (quality, next);
        }

        return Numbered(graph, division);
    }

    /// <summary>The modularity of any division; null without ties.</summary>
    public static double? ModularityOf(Graph graph, IReadOnlyList<int> division)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(division);
        var (volume, inside) = (graph.Volume, 0.0);
        if (volume == 0)
            return null;
        var strengths = new Dictionary<int, double>();
        for (var node = 0; node < graph.Nodes; node++)
        {
            strengths[division[node]] = strengths.GetValueOrDefault(division[node]) + graph.Strength(node);
            var neighbours = graph.NeighboursOf(node);
            for (var i = 0; i < neighbours.Length; i++)
                inside += division[neighbours[i]] == division[node] ? graph.WeightsOf(node)[i] : 0;
        }

        return (inside / volume) - strengths.Values.Sum(strength => strength / volume * (strength / volume));
    }

    /// <summary>From a division to a better one: moves, refines, takes together, and goes on with what came of it.</summary>
    private static int[] Once(Graph graph, int[] division, int seed)
    {
        var level = Level.Of(graph);
        var (within, current) = (Enumerable.Range(0, graph.Nodes).ToArray(), division);
        while (true)
        {
            current = level.Move(current, seed);
            var refined = level.Refine(current, seed);
            var parts = Compact(refined);
            var lifted = new int[parts.DefaultIfEmpty(-1).Max() + 1];
            for (var node = 0; node < parts.Length; node++)
                lifted[parts[node]] = current[node];
            within = [.. within.Select(node => parts[node])];
            if (lifted.Length == level.Count)
                return [.. within.Select(part => lifted[part])];
            (level, current) = (level.Together(parts, lifted.Length), lifted);
        }
    }

    private static int[] Compact(int[] labels)
    {
        var known = new Dictionary<int, int>();
        return [.. labels.Select(label => known.TryGetValue(label, out var place) ? place : known[label] = known.Count)];
    }

    private static Communities Numbered(Graph graph, int[] division)
    {
        var order = division.CountBy(label => label).OrderByDescending(one => one.Value).ThenBy(one => Array.IndexOf(division, one.Key)).Select((one, place) => (one.Key, place)).ToDictionary(one => one.Key, one => one.place);
        return new([.. division.Select(label => order[label])], order.Count, ModularityOf(graph, division));
    }
}
