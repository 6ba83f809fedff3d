namespace Klynge.Network;

/// <summary>What the network is as a whole.</summary>
/// <param name="Component">By node: the part it hangs together with; the largest is 0.</param>
/// <param name="Components">How many parts there are; a node without ties is one of its own.</param>
/// <param name="Giant">How many nodes the largest has.</param>
/// <param name="Density">Ties over the pairs there are; null for fewer than two nodes.</param>
/// <param name="Diameter">The longest of all shortest paths of the largest part, in steps; null without ties.</param>
/// <param name="Assortativity">The correlation of the degrees at both ends of the ties (Newman 2002); null where all are alike.</param>
public sealed record Whole(int[] Component, int Components, int Giant, double? Density, int? Diameter, double? Assortativity)
{
    public static Whole Of(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var (component, sizes) = Parts(graph);
        var nodes = (double)graph.Nodes;
        return new(component, sizes.Count, sizes.DefaultIfEmpty().Max(), nodes < 2 ? null : 2 * graph.Ties / (nodes * (nodes - 1)), graph.Ties == 0 ? null : Longest(graph, component), Likeness(graph));
    }

    private static (int[] Component, List<int> Sizes) Parts(Graph graph)
    {
        var (found, sizes, stack) = (new int[graph.Nodes], new List<int>(), new Stack<int>());
        Array.Fill(found, -1);
        for (var first = 0; first < graph.Nodes; first++)
        {
            if (found[first] >= 0)
                continue;
            found[first] = sizes.Count;
            stack.Push(first);
            sizes.Add(0);
            while (stack.TryPop(out var node))
            {
                sizes[^1]++;
                foreach (var neighbour in graph.NeighboursOf(node))
                    if (found[neighbour] < 0)
                    {
                        found[neighbour] = sizes.Count - 1;
                        stack.Push(neighbour);
                    }
            }
        }

        var rank = sizes.Select((size, part) => (size, part)).OrderByDescending(one => one.size).ThenBy(one => one.part).Select((one, place) => (one.part, place)).ToDictionary(one => one.part, one => one.place);
        return ([.. found.Select(part => rank[part])], sizes);
    }

    /// <summary>
    /// Exact. Whoever lies h steps from a middle node is at most 2h from anyone at most as far out: walked from the outside in,
    /// most nodes need not be asked (the iFUB method, Crescenzi and others 2013).
    /// </summary>
    private static int Longest(Graph graph, int[] component)
    {
        var steps = new Steps(graph);
        var middle = Enumerable.Range(0, graph.Nodes).Where(node => component[node] == 0).MaxBy(graph.Degree);
        var height = steps.From(middle);
        var far = steps.Reached.Select(node => (Node: node, Level: steps.To(node))).OrderByDescending(one => one.Level).ToList();
        var longest = height;
        foreach (var (node, level) in far)
        {
            if (longest >= 2 * level)
                break;
            longest = Math.Max(longest, steps.From(node));
        }

        return longest;
    }

    private static double? Likeness(Graph graph)
    {
        var (ends, sum, squares, products) = (2.0 * graph.Ties, 0.0, 0.0, 0.0);
        for (var node = 0; node < graph.Nodes; node++)
        {
            double degree = graph.Degree(node);
            (sum, squares) = (sum + (degree * degree), squares + (degree * degree * degree));
            foreach (var neighbour in graph.NeighboursOf(node))
                products += degree * graph.Degree(neighbour);
        }

        var spread = (ends * squares) - (sum * sum);
        return ends == 0 || spread == 0 ? null : ((ends * products) - (sum * sum)) / spread;
    }
}

/// <summary>How many steps it is from one node to each that it reaches.</summary>
internal sealed class Steps(Graph graph)
{
    private readonly int[] steps = new int[graph.Nodes];
    private readonly int[] order = new int[graph.Nodes];
    private int reached;

    public IEnumerable<int> Reached => order.Take(reached);

    /// <summary>Steps to a node of the last walk; −1 where it does not come.</summary>
    public int To(int node) => steps[node];

    /// <summary>Walks from a node. Answers how far the farthest is.</summary>
    public int From(int source)
    {
        Array.Fill(steps, -1);
        (steps[source], order[0], reached) = (0, source, 1);
        for (var next = 0; next < reached; next++)
            foreach (var neighbour in graph.NeighboursOf(order[next]))
                if (steps[neighbour] < 0)
                {
                    steps[neighbour] = steps[order[next]] + 1;
                    order[reached++] = neighbour;
                }

        return steps[order[reached - 1]];
    }
}
