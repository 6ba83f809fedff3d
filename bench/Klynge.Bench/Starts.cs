namespace Klynge.Bench;

/// <summary>P4: from the start of the process to the first whole page of the list, in turn with a server that has nothing to do.</summary>
public static class Starts
{
    public static async Task Measure(Plan plan, Paper paper)
    {
        var size = plan.Sizes[^1];
        if (!Directory.Exists(plan.Folder(size)))
        {
            await Sets.Make(plan, size);
            await Imports.Fill(plan, size);
        }

        var session = await Session(plan, size);
        var (still, site) = (new List<(double Seconds, double Cpu)>(), new List<(double Seconds, double Cpu)>());
        for (var round = 0; round < plan.Rounds + 2; round++)
        {
            await using (var server = Served.Static())
                still.Add(await server.Answers("/"));
            await using (var server = Served.Klynge(plan, plan.Folder(size)))
            {
                server.Use(session);
                site.Add(await server.Answers("/bench/members"));
            }
        }

        paper.Table($"Cold start to the first answer, {size:N0} organisations", "what | s | CPU s",
            [Row("static page", still), Row("klynge serve, first page of the list", site)]);
        var (first, nothing) = (Machine.Median(site.Select(one => one.Seconds)), Machine.Median(still.Select(one => one.Seconds)));
        paper.Add(
            new Goal("P4", "start to the first page of the list", 0.9, first, "s"),
            new Goal("P4", "times a server that has nothing to do", 1.5, first / nothing, "×"));
    }

    private static string Row(string what, List<(double Seconds, double Cpu)> seen) =>
        $"{what} | {Machine.Spread([.. seen.Select(one => one.Seconds)])} | {Machine.Spread([.. seen.Select(one => one.Cpu)])}";

    /// <summary>Sessions stay on the server, so one holds over its starts.</summary>
    private static async Task<string> Session(Plan plan, int size)
    {
        await using var server = Served.Klynge(plan, plan.Folder(size));
        await server.Answers("/health/ready");
        await server.SignIn();
        return server.Cookie["klynge=".Length..];
    }
}
