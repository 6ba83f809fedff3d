namespace Klynge.Network;

/// <summary>Where something stands on a map, 0–1 from the left and from the top.</summary>
public readonly record struct Place(double X, double Y);

/// <summary>
/// Places a network for the eye: each community a round field of its own, near those it has most ties to, and in it the nodes
/// by their ties (forces after Fruchterman and Reingold 1991). The same network is always placed alike.
/// </summary>
public static class Layout
{
    private const int Rounds = 300;
    private const double Gap = 0.6;

    /// <param name="of">By node: its community, from 0; the fields lie in this order around the middle before they move.</param>
    /// <param name="ratio">How many times as wide as high the map is.</param>
    public static Place[] Of(Graph graph, IReadOnlyList<int> of, double ratio = 1)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(of);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        if (graph.Nodes == 0)
            return [];

        var members = Enumerable.Range(0, graph.Nodes).ToLookup(node => of[node]);
        var fields = Fields(graph, of, members, ratio);
        var at = new Place[graph.Nodes];
        foreach (var community in members)
            new Field(graph, of, [.. community], fields).Place(at);
        return Fitted(at);
    }

    /// <summary>The fields repel where they overlap and are drawn to the middle and to those they have ties to.</summary>
    private static List<Circle> Fields(Graph graph, IReadOnlyList<int> of, ILookup<int, int> members, double ratio)
    {
        var count = members.Max(community => community.Key) + 1;
        var pull = new Dictionary<(int, int), double>();
        for (var node = 0; node < graph.Nodes; node++)
            for (var (i, neighbours, weights) = (0, graph.NeighboursOf(node).ToArray(), graph.WeightsOf(node).ToArray()); i < neighbours.Length; i++)
                if (of[node] < of[neighbours[i]])
                    pull[(of[node], of[neighbours[i]])] = pull.GetValueOrDefault((of[node], of[neighbours[i]])) + weights[i];
        var strongest = pull.Values.DefaultIfEmpty(1).Max();
        // The golden angle: fields of many sizes, spread evenly, none on top of another.
        var fields = Enumerable.Range(0, count).Select(i => new Circle(Math.Sqrt(i + 0.5) * 2 * Math.Cos(i * 2.399963) * ratio, Math.Sqrt(i + 0.5) * 2 * Math.Sin(i * 2.399963), Math.Sqrt(members[i].Count()))).ToList();
        for (var round = 0; round < Rounds; round++)
        {
            var settling = round > Rounds * 2 / 3;
            if (!settling)
            {
                foreach (var ((a, b), weight) in pull)
                    Move(fields, a, b, 0.05 * weight / strongest, apart: false);
                for (var i = 0; i < count; i++)
                    fields[i] = fields[i] with { X = fields[i].X * (1 - 0.02 / ratio), Y = fields[i].Y * (1 - 0.02 * ratio) };
            }

            for (var a = 0; a < count; a++)
                for (var b = a + 1; b < count; b++)
                    Move(fields, a, b, 0.5, apart: true);
        }

        return fields;
    }

    /// <summary>Moves two fields along the line between them: apart where they overlap, or together where they do not.</summary>
    private static void Move(List<Circle> fields, int a, int b, double share, bool apart)
    {
        var (dx, dy) = (fields[b].X - fields[a].X, fields[b].Y - fields[a].Y);
        var distance = Math.Max(1e-6, Math.Sqrt(dx * dx + dy * dy));
        var beyond = distance - (fields[a].Radius + fields[b].Radius + Gap);
        if (apart == beyond >= 0)
            return;
        var by = share * beyond / distance;
        // The smaller gives way.
        var (first, second) = (fields[b].Radius / (fields[a].Radius + fields[b].Radius), fields[a].Radius / (fields[a].Radius + fields[b].Radius));
        fields[a] = fields[a] with { X = fields[a].X + dx * by * first, Y = fields[a].Y + dy * by * first };
        fields[b] = fields[b] with { X = fields[b].X - dx * by * second, Y = fields[b].Y - dy * by * second };
    }

    private static Place[] Fitted(Place[] at)
    {
        var (left, top, right, bottom) = (at.Min(place => place.X), at.Min(place => place.Y), at.Max(place => place.X), at.Max(place => place.Y));
        var (width, height) = (right - left, bottom - top);
        return [.. at.Select(place => new Place(width < 1e-9 ? 0.5 : (place.X - left) / width, height < 1e-9 ? 0.5 : (place.Y - top) / height))];
    }
}
