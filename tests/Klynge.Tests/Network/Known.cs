using System.Globalization;
using Klynge.Network;

namespace Klynge.Tests.Network;

/// <summary>Two networks that everybody has measured: Davis' women and the events they came to (1941), and Zachary's karate club (1977).</summary>
internal static class Known
{
    public static IReadOnlyList<string[]> Rows(string file) =>
        [.. File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Data", "networks", file)).Skip(1).Where(line => line.Length > 0).Select(line => line.Split(','))];

    public static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    public static (Graph Graph, IReadOnlyList<string> Names) Karate()
    {
        var rows = Rows("karate_edges.csv");
        var names = Names(rows.SelectMany(row => row.Take(2)));
        return (Graph.Of(names.Count, [.. rows.Select(row => new Tie(names.IndexOf(row[0]), names.IndexOf(row[1])))]), names);
    }

    /// <summary>The women, and then the events.</summary>
    public static (TwoMode Network, IReadOnlyList<string> Names) Davis()
    {
        var rows = Rows("davis_southern_women_edges.csv");
        var (women, events) = (Names(rows.Select(row => row[0])), Names(rows.Select(row => row[1])));
        return (TwoMode.Of(women.Count, events.Count, [.. rows.Select(row => new Tie(women.IndexOf(row[0]), events.IndexOf(row[1])))]), [.. women, .. events]);
    }

    /// <summary>A network by chance; it may fall apart, and has nodes without ties.</summary>
    public static Graph Chance(int seed, int nodes, double density, int heaviest)
    {
        var chance = new Random(seed);
        var ties = new List<Tie>();
        for (var a = 0; a < nodes; a++)
            for (var b = a + 1; b < nodes; b++)
                if (chance.NextDouble() < density)
                    ties.Add(new(a, b, chance.Next(1, heaviest + 1)));
        return Graph.Of(nodes, ties);
    }

    private static List<string> Names(IEnumerable<string> names) => [.. names.Distinct()];
}
