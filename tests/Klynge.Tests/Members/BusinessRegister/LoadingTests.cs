using System.Text;
using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Tests.Site;
using Klynge.Web.Members.BusinessRegister;
using Klynge.Web.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.BusinessRegister;

/// <summary>A file takes the place of the one before, all of it or nothing.</summary>
public sealed partial class LoadingTests
{
    [Theory, OnBoth]
    public async Task The_register_is_loaded_looked_at_and_searched_from_the_command_line(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.NewCluster();
        var file = await Write(site, "enheter_alle.json.gz", Bulk.Packed(Bulk.Json([.. Bulk.Recorded, Bulk.Unit("981575678", "GALT NUMMER AS"), Bulk.Recorded[0].DeepClone().AsObject()])));

        (await Run.Klynge(site.Place, "register", "status", "--json")).Json.GetProperty("loads").GetArrayLength().ShouldBe(0);
        var loaded = await Run.Klynge(site.Place, "register", "load", file, "--day", "2026-05-11", "--json");

        loaded.Exit.ShouldBe(0, loaded.Output + loaded.Error);
        (loaded.Json.GetProperty("rows").GetInt64(), loaded.Json.GetProperty("loaded").GetInt64(), loaded.Json.GetProperty("skipped").GetInt64()).ShouldBe((8, 6, 2));
        loaded.Json.GetProperty("problems").EnumerateArray().Select(problem => problem.GetProperty("row").GetInt64()).ShouldBe([7, 8]);
        loaded.Json.GetProperty("seconds").GetDouble().ShouldBeGreaterThanOrEqualTo(0);
        var status = (await Run.Klynge(site.Place, "register", "status", "--json")).Json.GetProperty("loads")[0];
        status.GetProperty("day").GetString().ShouldBe("2026-05-11");
        status.GetProperty("source").GetString().ShouldBe("enheter_alle.json.gz");
        status.GetProperty("rows").GetInt64().ShouldBe(6);
        (await Run.Klynge(site.Place, "register", "find", "equi", "--json")).Json.GetProperty("units")[0].GetProperty("number").GetString().ShouldBe("923609016");
        (await Run.Klynge(site.Place, "register", "find", "923", "609", "016")).Output.ShouldContain("EQUINOR ASA");
        (await Run.Klynge(site.Place, "register", "find", "finnes", "ikke")).Output.ShouldContain("Nobody of that name");
    }

    [Theory, OnBoth]
    public async Task A_file_that_is_refused_leaves_the_one_before_as_it_was(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Load(new(2026, 5, 1), Bulk.Recorded);
        var whole = Bulk.Json(Enumerable.Range(0, 2_000).Select(place => Bulk.Unit(Bulk.Number(place), $"FIRMA {place} AS")));
        var wrong = new Dictionary<string, byte[]>
        {
            ["cut off or damaged at row"] = Encoding.UTF8.GetBytes(whole[..^40]),
            ["The file has 1 rows, and the one before had 6"] = Encoding.UTF8.GetBytes(Bulk.Json(Bulk.Unit(Bulk.Number(1), "ENE AS"))),
            ["No row of the file could be used"] = "[{}]"u8.ToArray(),
            ["Load it with --sub-units"] = Encoding.UTF8.GetBytes(Bulk.Json(Enumerable.Range(0, 6).Select(place => Bulk.Unit(Bulk.Number(place), "AVD.", form: "BEDR")))),
            ["cannot be unpacked"] = [.. Bulk.Packed(whole)[..60], .. new byte[500]],
        };
        foreach (var (sentence, content) in wrong)
        {
            var refused = await Run.Klynge(site.Place, "register", "load", await Write(site, "wrong.json", content), "--json");
            refused.Exit.ShouldBe(1, sentence);
            refused.Refused.ShouldContain(sentence);
        }

        (await Run.Klynge(site.Place, "register", "load", "none.json", "--json")).Refused.ShouldBe("There is no file none.json.");
        var load = (await Loads(site)).Single();
        (load.Rows, load.Day).ShouldBe((6, new DateOnly(2026, 5, 1)));
        (await Names(site, "equinor")).ShouldBe(["EQUINOR ASA"]);
        (await Names(site, "firma")).ShouldBeEmpty();
        if (dialect == Dialect.Sqlite)
            Directory.GetFiles(Path.Combine(site.Place.Folder, "register"), "*.part").ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Main_units_and_sub_units_are_two_files_and_neither_takes_the_other_away(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Load(new(2026, 5, 1), Bulk.Recorded);
        var parts = Bulk.Json(Enumerable.Range(0, 3).Select(place => Bulk.Unit(Bulk.Number(place), $"EQUINOR AVD {place}", form: "BEDR", more: unit => unit["overordnetEnhet"] = "923609016")));
        (await Run.Klynge(site.Place, "register", "load", await Write(site, "under.json", Encoding.UTF8.GetBytes(parts)), "--json")).Refused.ShouldContain("--sub-units");
        (await Run.Klynge(site.Place, "register", "load", await Write(site, "under.json", Encoding.UTF8.GetBytes(parts)), "--sub-units")).Exit.ShouldBe(0);

        (await Loads(site)).Select(load => (load.SubUnits, load.Rows)).ShouldBe([(false, 6L), (true, 3L)]);
        await site.Load(new(2026, 5, 2), Bulk.Recorded);
        (await Loads(site)).Select(load => (load.SubUnits, load.Day)).ShouldContain((false, new DateOnly(2026, 5, 2)));
        (await site.With((_, services) => services.GetRequiredService<PublicRegister>().PartsOf("923609016", 10, default))).Select(unit => unit.Name).ShouldBe(["EQUINOR AVD 0", "EQUINOR AVD 1", "EQUINOR AVD 2"]);
        // Who looks for a member by name looks for a legal entity; by its number a sub-unit is found too.
        (await Names(site, "equinor")).ShouldBe(["EQUINOR ASA"]);
        (await Names(site, Bulk.Number(0))).ShouldBe(["EQUINOR AVD 0"]);
    }

    [Theory, OnBoth]
    public async Task One_loading_at_a_time_and_one_that_is_broken_off_never_was(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var register = site.Services.GetRequiredService<RegisterPlace>();
        await using (var first = await IIncoming.Begin(register, new(2026, 5, 12), default))
        {
            first.ShouldNotBeNull();
            (await Run.Klynge(site.Place, "register", "load", await Write(site, "register.json", Encoding.UTF8.GetBytes(Bulk.Json(Bulk.Recorded))), "--json")).Refused.ShouldContain("being loaded already");
            await first.Add([new RegisterUnit { Number = "923609016", Name = "HALV ASA" }], default);
        }

        (await Loads(site)).ShouldBeEmpty();
        await site.Load(new(2026, 5, 1), Bulk.Recorded);
        (await Names(site, "halv")).ShouldBeEmpty();
        await site.Load(new(2026, 5, 2), Bulk.Unit(Bulk.Number(1), "NY AS"));
        (await Names(site, "equinor")).ShouldBeEmpty();
        (await Names(site, "ny as")).ShouldBe(["NY AS"]);
        if (dialect == Dialect.Sqlite)
            Directory.GetFiles(Path.Combine(site.Place.Folder, "register"), "*.db").Length.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Who_reads_while_a_file_is_loaded_always_reads_one_whole_register(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (odd, even) = (Units("ODDE"), Units("JEVN"));
        await site.Load(new(2026, 5, 1), odd);
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            var seen = 0;
            for (; !stop.IsCancellationRequested; seen++)
            {
                var units = await site.With((_, services) => services.GetRequiredService<PublicRegister>().Find(Enumerable.Range(0, 300).Select(Bulk.Number), default));
                (units.Count, units.Values.Select(unit => unit.Name.Split(' ')[0]).Distinct().Count()).ShouldBe((300, 1));
            }

            return seen;
        });
        for (var round = 0; round < 4; round++)
            await site.Load(new(2026, 5, 2 + round), round % 2 == 0 ? even : odd);
        await stop.CancelAsync();
        (await reading).ShouldBeGreaterThan(0);

        static IEnumerable<System.Text.Json.Nodes.JsonObject> Units(string name) => Enumerable.Range(0, 300).Select(place => Bulk.Unit(Bulk.Number(place), $"{name} {place} AS"));
    }

    [Theory, OnBoth]
    public async Task Every_field_comes_back_as_it_was_read(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var unit = Bulk.Unit("981575679", "ÆRLIG Ø'\"\\ & SØNN AS", staff: 12, more: json =>
        {
            (json["konkurs"], json["konkursdato"], json["underAvvikling"], json["underAvviklingDato"]) = (true, "2026-05-03", true, "2026-04-01");
            (json["underTvangsavviklingEllerTvangsopplosning"], json["tvangsopplostPgaManglendeRevisorDato"], json["slettedato"], json["hjemmeside"]) = (true, "2026-03-01", "2026-05-10", "www.aerlig.example");
        });
        await site.Load(new(2026, 5, 11), unit);
        var found = (await site.With((_, services) => services.GetRequiredService<PublicRegister>().Find(OrganisationNumber.Parse("981575679"), default))).ShouldNotBeNull();
        found.ShouldBe(new RegisterUnit
        {
            Number = "981575679", Name = "ÆRLIG Ø'\"\\ & SØNN AS", Form = "AS", Address = "Storgata 1, 2. etasje", PostalCode = "4006", Place = "STAVANGER", Municipality = "1103", Country = "NO", Industry = "62.100",
            Staff = 12, Website = "www.aerlig.example", RegisteredOn = new(2001, 2, 3), Bankrupt = true, BankruptOn = new(2026, 5, 3), Dissolving = true, DissolvingOn = new(2026, 4, 1),
            ForciblyDissolving = true, ForciblyDissolvingOn = new(2026, 3, 1), DeletedOn = new(2026, 5, 10),
        });
        (await Loads(site)).Single().Standard.ShouldBe(IndustryStandard.Sn2025);
        (await Names(site, "ærlig ø sønn")).ShouldBe([found.Name]);
    }

    private static async Task<string> Write(RunningSite site, string name, byte[] content)
    {
        var path = Path.Combine(site.Place.Folder, name);
        await File.WriteAllBytesAsync(path, content);
        return path;
    }

    private static Task<List<RegisterLoad>> Loads(RunningSite site) => site.With((_, services) => services.GetRequiredService<PublicRegister>().Loads(default));

    private static async Task<IEnumerable<string>> Names(RunningSite site, string words) =>
        (await site.With((_, services) => services.GetRequiredService<PublicRegister>().Search(words, 10, default))).Select(unit => unit.Name);
}
