namespace Klynge.Network;

/// <summary>
/// How central each node of a network of two kinds is, as a share of the most that could be there (Borgatti and Everett 1997):
/// 1 is a node of the first kind tied to all of the second. By node of <see cref="TwoMode.Whole"/>.
/// </summary>
public sealed record TwoModeCentrality(double[] Degree, double[] Betweenness, double[] Closeness)
{
    /// <param name="network">Who took part in what.</param>
    /// <param name="steps">The unweighted paths of the whole, where they are known already.</param>
    public static TwoModeCentrality Of(TwoMode network, PathMeasures? steps = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        var paths = steps ?? ShortestPaths.Of(network.Whole, weighted: false);
        var (first, second, whole) = (network.First, network.Second, network.Whole);
        double[] most = [Most(first, second), Most(second, first)];
        var (degree, betweenness, closeness) = (new double[whole.Nodes], new double[whole.Nodes], new double[whole.Nodes]);
        for (var node = 0; node < whole.Nodes; node++)
        {
            var (own, others) = node < first ? (first, second) : (second, first);
            degree[node] = whole.Degree(node) / (double)others;
            betweenness[node] = most[node < first ? 0 : 1] is > 0 and var highest ? paths.Betweenness[node] / highest : 0;
            // Closeness counts every other one step away; here those of the same kind are at least two.
            closeness[node] = paths.Reached[node] == 0 ? 0 : paths.Closeness[node] * (others + (2.0 * (own - 1))) / paths.Reached[node];
        }

        return new(degree, betweenness, closeness);
    }

    /// <summary>The most paths that can pass through one of a kind, of <paramref name="own"/> with <paramref name="others"/> opposite.</summary>
    private static double Most(int own, int others)
    {
        if (others == 0)
            return 0;
        var (s, t) = Math.DivRem(own - 1L, others);
        double m = others;
        return ((m * m * (s + 1) * (s + 1)) + (m * (s + 1) * ((2 * t) - s - 1)) - (t * ((2 * s) - t + 3))) / 2;
    }
}
