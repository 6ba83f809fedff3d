using System.Globalization;
using System.Text;

namespace Klynge.Bench;

/// <summary>One goal and what was seen.</summary>
/// <param name="AtMost">True: the figure should be no larger than the goal; false: no smaller.</param>
public sealed record Goal(string Code, string What, double Limit, double Seen, string Unit, bool AtMost = true)
{
    public bool Met => AtMost ? Seen <= Limit : Seen >= Limit;
}

/// <summary>What is printed, line by line, and kept: tables as measured, and every goal beside its figure.</summary>
public sealed class Paper
{
    private readonly StringBuilder text = new();
    private readonly List<Goal> goals = [];

    public void Line(string line = "")
    {
        Console.WriteLine(line);
        text.AppendLine(line);
    }

    public void Table(string heading, string columns, IEnumerable<string> rows)
    {
        Line($"\n## {heading}\n");
        Line($"| {columns} |");
        Line("|" + string.Concat(columns.Split(" | ").Select(_ => "---|")));
        foreach (var row in rows)
            Line($"| {row} |");
    }

    public void Add(params IEnumerable<Goal> more)
    {
        var added = more.ToList();
        goals.AddRange(added);
        foreach (var goal in added)
            Console.Error.WriteLine($"{(goal.Met ? "met   " : "MISSED")}  {Row(goal)}");
    }

    public static string Number(double value) => value switch
    {
        >= 1000 => value.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => value.ToString("0.00#", CultureInfo.InvariantCulture),
    };

    public override string ToString() =>
        text + "\n## Goals\n\n| goal | what | wanted | seen | |\n|---|---|---|---|---|\n" + string.Concat(goals.Select(goal => $"| {Row(goal)} | {(goal.Met ? "met" : "**missed**")} |\n"));

    private static string Row(Goal goal) => $"{goal.Code} | {goal.What} | {(goal.AtMost ? "≤" : "≥")} {Number(goal.Limit)} {goal.Unit} | {Number(goal.Seen)} {goal.Unit}";
}
