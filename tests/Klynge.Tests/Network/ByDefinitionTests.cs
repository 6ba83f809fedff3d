using Klynge.Network;

namespace Klynge.Tests.Network;

/// <summary>Networks by chance, measured as fast as can be and as slowly as it is defined: both come to the same.</summary>
public sealed class ByDefinitionTests
{
    public static TheoryData<int, int, double, int, bool> Networks()
    {
        var data = new TheoryData<int, int, double, int, bool>();
        for (var seed = 0; seed < 30; seed++)
            data.Add(seed, 3 + seed, seed % 3 == 0 ? 0.06 : 0.25, seed % 2 == 0 ? 6 : 1_000_003, seed % 5 != 0);
        return data;
    }

    [Theory, MemberData(nameof(Networks))]
    public void Paths(int seed, int nodes, double density, int heaviest, bool weighted)
    {
        var graph = Known.Chance(seed, nodes, density, heaviest);
        var found = ShortestPaths.Of(graph, weighted);
        var slow = Slow.Betweenness(graph, weighted);
        var (length, _) = Slow.Distances(graph, weighted);
        for (var node = 0; node < nodes; node++)
        {
            found.Betweenness[node].ShouldBe(slow[node], 1e-9 * Math.Max(1, slow[node]));
            var near = Enumerable.Range(0, nodes).Where(other => other != node && double.IsFinite(length[node, other])).Select(other => length[node, other]).ToList();
            found.Reached[node].ShouldBe(near.Count);
            Same(found.Harmonic[node], near.Sum(distance => 1 / distance));
            Same(found.Closeness[node], near.Count == 0 ? 0 : near.Count / near.Sum() * near.Count / (nodes - 1));
        }
    }

    [Theory, MemberData(nameof(Networks))]
    public void Cores_clustering_and_rank(int seed, int nodes, double density, int heaviest, bool weighted)
    {
        var graph = Known.Chance(seed, nodes, density, heaviest);
        weighted.ShouldBe(seed % 5 != 0);
        var core = Cores.Of(graph);
        for (var k = 0; k <= core.Max() + 1; k++)
            core.Select(one => one >= k).ShouldBe(Peeled(graph, k));

        var ties = Clustering.Of(graph);
        for (var node = 0; node < nodes; node++)
        {
            var around = graph.NeighboursOf(node).ToArray();
            var pairs = around.SelectMany(a => around.Where(b => a < b).Select(b => graph.NeighboursOf(a).Contains(b))).ToList();
            ties.Local[node].ShouldBe(pairs.Count == 0 ? 0 : pairs.Average(tied => tied ? 1.0 : 0), 1e-12);
        }

        var rank = PageRank.Of(graph);
        rank.Sum().ShouldBe(1, 1e-9);
        rank.ShouldBe(OneStep(graph, rank), 1e-10);
    }

    [Theory, MemberData(nameof(Networks))]
    public void The_whole_and_its_communities(int seed, int nodes, double density, int heaviest, bool weighted)
    {
        var graph = Known.Chance(seed, nodes, density, heaviest);
        weighted.ShouldBe(seed % 5 != 0);
        var (length, _) = Slow.Distances(graph, weighted: false);
        var whole = Whole.Of(graph);
        whole.Component.CountBy(part => part).Count().ShouldBe(whole.Components);
        var giant = Enumerable.Range(0, nodes).Where(node => whole.Component[node] == 0).ToList();
        giant.Count.ShouldBe(whole.Giant);
        whole.Diameter.ShouldBe(graph.Ties == 0 ? null : (int)giant.Max(a => giant.Max(b => length[a, b])));

        var communities = Communities.Find(graph);
        (communities.Modularity ?? 0).ShouldBeGreaterThanOrEqualTo(0);
        foreach (var one in Enumerable.Range(0, nodes).GroupBy(node => communities.Of[node]).Select(one => one.ToList()))
            Whole.Of(Graph.Of(one.Count, [.. one.SelectMany((a, i) => one.Select((b, j) => (a, i, b, j))).Where(p => p.i < p.j && graph.NeighboursOf(p.a).Contains(p.b)).Select(p => new Tie(p.i, p.j))])).Components.ShouldBe(1);
    }

    [Fact]
    public void What_is_undefined_is_not_made_up()
    {
        foreach (var graph in new[] { Graph.Of(0, []), Graph.Of(1, []), Graph.Of(3, []) })
        {
            var measures = Measures.Of(graph, weighted: true);
            (measures.Whole.Diameter, measures.Whole.Assortativity, measures.Communities.Modularity, measures.Clustering.Transitivity).ShouldBe((null, null, null, null));
            measures.Paths.Closeness.Concat(measures.Paths.Harmonic).Concat(measures.Paths.Betweenness).ShouldAllBe(value => value == 0);
        }

        Whole.Of(Graph.Of(1, [])).Density.ShouldBeNull();
    }

    [Fact]
    public void Double_ties_are_one_and_nobody_is_tied_to_herself()
    {
        var graph = Graph.Of(3, [new(0, 1, 2), new(1, 0, 3), new(2, 2)]);
        (graph.Ties, graph.Doubles, graph.Loops, graph.Strength(0), graph.Degree(2)).ShouldBe((1, 1, 1, 5.0, 0));
        foreach (var wrong in new[] { new Tie(0, 3), new Tie(-1, 0), new Tie(0, 1, 0), new Tie(0, 1, -1), new Tie(0, 1, double.NaN), new Tie(0, 1, double.PositiveInfinity) })
            Should.Throw<ArgumentOutOfRangeException>(() => Graph.Of(3, [wrong]));
    }

    private static void Same(double ours, double theirs) => ours.ShouldBe(theirs, 1e-9 * Math.Max(1, theirs));

    /// <summary>Who is left when everyone with fewer than k neighbours has gone, again and again.</summary>
    private static List<bool> Peeled(Graph graph, int k)
    {
        var left = Enumerable.Repeat(true, graph.Nodes).ToList();
        for (var before = -1; before != left.Count(stays => stays);)
        {
            before = left.Count(stays => stays);
            for (var node = 0; node < graph.Nodes; node++)
                left[node] &= graph.NeighboursOf(node).ToArray().Count(other => left[other]) >= k;
        }

        return left;
    }

    private static double[] OneStep(Graph graph, double[] rank)
    {
        var next = new double[graph.Nodes];
        for (var node = 0; node < graph.Nodes; node++)
            for (var other = 0; other < graph.Nodes; other++)
                next[other] += rank[node] * (0.15 / graph.Nodes + 0.85 * (graph.Degree(node) == 0 ? 1.0 / graph.Nodes : graph.NeighboursOf(node).BinarySearch(other) is >= 0 and var at ? graph.WeightsOf(node)[at] / graph.Strength(node) : 0));
        return next;
    }
}
