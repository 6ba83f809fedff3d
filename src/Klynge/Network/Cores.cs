namespace Klynge.Network;

/// <summary>The core number: the largest k for which a node lies in a part where everyone has at least k neighbours (Seidman 1983).</summary>
public static class Cores
{
    /// <summary>By node, in time that grows with the ties (Batagelj and Zaversnik 2003).</summary>
    public static int[] Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var core = new int[graph.Nodes];
        for (var node = 0; node < graph.Nodes; node++)
            core[node] = graph.Degree(node);

        // The nodes by degree, with where each degree begins and where each node stands.
        var begins = new int[core.DefaultIfEmpty().Max() + 2];
        foreach (var degree in core)
            begins[degree + 1]++;
        for (var degree = 1; degree < begins.Length; degree++)
            begins[degree] += begins[degree - 1];
        var (sorted, place, next) = (new int[core.Length], new int[core.Length], begins[..^1]);
        for (var node = 0; node < core.Length; node++)
            (sorted[next[core[node]]], place[node]) = (node, next[core[node]]++);

        foreach (var at in Enumerable.Range(0, sorted.Length))
            foreach (var neighbour in graph.NeighboursOf(sorted[at]))
                if (core[neighbour] > core[sorted[at]])
                {
                    var (here, first) = (place[neighbour], begins[core[neighbour]]++);
                    var other = sorted[first];
                    (sorted[here], sorted[first], place[other], place[neighbour]) = (other, neighbour, here, first);
                    core[neighbour]--;
                }

        return core;
    }
}
