using System.Text.RegularExpressions;

namespace Klynge.Bench;

/// <summary>
/// P1–P3 and P10: the list, a member's page and the search as a signed-in member of staff sees them, with access rules, journal
/// and words on, in turn with a page that never changes.
/// </summary>
public static partial class Pages
{
    private static readonly string[] Terms =
        ["helse", "nord", "fjord", "tek", "medtech", "berg", "stein", "design", "oslo", "bergen", "solberg", "vik", "data", "marin", "omsorg", "innovation", "lunde", "kobber", "robotikk", "trondheim", "viken", "havdata", "lys", "glass", "hansen"];

    private const string Directory = "directory", Member = "member", Search = "search";

    public static async Task Measure(Plan plan, Paper paper)
    {
        if (!Shell.Has("wrk"))
        {
            Console.Error.WriteLine("wrk is not installed (apt-get install wrk): P1 to P3 are left out");
            return;
        }

        await using var still = Served.Static();
        await still.Answers("/");
        var all = new Dictionary<int, Dictionary<string, Seen>>();
        foreach (var size in plan.Sizes)
        {
            if (!System.IO.Directory.Exists(plan.Folder(size)))
            {
                await Sets.Make(plan, size);
                await Imports.Fill(plan, size);
            }

            await using var server = Served.Klynge(plan, plan.Folder(size));
            await server.Answers("/health/ready");
            await server.SignIn();
            var seen = await Load.Run(plan, [new("static", still, ["/"]), .. await Targets(server, size)]);
            paper.Table($"Pages, {size:N0} organisations in one list", Seen.Columns, seen.Select(one => one.Value.Row(one.Key)));
            all[size] = seen;
            Goals(paper, size, seen, largest: size == plan.Sizes[^1]);
        }

        Growth(plan, paper, all);
    }

    private static async Task<IEnumerable<Target>> Targets(Served server, int size)
    {
        using var http = server.Http();
        // A page of the list begins after a member, any of those that other pages and searches show, and says how many stand before, as the list's own links do.
        var ids = new HashSet<string>();
        var counted = Counted().Match(await http.GetStringAsync(new Uri("/bench/members", UriKind.Relative))).Groups[1].Value;
        foreach (var path in Terms.Select(term => $"/bench/members?q={term}").Prepend("/bench/members"))
            ids.UnionWith(Ids().Matches(await http.GetStringAsync(new Uri(path, UriKind.Relative))).Select(match => match.Groups[1].Value));
        if (ids.Count < Math.Min(size / 4, 100))
            throw new InvalidOperationException($"only {ids.Count} members were found to ask for");
        return
        [
            new(Directory, server, [.. ids.Select(id => $"/bench/members?after={id}&at={size / 2}.{counted}").Prepend("/bench/members")]),
            new(Member, server, [.. ids.Select(id => $"/bench/members/{id}")]),
            new(Search, server, [.. Terms.Select(term => $"/bench/members?q={term}")]),
        ];
    }

    private static void Goals(Paper paper, int size, Dictionary<string, Seen> seen, bool largest)
    {
        paper.Add(
            new Goal("P1", $"list of {size:N0}, CPU ms a request", 0.35, seen[Directory].CpuMedian, "ms"),
            new Goal("P1", $"list of {size:N0}, times a static page", 20, seen[Directory].CpuMedian / seen["static"].CpuMedian, "×"),
            new Goal("P1", $"list of {size:N0}, p99", 10, seen[Directory].P99Median, "ms"),
            new Goal("P2", $"member's page of {size:N0}, CPU ms a request", 0.5, seen[Member].CpuMedian, "ms"),
            new Goal("P3", $"search among {size:N0}, CPU ms a request", size switch { <= 370 => 0.4, <= 10_000 => 0.7, _ => 1.5 }, seen[Search].CpuMedian, "ms"));
        if (largest)
            paper.Add(
                new Goal("P3", $"search among {size:N0}, p99", 10, seen[Search].P99Median, "ms"),
                new Goal("P4", "memory under this load, PSS", 120, seen.Values.Where(one => one != seen["static"]).Max(one => one.Memory.Max()), "MiB"));
    }

    private static void Growth(Plan plan, Paper paper, Dictionary<int, Dictionary<string, Seen>> all)
    {
        var (small, large) = (plan.Sizes[0], plan.Sizes[^1]);
        foreach (var (page, limit) in new[] { (Directory, 1.3), (Member, 1.3), (Search, 4.0) })
            paper.Add(new Goal("P10", $"{page}, {small:N0} to {large:N0}", limit, all[large][page].CpuMedian / all[small][page].CpuMedian, "×"));
        paper.Add(new Goal("P10", $"memory, {small:N0} to {large:N0}", 1.3, all[large][Search].Memory.Max() / all[small][Search].Memory.Max(), "×"));
    }

    [GeneratedRegex(@"at=25\.(\d+)")]
    private static partial Regex Counted();

    [GeneratedRegex("/bench/members/([0-9a-f]{8}-[0-9a-f-]{27})\"")]
    private static partial Regex Ids();
}
