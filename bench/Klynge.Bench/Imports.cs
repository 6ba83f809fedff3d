using System.Text.Json;

namespace Klynge.Bench;

/// <summary>P5 and the import's part of P10: a first list into an empty register, all or nothing, beside the limit of the machine.</summary>
public static class Imports
{
    /// <summary>Odoo 17's own import, measured on a machine of this kind: rows a second.</summary>
    private const double Odoo = 246;

    public static async Task Measure(Plan plan, Paper paper)
    {
        var (rows, perRow) = (new List<string>(), new Dictionary<int, double>());
        foreach (var size in plan.Sizes)
        {
            await Sets.Make(plan, size);
            var ran = await Fill(plan, size);
            perRow[size] = ran.Cpu / size;
            rows.Add($"klynge member import, SQLite, empty register | {size:N0} | {Paper.Number(ran.Seconds)} | {Paper.Number(ran.Cpu)} | {Paper.Number(size / ran.Seconds)}");
            if (size == plan.Sizes[^1])
                paper.Add(
                    new("P5", $"rows a second, {size:N0} into an empty SQLite register", 40_000, size / ran.Seconds, "rows/s", AtMost: false),
                    new("P5", "times Odoo's load", 150, size / ran.Seconds / Odoo, "×", AtMost: false));
        }

        var largest = plan.Sizes[^1];
        if (await Limit(plan, largest) is { } limit)
        {
            rows.Add($"limit: sqlite3 .import, then indexes and FTS5 | {largest:N0} | {Paper.Number(limit.Seconds)} | {Paper.Number(limit.Cpu)} | {Paper.Number(largest / limit.Seconds)}");
            paper.Add(new Goal("P5", "times the limit's CPU", 2, perRow[largest] * largest / limit.Cpu, "×"));
        }

        paper.Table("Import of organisations", "what | rows | s | CPU s | rows/s", rows);
        paper.Add(new Goal("P10", $"CPU a row, {largest:N0} beside {plan.Sizes[1]:N0}", 1.2, perRow[largest] / perRow[plan.Sizes[1]], "×"));
        await Again(plan, paper, plan.Sizes[1]);
    }

    /// <summary>A folder with one cluster and the set in it, and someone who may sign in.</summary>
    public static async Task<Ran> Fill(Plan plan, int size)
    {
        var folder = plan.Folder(size);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        await Shell.Must(plan.Klynge, ["cluster", "add", "bench", "The cluster of the bench", "--data", folder]);
        await Shell.Must(plan.Klynge, ["user", "add", Served.Email, "--name", "Kari Nordgård", "--cluster", "bench", "--role", "staff", "--password-stdin", "--data", folder], Served.Password);
        // Problems and duplicates of a list are exit 1 with the answer all the same.
        var ran = await Shell.Run(plan.Klynge, ["member", "import", Sets.List(plan, size), "--cluster", "bench", "--json", "--data", folder]);
        var created = JsonDocument.Parse(ran.Output).RootElement.GetProperty("created").GetInt32();
        return created >= size * 0.99 ? ran : throw new InvalidOperationException($"only {created} of {size} came in: {ran.Output[..Math.Min(2000, ran.Output.Length)]}");
    }

    /// <summary>The same list once more: every row is compared, and none is written. Not a goal; what a cluster does each quarter.</summary>
    private static async Task Again(Plan plan, Paper paper, int size)
    {
        var ran = await Shell.Run(plan.Klynge, ["member", "import", Sets.List(plan, size), "--cluster", "bench", "--json", "--data", plan.Folder(size)]);
        paper.Line($"\nThe same list of {size:N0} again, into the live register: {Paper.Number(ran.Seconds)} s, {Paper.Number(size / ran.Seconds)} rows/s.");
    }

    private static async Task<(double Seconds, double Cpu)?> Limit(Plan plan, int size)
    {
        if (!Shell.Has("sqlite3"))
        {
            Console.Error.WriteLine("sqlite3 is not installed: the limit of importing is left out");
            return null;
        }

        var (file, watch) = (Path.Combine(plan.Work, "limit.db"), new List<(double, double)>());
        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var old in Directory.EnumerateFiles(plan.Work, "limit.db*"))
                File.Delete(old);
            var limits = Path.Combine(AppContext.BaseDirectory, "limits", "import.sql");
            var ran = await Shell.Run("sqlite3", [file, $".read {limits}", ".mode csv", $".import --skip 1 {Sets.Raw(plan, size)} org", $".read {limits[..^4]}-indexes.sql"]);
            if (ran.Code != 0)
                throw new InvalidOperationException(ran.Errors);
            watch.Add((ran.Seconds, ran.Cpu));
        }

        return (Machine.Median(watch.Select(one => one.Item1)), Machine.Median(watch.Select(one => one.Item2)));
    }
}
