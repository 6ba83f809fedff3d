using System.Security.Cryptography;

namespace Klynge.Bench;

/// <summary>The canonical sets: made by bench/data/gen_orgs.py, the same on every machine, in the columns a list of members has.</summary>
public static class Sets
{
    /// <summary>The beginning of the SHA-256 of the 10,000, as published with the generator.</summary>
    private const string TenThousand = "5ea9d1ba780f1995";

    /// <summary>Generator's column → heading of a list. What is not here is not brought in.</summary>
    private static readonly (string From, string To)[] Columns =
    [
        ("name", "name"), ("orgno", "organisation_number"), ("kind", "kind"), ("postcode", "postal_code"), ("city", "place"),
        ("website", "website"), ("employees", "employees"), ("joined", "member_from"), ("left", "member_to"),
    ];

    /// <summary>The generator's own file, with all its columns: what the limit programs read.</summary>
    public static string Raw(Plan plan, int size) => Path.Combine(plan.Set(size), "organisations.csv");

    public static string List(Plan plan, int size) => Path.Combine(plan.Set(size), "members.csv");

    public static async Task Make(Plan plan, int size)
    {
        if (File.Exists(List(plan, size)))
            return;
        await Shell.Must("python3", [Path.Combine(AppContext.BaseDirectory, "data", "gen_orgs.py"), $"{size}", plan.Set(size), "--clusters", size switch { 370 => "1", 10_000 => "40", _ => "1500" }]);
        await using (var raw = File.OpenRead(Raw(plan, size)))
            if (Convert.ToHexStringLower(await SHA256.HashDataAsync(raw)) is var hash && size == 10_000 && !hash.StartsWith(TenThousand, StringComparison.Ordinal))
                throw new InvalidOperationException($"the set of 10,000 is another one: {hash}");
        await Rewrite(Raw(plan, size), List(plan, size));
    }

    // The generator writes no quotes but where a value holds a comma, and no line breaks within a value.
    private static async Task Rewrite(string from, string to)
    {
        var unfinished = to + ".part";
        using (var lines = new StreamReader(from))
        await using (var list = new StreamWriter(unfinished))
        {
            var heads = Cells((await lines.ReadLineAsync())!);
            var at = Columns.Select(column => heads.IndexOf(column.From)).ToList();
            await list.WriteLineAsync(string.Join(',', Columns.Select(column => column.To)));
            while (await lines.ReadLineAsync() is { } line)
            {
                var cells = Cells(line);
                await list.WriteLineAsync(string.Join(',', at.Select(one => cells[one].Contains(',', StringComparison.Ordinal) ? $"\"{cells[one]}\"" : cells[one])));
            }
        }

        File.Move(unfinished, to);
    }

    private static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new System.Text.StringBuilder(), false);
        foreach (var c in line)
            if (c == '"')
                quoted = !quoted;
            else if (c == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
                cell.Append(c);
        cells.Add(cell.ToString());
        return cells;
    }
}
