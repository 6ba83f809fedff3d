namespace Klynge.Network;

/// <summary>What the shortest paths of a network say of each node, by its number.</summary>
/// <param name="Betweenness">Through how many of all shortest paths it lies, each pair once, not normalised (Freeman 1977).</param>
/// <param name="Closeness">Of those it reaches, their number over the sum of their distances, times their share of all others (Wasserman and Faust 1994).</param>
/// <param name="Harmonic">The sum of one over the distance to each other (Marchiori and Latora 2000).</param>
/// <param name="Reached">How many others it reaches.</param>
public sealed record PathMeasures(double[] Betweenness, double[] Closeness, double[] Harmonic, int[] Reached);

/// <summary>
/// Exact betweenness, closeness and harmonic centrality in one sweep from every node (Brandes 2001). A tie is one step long,
/// or, weighted, the shorter the stronger it is: 1 / weight.
/// </summary>
public static class ShortestPaths
{
    /// <summary>Sources a stretch: what a thread takes at a time. The sums are added in the order of the stretches, so that they come out the same with any number of threads.</summary>
    private const int Fewest = 16, Stretches = 32;

    public static PathMeasures Of(Graph graph, bool weighted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var (nodes, lengths) = (graph.Nodes, weighted ? Lengths.Of(graph) : null);
        var found = new PathMeasures(new double[nodes], new double[nodes], new double[nodes], new int[nodes]);
        var size = Math.Max(Fewest, (nodes + Stretches - 1) / Stretches);
        var parts = new double[(nodes + size - 1) / size][];
        Parallel.For(0, parts.Length, new() { CancellationToken = cancel }, () => new Sweep(graph, lengths), (part, _, sweep) =>
        {
            parts[part] = sweep.Over(part * size, Math.Min(nodes, (part + 1) * size), found);
            return sweep;
        }, _ => { });

        foreach (var part in parts)
            for (var node = 0; node < nodes; node++)
                found.Betweenness[node] += part[node] / 2;
        return found;
    }
}

/// <summary>How long each tie is. Where the strengths are whole numbers so are these, times <see cref="Unit"/>, and two paths of the same length are exactly that.</summary>
internal sealed record Lengths(double Unit, double Slack)
{
    private const long LargestUnit = 1_000_000;

    public static Lengths Of(Graph graph)
    {
        var unit = 1L;
        for (var node = 0; node < graph.Nodes; node++)
            foreach (var weight in graph.WeightsOf(node))
            {
                if (weight > LargestUnit || weight != Math.Floor(weight))
                    return new(1, 1e-12);
                unit = unit / Common(unit, (long)weight) * (long)weight;
                if (unit > LargestUnit)
                    return new(1, 1e-12);
            }

        return new(unit, 0);
    }

    private static long Common(long a, long b) => b == 0 ? a : Common(b, a % b);
}
