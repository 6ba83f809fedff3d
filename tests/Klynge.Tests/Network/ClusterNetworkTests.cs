using Klynge.Network;

namespace Klynge.Tests.Network;

/// <summary>The network of a cluster, out of what its members did together.</summary>
public sealed class ClusterNetworkTests
{
    private static readonly Guid[] Who = [.. Enumerable.Range(1, 7).Select(i => new Guid(i, 0, 0, new byte[8]))];
    private static readonly DateOnly Day = new(2026, 3, 18);

    [Fact]
    public void Who_is_no_member_of_the_day_ties_nobody_and_who_did_nothing_together_stands_alone()
    {
        // 6 took part and is not asked about; 5 was alone at her event.
        var parties = Together("event", Day, 0, 1, 6).Concat(Together("event", Day, 5, 6)).ToList();
        var network = ClusterNetwork.Of(Who[..6], parties, TieRule.Usual, new(null, Day));
        network.Ties.ShouldHaveSingleItem().ShouldSatisfyAllConditions(tie => (tie.A, tie.B).ShouldBe((0, 1)), tie => tie.Weight.ShouldBe(0.5, 1e-12));
        (network.Graph.Nodes, network.Graph.Degree(5), network.Measures.Whole.Components).ShouldBe((6, 0, 5));
    }

    [Fact]
    public void Any_window_kind_and_strength()
    {
        var parties = Together("event", Day.AddYears(-1), 0, 1).Concat(Together("group", Day, 0, 1)).Concat(Together("event", Day, 1, 2)).Concat(Together("event", Day.AddDays(1), 2, 3)).ToList();
        Ties(new(null, Day)).ShouldBe([(0, 1, 2), (1, 2, 1)]);
        Ties(new(Day.AddDays(-30), Day)).ShouldBe([(0, 1, 1), (1, 2, 1)]);
        Ties(new(null, Day.AddDays(-1))).ShouldBe([(0, 1, 1)]);
        Ties(new(null, Day) { Kinds = new HashSet<string> { "event" } }).ShouldBe([(1, 2, 1), (0, 1, 1)]);
        Ties(new(null, Day) { Least = 2 }).ShouldBe([(0, 1, 2)]);
        Ties(new(null, Day.AddDays(1))).Count.ShouldBe(3);

        List<(int, int, int)> Ties(NetworkWindow window) => [.. ClusterNetwork.Of(Who, parties, TieRule.Usual, window).Ties.Select(tie => (tie.A, tie.B, tie.Shared.Count))];
    }

    [Fact]
    public void Who_binds_others_together_and_what_would_come_apart_without_it()
    {
        // Two triangles joined by 2 – 3, and 6 hanging on 3.
        var network = Of((0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5), (3, 6));
        network.Measures.Communities.Count.ShouldBe(2);
        (network.CutOffWithout(2), network.CutOffWithout(3), network.CutOffWithout(0)).ShouldBe((2, 3, 0));
        // Of the 15 pairs of others 11 need it: each of 0, 1, 2 with each of 4, 5, 6, and 6 with 4 and with 5.
        network.BetweenShare(3)!.Value.ShouldBe(11 / 15.0, 1e-12);
        (network.BetweenShare(0), network.CommunitiesReached(2), network.CommunitiesReached(0)).ShouldBe((0, 1, 0));
        Of((0, 1)).BetweenShare(0).ShouldBeNull();
        Of((0, 1)).CutOffWithout(6).ShouldBe(0);
    }

    [Fact]
    public void How_many_ties_go_across_and_the_index_of_those_that_go_out()
    {
        var network = Of((0, 1), (1, 2), (2, 3), (3, 4));
        string?[] industry = ["26", "26", "62", "86", null, null, null];
        network.Across(node => industry[node]).ShouldBe((2, 3));
        network.ExternalInternal(node => industry[node])!.Value.ShouldBe(1 / 3.0, 1e-12);
        network.ExternalInternal(_ => null).ShouldBeNull();
        network.ExternalInternal(_ => "same").ShouldBe(-1);
        network.ExternalInternal(node => $"{node}").ShouldBe(1);
    }

    [Fact]
    public void A_network_is_placed_alike_each_time_inside_the_map_and_each_community_by_itself()
    {
        var ties = Enumerable.Range(0, 4).SelectMany(group => Enumerable.Range(0, 12).SelectMany(i => Enumerable.Range(1, 3).Select(step => new Tie(group * 12 + i, group * 12 + (i + step) % 12))))
            .Append(new(0, 12)).Append(new(12, 24)).Append(new(24, 36)).ToList();
        var graph = Graph.Of(48, ties);
        int[] community = [.. Enumerable.Range(0, 48).Select(node => node / 12)];
        var places = Layout.Of(graph, community, 4 / 3.0);
        places.ShouldAllBe(place => place.X >= 0 && place.X <= 1 && place.Y >= 0 && place.Y <= 1);
        Layout.Of(graph, community, 4 / 3.0).ShouldBe(places);
        places.Distinct().Count().ShouldBe(48);
        for (var a = 0; a < 4; a++)
            for (var b = a + 1; b < 4; b++)
                Overlap(places[(a * 12)..(a * 12 + 12)], places[(b * 12)..(b * 12 + 12)]).ShouldBeFalse($"{a} and {b}");
        Layout.Of(Graph.Of(0, []), [], 1).ShouldBeEmpty();
        Layout.Of(Graph.Of(1, []), [0], 1).ShouldBe([new(0.5, 0.5)]);
    }

    [Fact]
    public void The_outline_of_places()
    {
        Hull.Of([new(0, 0), new(1, 0), new(0.5, 0.5), new(1, 1), new(0, 1), new(0.5, 0)]).ShouldBe([new(0, 0), new(1, 0), new(1, 1), new(0, 1)], ignoreOrder: true);
        Hull.Of([new(0, 0), new(1, 1), new(0, 0)]).Count.ShouldBe(2);
        Hull.Of([]).ShouldBeEmpty();
    }

    /// <summary>Whether a corner of one outline lies in the other.</summary>
    private static bool Overlap(Place[] one, Place[] other) => one.Any(place => Within(Hull.Of(other), place)) || other.Any(place => Within(Hull.Of(one), place));

    private static bool Within(IReadOnlyList<Place> hull, Place place) =>
        Enumerable.Range(0, hull.Count).Select(i => (A: hull[i], B: hull[(i + 1) % hull.Count])).All(side => (side.B.X - side.A.X) * (place.Y - side.A.Y) - (side.B.Y - side.A.Y) * (place.X - side.A.X) > 0);

    private static ClusterNetwork Of(params (int A, int B)[] pairs) => ClusterNetwork.Of(Who, pairs.SelectMany(pair => Together("event", Day, pair.A, pair.B)), TieRule.Usual, new(null, Day));

    private static IEnumerable<TookPart> Together(string kind, DateOnly on, params int[] there)
    {
        var (occasion, what) = (Guid.NewGuid(), new Shared(kind, Guid.NewGuid(), on, there.Length));
        return there.Select(who => new TookPart(occasion, Who[who], what));
    }
}
