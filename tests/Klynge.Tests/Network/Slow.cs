using Klynge.Network;

namespace Klynge.Tests.Network;

/// <summary>The measures as they are defined, word for word, however long that takes.</summary>
internal static class Slow
{
    /// <summary>Distances by Floyd and Warshall, with the number of shortest paths between each two.</summary>
    public static (double[,] Length, double[,] Paths) Distances(Graph graph, bool weighted)
    {
        var length = new double[graph.Nodes, graph.Nodes];
        for (var a = 0; a < graph.Nodes; a++)
            for (var b = 0; b < graph.Nodes; b++)
                length[a, b] = a == b ? 0 : Tie(graph, a, b, weighted);
        for (var by = 0; by < graph.Nodes; by++)
            for (var a = 0; a < graph.Nodes; a++)
                for (var b = 0; b < graph.Nodes; b++)
                    length[a, b] = Math.Min(length[a, b], length[a, by] + length[by, b]);

        var paths = new double[graph.Nodes, graph.Nodes];
        for (var a = 0; a < graph.Nodes; a++)
        {
            paths[a, a] = 1;
            foreach (var b in Enumerable.Range(0, graph.Nodes).Where(b => b != a && double.IsFinite(length[a, b])).OrderBy(b => length[a, b]))
                foreach (var before in graph.NeighboursOf(b).ToArray().Where(before => IsSame(length[a, before] + Tie(graph, before, b, weighted), length[a, b])))
                    paths[a, b] += paths[a, before];
        }

        return (length, paths);
    }

    public static double[] Betweenness(Graph graph, bool weighted)
    {
        var (length, paths) = Distances(graph, weighted);
        var sums = new double[graph.Nodes];
        for (var a = 0; a < graph.Nodes; a++)
            for (var b = a + 1; b < graph.Nodes; b++)
                for (var node = 0; node < graph.Nodes; node++)
                    if (node != a && node != b && double.IsFinite(length[a, b]) && IsSame(length[a, node] + length[node, b], length[a, b]))
                        sums[node] += paths[a, node] * paths[node, b] / paths[a, b];
        return sums;
    }

    private static double Tie(Graph graph, int a, int b, bool weighted) => graph.NeighboursOf(a).BinarySearch(b) is >= 0 and var at ? weighted ? 1 / graph.WeightsOf(a)[at] : 1 : double.PositiveInfinity;

    private static bool IsSame(double a, double b) => Math.Abs(a - b) <= 1e-11 * b;
}
