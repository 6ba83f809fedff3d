namespace Klynge.Network;

/// <summary>Two nodes and how strong what joins them is. Nodes are counted from 0.</summary>
public readonly record struct Tie(int A, int B, double Weight = 1);

/// <summary>
/// An undirected graph whose ties have strengths, in compressed rows: the neighbours of node n are a stretch of one array.
/// It never changes, so any number of threads may read it.
/// </summary>
public sealed class Graph
{
    private readonly int[] offsets;
    private readonly int[] neighbours;
    private readonly double[] weights;

    private Graph(int[] offsets, int[] neighbours, double[] weights, int doubles, int loops) =>
        (this.offsets, this.neighbours, this.weights, Doubles, Loops) = (offsets, neighbours, weights, doubles, loops);

    public int Nodes => offsets.Length - 1;
    public int Ties => neighbours.Length / 2;

    /// <summary>Ties that were given again between the same two; their weights were added to the first.</summary>
    public int Doubles { get; }

    /// <summary>Ties of a node with itself, which were left out.</summary>
    public int Loops { get; }

    /// <summary>Builds the graph. Double ties become one with the sum of their weights; a tie of a node with itself is left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A node outside 0 … nodes − 1, or a weight that is not a positive number.</exception>
    public static Graph Of(int nodes, IReadOnlyList<Tie> ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        var (seen, loops) = (new Dictionary<(int, int), double>(ties.Count), 0);
        foreach (var tie in ties)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(tie.A, tie.B), nameof(ties));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Math.Max(tie.A, tie.B), nodes, nameof(ties));
            if (!(tie.Weight > 0) || double.IsInfinity(tie.Weight))
                throw new ArgumentOutOfRangeException(nameof(ties), "A weight is a positive number.");
            if (tie.A == tie.B)
                loops++;
            else
                seen[Pair(tie)] = seen.GetValueOrDefault(Pair(tie)) + tie.Weight;
        }

        return Rows(nodes, seen, ties.Count - loops - seen.Count, loops);
    }

    /// <summary>The neighbours of a node, smallest first.</summary>
    public ReadOnlySpan<int> NeighboursOf(int node) => neighbours.AsSpan(offsets[node], Degree(node));

    /// <summary>The strengths of the ties to them, in the same order.</summary>
    public ReadOnlySpan<double> WeightsOf(int node) => weights.AsSpan(offsets[node], Degree(node));

    public int Degree(int node) => offsets[node + 1] - offsets[node];

    public double Strength(int node)
    {
        var sum = 0.0;
        foreach (var weight in WeightsOf(node))
            sum += weight;
        return sum;
    }

    /// <summary>Twice the sum of all weights: what the strengths of all nodes add up to.</summary>
    public double Volume => weights.Sum();

    private static (int, int) Pair(Tie tie) => tie.A < tie.B ? (tie.A, tie.B) : (tie.B, tie.A);

    private static Graph Rows(int nodes, Dictionary<(int A, int B), double> ties, int doubles, int loops)
    {
        var offsets = new int[nodes + 1];
        foreach (var (a, b) in ties.Keys)
            (offsets[a + 1], offsets[b + 1]) = (offsets[a + 1] + 1, offsets[b + 1] + 1);
        for (var node = 0; node < nodes; node++)
            offsets[node + 1] += offsets[node];

        var next = offsets[..nodes];
        var (neighbours, weights) = (new int[ties.Count * 2], new double[ties.Count * 2]);
        foreach (var ((a, b), weight) in ties)
        {
            (neighbours[next[a]], weights[next[a]++]) = (b, weight);
            (neighbours[next[b]], weights[next[b]++]) = (a, weight);
        }

        for (var node = 0; node < nodes; node++)
            Array.Sort(neighbours, weights, offsets[node], offsets[node + 1] - offsets[node]);
        return new(offsets, neighbours, weights, doubles, loops);
    }
}
