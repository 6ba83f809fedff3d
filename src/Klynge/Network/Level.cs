namespace Klynge.Network;

/// <summary>The network at one stage of finding communities: nodes that each stand for some, with the strength within and between them.</summary>
internal sealed class Level
{
    private readonly int[] offsets;
    private readonly int[] neighbours;
    private readonly double[] weights;
    private readonly double[] strengths;
    private readonly double volume;

    private Level(int[] offsets, int[] neighbours, double[] weights, double[] strengths, double volume) =>
        (this.offsets, this.neighbours, this.weights, this.strengths, this.volume) = (offsets, neighbours, weights, strengths, volume);

    public int Count => strengths.Length;

    public static Level Of(Graph graph)
    {
        var (offsets, neighbours, weights) = (new int[graph.Nodes + 1], new int[graph.Ties * 2], new double[graph.Ties * 2]);
        for (var node = 0; node < graph.Nodes; node++)
        {
            graph.NeighboursOf(node).CopyTo(neighbours.AsSpan(offsets[node]));
            graph.WeightsOf(node).CopyTo(weights.AsSpan(offsets[node]));
            offsets[node + 1] = offsets[node] + graph.Degree(node);
        }

        return new(offsets, neighbours, weights, [.. Enumerable.Range(0, graph.Nodes).Select(graph.Strength)], graph.Volume);
    }

    /// <summary>Each node goes where it gains most, until nobody does; who moved wakes its neighbours.</summary>
    public int[] Move(int[] start, int seed)
    {
        var (community, scratch) = ((int[])start.Clone(), new Scratch(Math.Max(Count, start.DefaultIfEmpty().Max() + 1)));
        for (var node = 0; node < Count; node++)
            scratch.Total[community[node]] += strengths[node];
        var (waiting, queued) = (new Queue<int>(Shuffled(seed)), new bool[Count]);
        Array.Fill(queued, true);
        while (waiting.TryDequeue(out var node))
        {
            queued[node] = false;
            if (!Best(node, community, scratch, stay: true, out var best))
                continue;
            community[node] = best;
            for (var at = offsets[node]; at < offsets[node + 1]; at++)
                if (community[neighbours[at]] != best && !queued[neighbours[at]])
                {
                    queued[neighbours[at]] = true;
                    waiting.Enqueue(neighbours[at]);
                }
        }

        return community;
    }

    /// <summary>Within each community, begun anew from single nodes: those who are alone still join whom they gain most with, so that what comes of it is connected.</summary>
    public int[] Refine(int[] community, int seed)
    {
        var (part, scratch, joined) = (Enumerable.Range(0, Count).ToArray(), new Scratch(Count), new bool[Count]);
        strengths.CopyTo(scratch.Total, 0);
        foreach (var node in Shuffled(seed + 7919))
        {
            if (joined[node] || !Best(node, part, scratch, stay: false, out var best, community))
                continue;
            part[node] = best;
            joined[best] = true;
        }

        return part;
    }

    /// <summary>The parts as nodes of the next level. What lies within one counts towards its strength, and is no tie.</summary>
    public Level Together(int[] parts, int count)
    {
        var (between, totals) = (new Dictionary<(int, int), double>(), new double[count]);
        for (var node = 0; node < Count; node++)
        {
            totals[parts[node]] += strengths[node];
            for (var at = offsets[node]; at < offsets[node + 1]; at++)
                if (parts[node] != parts[neighbours[at]])
                    between[(parts[node], parts[neighbours[at]])] = between.GetValueOrDefault((parts[node], parts[neighbours[at]])) + weights[at];
        }

        var (begins, sorted) = (new int[count + 1], between.OrderBy(one => one.Key).ToList());
        foreach (var ((from, _), _) in sorted)
            begins[from + 1]++;
        for (var node = 0; node < count; node++)
            begins[node + 1] += begins[node];
        return new(begins, [.. sorted.Select(one => one.Key.Item2)], [.. sorted.Select(one => one.Value)], totals, volume);
    }

    /// <summary>Where a node gains most; false where it stays. Totals are kept up to date.</summary>
    /// <param name="stay">Whether it may have company already, which it would leave.</param>
    /// <param name="bounds">Only neighbours with the same of these count.</param>
    private bool Best(int node, int[] community, Scratch scratch, bool stay, out int best, int[]? bounds = null)
    {
        var home = community[node];
        for (var at = offsets[node]; at < offsets[node + 1]; at++)
            if (bounds is null || bounds[neighbours[at]] == bounds[node])
                scratch.Add(community[neighbours[at]], weights[at]);
        scratch.Total[home] -= strengths[node];
        best = home;
        var most = (stay ? scratch.To[home] : 0) - (strengths[node] * scratch.Total[home] / volume);
        foreach (var candidate in scratch.Met)
        {
            var gain = scratch.To[candidate] - (strengths[node] * scratch.Total[candidate] / volume);
            if (gain > most + 1e-12)
                (most, best) = (gain, candidate);
        }

        scratch.Clear();
        scratch.Total[best] += strengths[node];
        return best != home;
    }

    private int[] Shuffled(int seed)
    {
        var order = Enumerable.Range(0, Count).ToArray();
        new Random(seed).Shuffle(order);
        return order;
    }

    /// <summary>Strength of each community, and of one node to those it met.</summary>
    private sealed class Scratch(int size)
    {
        public double[] Total { get; } = new double[size];
        public double[] To { get; } = new double[size];
        public List<int> Met { get; } = [];

        public void Add(int community, double weight)
        {
            if (To[community] == 0)
                Met.Add(community);
            To[community] += weight;
        }

        public void Clear()
        {
            foreach (var community in Met)
                To[community] = 0;
            Met.Clear();
        }
    }
}
