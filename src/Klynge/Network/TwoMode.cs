namespace Klynge.Network;

/// <summary>
/// Who took part in what: ties only between the two kinds. The first kind are nodes 0 … First − 1 of <see cref="Whole"/>, the
/// second follow them.
/// </summary>
public sealed class TwoMode
{
    private TwoMode(Graph whole, int first) => (Whole, First) = (whole, first);

    public Graph Whole { get; }

    /// <summary>How many there are of the first kind.</summary>
    public int First { get; }

    /// <summary>How many there are of the second.</summary>
    public int Second => Whole.Nodes - First;

    /// <param name="ties">From one of the first kind (A, from 0) to one of the second (B, from 0).</param>
    /// <exception cref="ArgumentOutOfRangeException">A node that is none of its kind, or a weight that is not a positive number.</exception>
    public static TwoMode Of(int first, int second, IReadOnlyList<Tie> ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        foreach (var tie in ties)
            if (tie.A < 0 || tie.A >= first || tie.B < 0 || tie.B >= second)
                throw new ArgumentOutOfRangeException(nameof(ties));
        return new(Graph.Of(first + second, [.. ties.Select(tie => tie with { B = first + tie.B })]), first);
    }

    /// <summary>The kinds changed over.</summary>
    public TwoMode Turned() =>
        Of(Second, First, [.. Enumerable.Range(0, First).SelectMany(node => Whole.NeighboursOf(node).ToArray().Zip(Whole.WeightsOf(node).ToArray(), (other, weight) => new Tie(other - First, node, weight)))]);

    /// <summary>Those of the first kind, tied by how many of the second they share.</summary>
    public Graph Projection() => Graph.Of(First, [.. Shared().Select(pair => new Tie(pair.Key.Item1, pair.Key.Item2, pair.Value))]);

    /// <summary>How many of the second kind each two of the first share, where they share any; the smaller number first.</summary>
    internal Dictionary<(int, int), int> Shared()
    {
        var shared = new Dictionary<(int, int), int>();
        for (var place = First; place < Whole.Nodes; place++)
        {
            var there = Whole.NeighboursOf(place);
            for (var i = 0; i < there.Length; i++)
                for (var j = i + 1; j < there.Length; j++)
                    shared[(there[i], there[j])] = shared.GetValueOrDefault((there[i], there[j])) + 1;
        }

        return shared;
    }

    /// <summary>
    /// Of all paths over four ties, from one of the first kind through a second to a third, the share whose ends share one more
    /// of the second kind (Opsahl 2013); null where there is no such path. 1 is a network where everyone's acquaintances meet elsewhere too.
    /// </summary>
    public double? Opsahl()
    {
        var (shared, paths, closed) = (Shared(), 0L, 0L);
        for (var middle = 0; middle < First; middle++)
        {
            var places = Whole.NeighboursOf(middle);
            for (var i = 0; i < places.Length; i++)
                for (var j = i + 1; j < places.Length; j++)
                    foreach (var one in Whole.NeighboursOf(places[i]))
                        foreach (var other in Whole.NeighboursOf(places[j]))
                        {
                            if (one == middle || other == middle || one == other)
                                continue;
                            paths++;
                            var common = shared.GetValueOrDefault((Math.Min(one, other), Math.Max(one, other)));
                            closed += common - (IsAt(other, places[i]) ? 1 : 0) - (IsAt(one, places[j]) ? 1 : 0) > 0 ? 1 : 0;
                        }
        }

        return paths == 0 ? null : closed / (double)paths;
    }

    /// <summary>Of all paths over three ties, the share that is closed by a fourth (Robins and Alexander 2004); null where there are none.</summary>
    public double? RobinsAlexander()
    {
        var paths = 0L;
        for (var node = 0; node < First; node++)
            foreach (var place in Whole.NeighboursOf(node))
                paths += (Whole.Degree(node) - 1L) * (Whole.Degree(place) - 1L);
        var squares = Shared().Values.Sum(common => common * (common - 1L) / 2);
        return paths == 0 ? null : 4 * squares / (double)paths;
    }

    private bool IsAt(int node, int place) => Whole.NeighboursOf(node).BinarySearch(place) >= 0;
}
