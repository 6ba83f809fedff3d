namespace Klynge.Network;

/// <summary>How many of one's neighbours know each other (Watts and Strogatz 1998).</summary>
/// <param name="Local">By node: ties among its neighbours over those there could be; 0 for fewer than two.</param>
/// <param name="Transitivity">Three times the triangles over the paths of two ties (Newman, Watts and Strogatz 2002); null where there are none.</param>
public sealed record Clustering(double[] Local, double? Transitivity)
{
    /// <summary>The mean of all nodes; null without nodes.</summary>
    public double? Average => Local.Length == 0 ? null : Local.Average();

    public static Clustering Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var closed = new long[graph.Nodes];
        // Each triangle is met once, from its corner of the smallest degree.
        var marked = new int[graph.Nodes];
        for (var node = 0; node < graph.Nodes; node++)
        {
            foreach (var neighbour in graph.NeighboursOf(node))
                marked[neighbour] = Comes(graph, node, neighbour) ? node + 1 : 0;
            foreach (var second in graph.NeighboursOf(node))
                if (Comes(graph, node, second))
                    foreach (var third in graph.NeighboursOf(second))
                        if (marked[third] == node + 1 && Comes(graph, second, third))
                            (closed[node], closed[second], closed[third]) = (closed[node] + 1, closed[second] + 1, closed[third] + 1);
        }

        var paths = Enumerable.Range(0, graph.Nodes).Sum(node => Pairs(graph.Degree(node)));
        return new([.. closed.Select((triangles, node) => graph.Degree(node) < 2 ? 0 : triangles / (double)Pairs(graph.Degree(node)))], paths == 0 ? null : closed.Sum() / (double)paths);
    }

    private static bool Comes(Graph graph, int before, int after) =>
        graph.Degree(before) < graph.Degree(after) || (graph.Degree(before) == graph.Degree(after) && before < after);

    private static long Pairs(int degree) => degree * (degree - 1L) / 2;
}
