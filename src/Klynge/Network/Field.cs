namespace Klynge.Network;

/// <summary>The field of a community.</summary>
internal readonly record struct Circle(double X, double Y, double Radius);

/// <summary>The nodes of one community in their field.</summary>
internal sealed class Field
{
    private const int MostRounds = 200, Work = 20_000_000;

    private readonly Graph graph;
    private readonly IReadOnlyList<int> of;
    private readonly int[] nodes;
    private readonly List<Circle> fields;
    private readonly Circle own;
    private readonly double[] x, y, dx, dy;

    public Field(Graph graph, IReadOnlyList<int> of, int[] nodes, List<Circle> fields)
    {
        (this.graph, this.of, this.nodes, this.fields) = (graph, of, nodes, fields);
        own = fields[of[nodes[0]]];
        (x, y, dx, dy) = (new double[nodes.Length], new double[nodes.Length], new double[nodes.Length], new double[nodes.Length]);
        // Most ties in the middle, the others on a spiral around.
        foreach (var (place, rank) in Enumerable.Range(0, nodes.Length).OrderByDescending(place => graph.Degree(nodes[place])).ThenBy(place => nodes[place]).Select((place, rank) => (place, rank)))
            (x[place], y[place]) = (Math.Sqrt(rank) * Math.Cos(rank * 2.399963) * 0.9, Math.Sqrt(rank) * Math.Sin(rank * 2.399963) * 0.9);
    }

    public void Place(Place[] at)
    {
        ArgumentNullException.ThrowIfNull(at);
        var inside = nodes.Select((node, place) => (node, place)).ToDictionary(pair => pair.node, pair => pair.place);
        var rounds = nodes.Length < 2 ? 0 : (int)Math.Clamp(Work / ((long)nodes.Length * nodes.Length), 12, MostRounds);
        for (var round = 0; round < rounds; round++)
        {
            Array.Clear(dx);
            Array.Clear(dy);
            Apart();
            for (var place = 0; place < nodes.Length; place++)
                Together(place, inside);
            Step(own.Radius * 0.3 * (1 - (double)round / rounds) + 0.01);
        }

        for (var place = 0; place < nodes.Length; place++)
            at[nodes[place]] = new(own.X + x[place], own.Y + y[place]);
    }

    /// <summary>Each from each, as one over the distance.</summary>
    private void Apart()
    {
        for (var a = 0; a < nodes.Length; a++)
            for (var b = a + 1; b < nodes.Length; b++)
            {
                var (wide, high) = (x[a] - x[b], y[a] - y[b]);
                var push = 1 / Math.Max(0.01, wide * wide + high * high);
                dx[a] += wide * push;
                dy[a] += high * push;
                dx[b] -= wide * push;
                dy[b] -= high * push;
            }
    }

    /// <summary>To its neighbours here, a little towards the fields of the others, and to the middle.</summary>
    private void Together(int place, Dictionary<int, int> inside)
    {
        var neighbours = graph.NeighboursOf(nodes[place]);
        foreach (var neighbour in neighbours)
            if (inside.TryGetValue(neighbour, out var other))
            {
                var (wide, high) = (x[other] - x[place], y[other] - y[place]);
                var pull = Math.Sqrt(wide * wide + high * high) / Math.Sqrt(neighbours.Length);
                dx[place] += wide * pull;
                dy[place] += high * pull;
            }
            else
            {
                var (wide, high) = (fields[of[neighbour]].X - own.X, fields[of[neighbour]].Y - own.Y);
                var far = Math.Max(1e-6, Math.Sqrt(wide * wide + high * high));
                dx[place] += 0.6 * wide / far;
                dy[place] += 0.6 * high / far;
            }

        // As much as the others push out of a field that is evenly filled: who has no ties here does not drift to its edge.
        var inwards = nodes.Length / (own.Radius * own.Radius);
        dx[place] -= inwards * x[place];
        dy[place] -= inwards * y[place];
    }

    /// <summary>No further than the heat of the round allows, and not out of the field.</summary>
    private void Step(double most)
    {
        for (var place = 0; place < nodes.Length; place++)
        {
            var length = Math.Max(1e-9, Math.Sqrt(dx[place] * dx[place] + dy[place] * dy[place]));
            x[place] += dx[place] / length * Math.Min(length, most);
            y[place] += dy[place] / length * Math.Min(length, most);
            var beyond = Math.Sqrt(x[place] * x[place] + y[place] * y[place]) / own.Radius;
            if (beyond > 1)
                (x[place], y[place]) = (x[place] / beyond, y[place] / beyond);
        }
    }
}
