namespace Klynge.Network;

/// <summary>Everything that is measured of a network, computed once. Arrays are by node.</summary>
/// <param name="Paths">Over steps, or over the lengths of the ties where <paramref name="Weighted"/>.</param>
public sealed record Measures(Graph Graph, bool Weighted, PathMeasures Paths, double[] PageRank, int[] Core, Clustering Clustering, Communities Communities, Whole Whole)
{
    public static Measures Of(Graph graph, bool weighted, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new(graph, weighted, ShortestPaths.Of(graph, weighted, cancel), Network.PageRank.Of(graph), Cores.Of(graph), Clustering.Of(graph), Communities.Find(graph), Whole.Of(graph));
    }
}
