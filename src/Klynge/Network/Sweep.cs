namespace Klynge.Network;

/// <summary>One thread's walk from a stretch of sources; its arrays are used again for each of them.</summary>
internal sealed class Sweep(Graph graph, Lengths? lengths)
{
    private readonly double[] distance = new double[graph.Nodes];
    private readonly double[] paths = new double[graph.Nodes];
    private readonly double[] share = new double[graph.Nodes];
    private readonly int[] order = new int[graph.Nodes];
    private readonly DistanceHeap heap = new();
    private readonly double slack = lengths?.Slack ?? 0;
    private readonly double unit = lengths?.Unit ?? 1;

    /// <summary>What the paths from these sources pass through, by node; what is near the sources is written.</summary>
    public double[] Over(int first, int end, PathMeasures found)
    {
        var through = new double[graph.Nodes];
        for (var source = first; source < end; source++)
        {
            var reached = lengths is null ? Steps(source) : Walk(source);
            (found.Closeness[source], found.Harmonic[source]) = Near(reached);
            found.Reached[source] = reached - 1;
            GiveBack(reached, through);
        }

        return through;
    }

    private void Begin(int source)
    {
        Array.Fill(distance, double.PositiveInfinity);
        (distance[source], paths[source], share[source]) = (0, 1, 0);
    }

    /// <summary>Breadth first: every tie is one step.</summary>
    private int Steps(int source)
    {
        Begin(source);
        var reached = 1;
        order[0] = source;
        for (var next = 0; next < reached; next++)
        {
            var (node, step) = (order[next], distance[order[next]] + 1);
            foreach (var neighbour in graph.NeighboursOf(node))
            {
                if (double.IsPositiveInfinity(distance[neighbour]))
                {
                    (distance[neighbour], paths[neighbour], share[neighbour]) = (step, 0, 0);
                    order[reached++] = neighbour;
                }

                if (distance[neighbour] == step)
                    paths[neighbour] += paths[node];
            }
        }

        return reached;
    }

    /// <summary>Shortest first (Dijkstra 1959).</summary>
    private int Walk(int source)
    {
        Begin(source);
        var reached = 0;
        heap.Push(0, source);
        while (heap.Pop(out var length, out var node))
        {
            // It stands in the heap once for each time it came nearer.
            if (length > distance[node])
                continue;
            order[reached++] = node;
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            for (var i = 0; i < neighbours.Length; i++)
                Reach(neighbours[i], length + (unit / weights[i]), paths[node]);
        }

        return reached;
    }

    private void Reach(int node, double length, double ways)
    {
        var known = distance[node];
        if (length < known - (known * slack) || double.IsPositiveInfinity(known))
        {
            (distance[node], paths[node], share[node]) = (length, ways, 0);
            heap.Push(length, node);
        }
        else if (IsSame(length, known))
        {
            paths[node] += ways;
        }
    }

    private (double Closeness, double Harmonic) Near(int reached)
    {
        var (sum, harmonic) = (0.0, 0.0);
        for (var i = 1; i < reached; i++)
        {
            sum += distance[order[i]];
            harmonic += 1 / distance[order[i]];
        }

        var others = reached - 1.0;
        return (sum > 0 ? others / sum * unit * (others / (graph.Nodes - 1)) : 0, harmonic * unit);
    }

    /// <summary>Farthest first, each gives those before it their share of the paths that end in it or beyond.</summary>
    private void GiveBack(int reached, double[] through)
    {
        for (var i = reached - 1; i > 0; i--)
        {
            var node = order[i];
            var each = (1 + share[node]) / paths[node];
            var neighbours = graph.NeighboursOf(node);
            var weights = graph.WeightsOf(node);
            for (var j = 0; j < neighbours.Length; j++)
            {
                var before = neighbours[j];
                if (distance[before] < distance[node] && IsSame(distance[before] + (lengths is null ? 1 : unit / weights[j]), distance[node]))
                    share[before] += paths[before] * each;
            }

            through[node] += share[node];
        }
    }

    private bool IsSame(double a, double b) => a == b || (slack > 0 && Math.Abs(a - b) <= slack * b);
}
