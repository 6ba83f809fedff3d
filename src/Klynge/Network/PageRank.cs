namespace Klynge.Network;

/// <summary>PageRank: where one who follows ties by their strength, and now and then begins anew anywhere, is met most (Brin and Page 1998).</summary>
public static class PageRank
{
    private const double Damping = 0.85, Tolerance = 1e-12;
    private const int MostRounds = 1000;

    /// <summary>By node; they add up to 1. Who has no tie is left for anyone.</summary>
    public static double[] Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var nodes = graph.Nodes;
        var (rank, given) = (new double[nodes], new double[nodes]);
        var strength = new double[nodes];
        for (var node = 0; node < nodes; node++)
            (rank[node], strength[node]) = (1.0 / nodes, graph.Strength(node));

        for (var (round, moved) = (0, 1.0); round < MostRounds && moved > Tolerance; round++)
        {
            var loose = 0.0;
            for (var node = 0; node < nodes; node++)
            {
                given[node] = strength[node] > 0 ? rank[node] / strength[node] : 0;
                loose += strength[node] > 0 ? 0 : rank[node];
            }

            var anywhere = ((Damping * loose) + 1 - Damping) / nodes;
            moved = 0;
            for (var node = 0; node < nodes; node++)
            {
                var sum = 0.0;
                var neighbours = graph.NeighboursOf(node);
                var weights = graph.WeightsOf(node);
                for (var i = 0; i < neighbours.Length; i++)
                    sum += given[neighbours[i]] * weights[i];
                var now = (Damping * sum) + anywhere;
                moved += Math.Abs(now - rank[node]);
                rank[node] = now;
            }
        }

        return rank;
    }
}
