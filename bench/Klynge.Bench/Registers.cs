using System.Diagnostics;

namespace Klynge.Bench;

/// <summary>R: an invented business register as large as the real one, loaded, and organisations looked up in it by name while one types.</summary>
public static class Registers
{
    /// <summary>What people have typed when they look: whole words, beginnings, several, letters of our own and a slip of the finger.</summary>
    private static readonly string[] Typed =
        ["havbris", "nordlys da", "fjell", "lysning omsorg", "ørne", "ås eiendom", "ærlig", "sol energi", "vest transp", "kyst fisk", "gård", "haug bygg", "havbrsi data", "lunde", "norsk hel", "by", "tinde maskin", "bakke regnskap as", "sør møbel", "zzz finnes ikke"];

    public static async Task Measure(Plan plan, Paper paper)
    {
        var units = plan.Quick ? 20_000 : 1_100_000;
        var (file, folder) = (Path.Combine(plan.Work, $"register-{units}.json.gz"), plan.Folder(plan.Sizes[0]));
        if (!File.Exists(file))
            await Shell.Must("node", [Path.Combine(AppContext.BaseDirectory, "generate-register.mjs"), $"{units}", file]);
        if (!Directory.Exists(folder))
        {
            await Sets.Make(plan, plan.Sizes[0]);
            await Imports.Fill(plan, plan.Sizes[0]);
        }

        var loaded = await Shell.Must(plan.Klynge, ["register", "load", file, "--json", "--data", folder]);
        await using var server = Served.Klynge(plan, folder);
        await server.Answers("/health/ready");
        await server.SignIn();
        using var http = server.Http();
        List<double> first = [], took = [];
        for (var round = 0; round <= 2 * plan.Rounds; round++)
            foreach (var words in Typed)
            {
                var watch = Stopwatch.StartNew();
                await http.GetStringAsync(new Uri($"/bench/members/look-up?q={Uri.EscapeDataString(words)}", UriKind.Relative));
                (round == 0 ? first : took).Add(watch.Elapsed.TotalMilliseconds);
            }

        took.Sort();
        var slowest = took[(int)(took.Count * 0.99)];
        paper.Table("The public business register", "what | units | s | CPU s | units/s", [$"klynge register load, JSON in gzip | {units:N0} | {Paper.Number(loaded.Seconds)} | {Paper.Number(loaded.Cpu)} | {Paper.Number(units / loaded.Seconds)}"]);
        paper.Line($"\nLooked up by name over HTTP, signed in, one after the other: median {Paper.Number(Machine.Median(took))} ms, 99 of 100 within {Paper.Number(slowest)} ms; the first round after the start, median {Paper.Number(Machine.Median(first))} ms.");
        paper.Add(
            new Goal("R", $"{units:N0} units of the business register loaded", 120, loaded.Seconds, "s"),
            new Goal("R", "looked up by name, 99 of 100", 20, slowest, "ms"));
    }
}
