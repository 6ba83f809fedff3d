using System.Globalization;

namespace Klynge.Bench;

/// <summary>What processes cost, read from the system: the figures to trust where other work shares the machine.</summary>
public static class Machine
{
    /// <summary>Ticks a second of /proc: 100 on every Linux that .NET runs on.</summary>
    private const double Ticks = 100;

    /// <summary>CPU seconds, user and system, of a process and all it has started, those that have ended among them.</summary>
    public static double Cpu(params IEnumerable<int> roots) => Tree(roots).Sum(one => one.Cpu);

    /// <summary>Proportional set size in MiB of a process and all it has started.</summary>
    public static double Memory(params IEnumerable<int> roots) => Tree(roots).Sum(one => Pss(one.Id)) / 1024.0;

    /// <summary>CPU seconds of the children that have ended and been waited for.</summary>
    public static double EndedChildren() => Stat(Environment.ProcessId)!.Value.Children;

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>"0.24 [0.21–0.25]"</summary>
    public static string Spread(IReadOnlyCollection<double> values) => $"{Paper.Number(Median(values))} [{Paper.Number(values.Min())}–{Paper.Number(values.Max())}]";

    private static List<(int Id, double Cpu)> Tree(IEnumerable<int> roots)
    {
        var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Select(name => int.TryParse(name, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0).Select(Stat).OfType<(int Id, int Parent, double Cpu, double Children)>().ToList();
        var (wanted, tree) = (new Queue<int>(roots), new List<(int, double)>());
        while (wanted.TryDequeue(out var id))
        {
            tree.AddRange(all.Where(one => one.Id == id).Select(one => (one.Id, one.Cpu)));
            foreach (var child in all.Where(one => one.Parent == id))
                wanted.Enqueue(child.Id);
        }

        return tree;
    }

    private static (int Id, int Parent, double Cpu, double Children)? Stat(int id)
    {
        try
        {
            // After the name in brackets: state, parent, … user and system ticks, own and of children that have ended, are the twelfth to fifteenth.
            var parts = File.ReadAllText($"/proc/{id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var ticks = parts[11..15].Select(part => double.Parse(part, CultureInfo.InvariantCulture) / Ticks).ToList();
            return (id, int.Parse(parts[1], CultureInfo.InvariantCulture), ticks.Sum(), ticks[2] + ticks[3]);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Pss(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/smaps_rollup").FirstOrDefault(line => line.StartsWith("Pss:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
