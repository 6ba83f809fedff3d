using Klynge.Bench;

// bench static PORT                          the machine's own ceiling: a page of 3.6 kB that is always the same
// bench run SITE WORK [--quick] [--only P1]  measures, prints, and writes WORK/performance.md
return args switch
{
    ["static", var port] => await StaticSite.Serve(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)),
    ["run", var site, var work, .. var rest] => await Run(site, work, rest),
    _ => Usage(),
};

static async Task<int> Run(string site, string work, string[] rest)
{
    var only = rest.SkipWhile(one => one != "--only").Skip(1).FirstOrDefault()?.Split(',');
    var plan = new Plan(Path.GetFullPath(site), Path.GetFullPath(work), rest.Contains("--quick"));
    var paper = new Paper();
    Directory.CreateDirectory(plan.Work);
    foreach (var (codes, part) in (IEnumerable<(string[] Codes, Func<Plan, Paper, Task> Part)>)[
        (["P5"], Imports.Measure), (["P1", "P2", "P3", "P10"], Pages.Measure), (["P4"], Starts.Measure), (["R"], Registers.Measure)])
        if (only is null || codes.Intersect(only).Any())
            await part(plan, paper);
    await File.WriteAllTextAsync(Path.Combine(plan.Work, "performance.md"), paper.ToString());
    return 0;
}

static int Usage()
{
    Console.Error.WriteLine("usage: bench static PORT | bench run SITE WORK [--quick] [--only P1,P5]");
    return 2;
}
