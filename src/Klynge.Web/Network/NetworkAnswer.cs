using Klynge.Network;

namespace Klynge.Web.Network;

/// <summary>The measures of a network as programs read them. What is undefined is null.</summary>
internal static class NetworkAnswer
{
    /// <param name="names">The nodes' ids.</param>
    /// <param name="called">What people call them, where that is something else.</param>
    public static Dictionary<string, object?> Of(Measures measures, IReadOnlyList<string> names, TwoModeCentrality? twoMode = null, IReadOnlyList<string>? called = null)
    {
        var (graph, whole) = (measures.Graph, measures.Whole);
        return new()
        {
            ["nodes"] = graph.Nodes,
            ["ties"] = graph.Ties,
            ["components"] = whole.Components,
            ["giant"] = whole.Giant,
            ["density"] = whole.Density,
            ["transitivity"] = measures.Clustering.Transitivity,
            ["averageClustering"] = measures.Clustering.Average,
            ["diameter"] = whole.Diameter,
            ["assortativity"] = whole.Assortativity,
            ["modularity"] = measures.Communities.Modularity,
            ["communities"] = measures.Communities.Count,
            ["members"] = Enumerable.Range(0, graph.Nodes).Select(node => Member(measures, node, names[node], twoMode, called?[node])).ToList(),
        };
    }

    private static Dictionary<string, object?> Member(Measures measures, int node, string name, TwoModeCentrality? twoMode, string? called)
    {
        var member = new Dictionary<string, object?>
        {
            ["id"] = name,
            ["degree"] = measures.Graph.Degree(node),
            ["strength"] = measures.Graph.Strength(node),
            ["betweenness"] = measures.Paths.Betweenness[node],
            ["closeness"] = measures.Paths.Closeness[node],
            ["harmonic"] = measures.Paths.Harmonic[node],
            ["pageRank"] = measures.PageRank[node],
            ["core"] = measures.Core[node],
            ["clustering"] = measures.Clustering.Local[node],
            ["community"] = measures.Communities.Of[node],
        };
        if (called is not null)
            member["name"] = called;
        if (twoMode is not null)
            member["bipartite"] = new { degree = twoMode.Degree[node], betweenness = twoMode.Betweenness[node], closeness = twoMode.Closeness[node] };
        return member;
    }
}
