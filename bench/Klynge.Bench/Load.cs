using System.Globalization;

namespace Klynge.Bench;

/// <summary>One kind of request to one server: the addresses are asked for in an order that a seed says.</summary>
public sealed record Target(string Name, Served Server, IReadOnlyList<string> Paths);

/// <summary>What one target answered, a value a round.</summary>
public sealed class Seen
{
    public List<double> PerSecond { get; } = [];
    public List<double> P50 { get; } = [];
    public List<double> P99 { get; } = [];

    /// <summary>CPU milliseconds a request, of the server and all it has started.</summary>
    public List<double> Cpu { get; } = [];
    public List<double> Memory { get; } = [];
    public int Errors { get; set; }
    public double CpuMedian => Machine.Median(Cpu);
    public double P99Median => Machine.Median(P99);

    public string Row(string name) => $"{name} | {Machine.Spread(PerSecond)} | {Machine.Spread(P50)} | {Machine.Spread(P99)} | {Machine.Spread(Cpu)} | {Paper.Number(Machine.Median(Memory))} | {Errors}";

    public const string Columns = "target | requests/s | p50 ms | p99 ms | CPU ms/request | PSS MiB | errors";
}

/// <summary>Loads several targets in turn (A B C A B C …), so that what else the machine does meets all alike. The first round warms up.</summary>
public static class Load
{
    public static async Task<Dictionary<string, Seen>> Run(Plan plan, IReadOnlyList<Target> targets)
    {
        var seen = targets.ToDictionary(target => target.Name, _ => new Seen());
        for (var round = 0; round <= plan.Rounds; round++)
            foreach (var target in targets)
                await Once(plan, target, round, seen[target.Name]);
        return seen;
    }

    private static async Task Once(Plan plan, Target target, int round, Seen seen)
    {
        var list = Path.Combine(plan.Work, "addresses.txt");
        await File.WriteAllLinesAsync(list, target.Paths);
        var before = Machine.Cpu(target.Server.Id);
        var ran = await Shell.Run("wrk",
            ["-t1", $"-c{Plan.Connections}", $"-d{(round == 0 ? 2 : plan.Seconds)}s", "--timeout", "30s", "-s", Path.Combine(AppContext.BaseDirectory, "wrk.lua"), target.Server.Address.ToString()],
            surroundings: new Dictionary<string, string> { ["ADDRESSES"] = list, ["SEED"] = $"{7 + round}", ["COOKIE"] = target.Server.Cookie });
        var cpu = Machine.Cpu(target.Server.Id) - before;
        var result = ran.Output.Split('\n').FirstOrDefault(line => line.StartsWith("RESULT", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk said nothing of {target.Name}: {ran.Output}{ran.Errors}");
        var values = result.Split(' ')[1..].Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToList();
        if (round == 0)
            return;
        var requests = Math.Max(1, values[0]);
        seen.PerSecond.Add(requests / (values[1] / 1e6));
        seen.P50.Add(values[2]);
        seen.P99.Add(values[3]);
        seen.Cpu.Add(cpu * 1000 / requests);
        seen.Memory.Add(Machine.Memory(target.Server.Id));
        seen.Errors += (int)values[4];
    }
}
