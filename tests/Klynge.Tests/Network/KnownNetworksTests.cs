using Klynge.Network;

namespace Klynge.Tests.Network;

/// <summary>What others have published of the two networks.</summary>
public sealed class KnownNetworksTests
{
    [Fact]
    public void The_karate_club_is_measured_as_it_is_in_the_books()
    {
        var (graph, names) = Known.Karate();
        var measures = Measures.Of(graph, weighted: false);
        (graph.Nodes, graph.Ties, graph.Doubles, graph.Loops).ShouldBe((34, 78, 0, 0));
        foreach (var row in Known.Rows("karate_expected.csv"))
        {
            var node = names.ToList().IndexOf(row[0]);
            graph.Degree(node).ShouldBe((int)Known.Number(row[1]));
            measures.Paths.Betweenness[node].ShouldBe(Known.Number(row[2]), 1e-4);
            measures.Paths.Closeness[node].ShouldBe(Known.Number(row[4]), 1e-6);
            measures.Clustering.Local[node].ShouldBe(Known.Number(row[5]), 1e-6);
        }
    }

    [Fact]
    public void The_karate_club_falls_into_communities_as_good_as_the_best_known()
    {
        var (graph, _) = Known.Karate();
        var found = Communities.Find(graph);
        found.Modularity!.Value.ShouldBeInRange(0.415, 0.41979);
        found.Modularity.ShouldBe(Communities.ModularityOf(graph, found.Of));
        found.Count.ShouldBe(found.Of.Distinct().Count());
        Communities.Find(graph).Of.ShouldBe(found.Of);
    }

    [Fact]
    public void The_karate_club_as_a_whole()
    {
        var (graph, _) = Known.Karate();
        var whole = Whole.Of(graph);
        (whole.Components, whole.Giant, whole.Diameter).ShouldBe((1, 34, 5));
        whole.Density!.Value.ShouldBe(78 / 561.0, 1e-12);
        // Newman (2003), table II: −0.476; transitivity 0.256.
        whole.Assortativity!.Value.ShouldBe(-0.47561, 1e-5);
        Clustering.Of(graph).Transitivity!.Value.ShouldBe(0.255682, 1e-6);
        Cores.Of(graph).Max().ShouldBe(4);
    }

    [Fact]
    public void The_women_and_their_events_have_the_published_centralities()
    {
        var (network, names) = Known.Davis();
        var centrality = TwoModeCentrality.Of(network);
        var rows = Known.Rows("davis_expected_bipartite_centrality.csv");
        rows.Count.ShouldBe(32);
        foreach (var row in rows)
        {
            var node = names.ToList().IndexOf(row[0]);
            double[] ours = [centrality.Degree[node], centrality.Betweenness[node], centrality.Closeness[node]];
            for (var measure = 0; measure < 3; measure++)
            {
                Math.Round(ours[measure], 2).ShouldBe(Known.Number(row[1 + measure]), 1e-9, row[0]);
                ours[measure].ShouldBe(Known.Number(row[4 + measure]), 1e-6, row[0]);
            }
        }
    }

    [Fact]
    public void The_women_are_tied_by_the_events_they_share()
    {
        var (network, names) = Known.Davis();
        var projection = network.Projection();
        projection.Ties.ShouldBe(139);
        var published = Known.Rows("davis_expected_projection.csv").ToDictionary(row => (row[0], row[1]), row => Known.Number(row[2]));
        published.Count.ShouldBe(139);
        for (var node = 0; node < projection.Nodes; node++)
            foreach (var (other, weight) in projection.NeighboursOf(node).ToArray().Zip(projection.WeightsOf(node).ToArray()))
                published[string.CompareOrdinal(names[node], names[other]) < 0 ? (names[node], names[other]) : (names[other], names[node])].ShouldBe(weight);
    }

    [Fact]
    public void The_women_meet_again_as_Opsahl_found()
    {
        var (network, _) = Known.Davis();
        network.Opsahl()!.Value.ShouldBe(0.7719, 5e-5);
        network.Turned().Turned().Opsahl().ShouldBe(network.Opsahl());
        network.Turned().RobinsAlexander()!.Value.ShouldBe(network.RobinsAlexander()!.Value, 1e-12);
    }
}
