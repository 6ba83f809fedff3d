namespace Klynge.Network;

/// <summary>Which ties are asked about.</summary>
/// <param name="From">What was before is not counted; null counts from the beginning.</param>
/// <param name="On">The day it is seen from: what is after it has not happened.</param>
public sealed record NetworkWindow(DateOnly? From, DateOnly On)
{
    /// <summary>The kinds of occasion that count; null is all of them.</summary>
    public IReadOnlySet<string>? Kinds { get; init; }

    /// <summary>Ties weaker than this are left out.</summary>
    public double Least { get; init; }

    public bool Holds(Shared shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        return shared.On <= On && (From is not { } from || shared.On >= from) && Kinds?.Contains(shared.Kind) != false;
    }
}

/// <summary>What two organisations of a cluster did together, the newest first. A and B are their places in the network.</summary>
public sealed record ClusterTie(int A, int B, IReadOnlyList<Shared> Shared, double Weight)
{
    public DateOnly LastMet => Shared[0].On;
    public DateOnly FirstMet => Shared[^1].On;

    public int Other(int one) => one == A ? B : A;
}

/// <summary>The organisations of a cluster and the ties between them, as they grow out of what was done together.</summary>
public sealed class ClusterNetwork
{
    private readonly Lazy<Measures> measures;
    private readonly ILookup<int, ClusterTie> of;

    private ClusterNetwork(IReadOnlyList<Guid> organisations, IReadOnlyList<ClusterTie> ties)
    {
        (Organisations, Ties) = (organisations, ties);
        Graph = Graph.Of(organisations.Count, [.. ties.Select(tie => new Tie(tie.A, tie.B, tie.Weight))]);
        measures = new(() => Measures.Of(Graph, weighted: false));
        of = ties.SelectMany(tie => (int[])[tie.A, tie.B], (tie, end) => (end, tie)).ToLookup(pair => pair.end, pair => pair.tie);
    }

    /// <summary>The nodes; also those that nothing ties.</summary>
    public IReadOnlyList<Guid> Organisations { get; }

    /// <summary>The strongest first.</summary>
    public IReadOnlyList<ClusterTie> Ties { get; }
    public Graph Graph { get; }

    /// <summary>Computed when first asked for. Ways are counted in steps.</summary>
    public Measures Measures => measures.Value;

    /// <summary>The strongest first.</summary>
    public IEnumerable<ClusterTie> TiesOf(int node) => of[node];

    /// <param name="organisations">Who is in it: what others did together with them ties nobody here.</param>
    /// <param name="parties">Who took part in what.</param>
    public static ClusterNetwork Of(IReadOnlyList<Guid> organisations, IEnumerable<TookPart> parties, TieRule rule, NetworkWindow window)
    {
        ArgumentNullException.ThrowIfNull(organisations);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(window);
        var places = organisations.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place);
        var together = new Dictionary<(int, int), List<Shared>>();
        foreach (var occasion in parties.Where(party => window.Holds(party.What) && places.ContainsKey(party.Organisation)).GroupBy(party => party.Occasion))
        {
            var (what, there) = (occasion.First().What, occasion.Select(party => places[party.Organisation]).Distinct().Order().ToArray());
            for (var a = 0; a < there.Length; a++)
                for (var b = a + 1; b < there.Length; b++)
                    if (together.TryGetValue((there[a], there[b]), out var shared))
                        shared.Add(what);
                    else
                        together[(there[a], there[b])] = [what];
        }

        return new(organisations,
        [
            .. together.Select(pair => new ClusterTie(pair.Key.Item1, pair.Key.Item2, [.. pair.Value.OrderByDescending(shared => shared.On)], pair.Value.Sum(shared => rule.Weight(shared, window.On))))
                .Where(tie => tie.Weight > 0 && tie.Weight >= window.Least).OrderByDescending(tie => tie.Weight).ThenByDescending(tie => tie.LastMet).ThenBy(tie => tie.A).ThenBy(tie => tie.B),
        ]);
    }

    /// <summary>How much of all the shortest ways between others of its part go through it, 0–1; null where there are no two others.</summary>
    public double? BetweenShare(int node)
    {
        double others = Measures.Paths.Reached[node];
        return others < 2 ? null : Measures.Paths.Betweenness[node] / (others * (others - 1) / 2);
    }

    /// <summary>The communities that the ties of a node reach, besides its own.</summary>
    public int CommunitiesReached(int node) =>
        TiesOf(node).Select(tie => Measures.Communities.Of[tie.Other(node)]).Where(community => community != Measures.Communities.Of[node]).Distinct().Count();

    /// <summary>How many would lose their way to the largest part that is left of its part, were it not there.</summary>
    public int CutOffWithout(int node)
    {
        var (seen, sizes) = (new HashSet<int> { node }, new List<int>());
        foreach (var start in TiesOf(node).Select(tie => tie.Other(node)))
        {
            if (!seen.Add(start))
                continue;
            var (waiting, size) = (new Queue<int>([start]), 0);
            while (waiting.TryDequeue(out var at))
            {
                size++;
                foreach (var next in Graph.NeighboursOf(at))
                    if (seen.Add(next))
                        waiting.Enqueue(next);
            }

            sizes.Add(size);
        }

        return sizes.Count == 0 ? 0 : sizes.Sum() - sizes.Max();
    }

    /// <summary>How many ties go between two who differ, and of how many both are known.</summary>
    /// <param name="trait">What an organisation is, by its place; null where nobody knows.</param>
    public (int Across, int Known) Across(Func<int, string?> trait)
    {
        ArgumentNullException.ThrowIfNull(trait);
        var known = Ties.Select(tie => (A: trait(tie.A), B: trait(tie.B))).Where(ends => ends is { A: not null, B: not null }).ToList();
        return (known.Count(ends => ends.A != ends.B), known.Count);
    }

    /// <summary>
    /// The E–I index of Krackhardt and Stern (1988): ties out of the own group less those within it, of all; −1 where all keep to
    /// themselves, 1 where all go out. Null where nothing is known.
    /// </summary>
    public double? ExternalInternal(Func<int, string?> trait) => Across(trait) is { Known: > 0 } counted ? (2.0 * counted.Across - counted.Known) / counted.Known : null;
}
