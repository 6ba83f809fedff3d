using System.Text.Json;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Commands;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Listing;

public sealed class MemberCommandTests
{
    [Theory, OnBoth]
    public async Task Count_tells_any_day_past_or_coming(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Alfa", from: new(2020, 1, 1), facts: [(OrganisationField.Kind, "company"), (OrganisationField.Municipality, "1103")]);
        await site.Has(cluster, "Beta", from: new(2021, 1, 1), to: new(2026, 12, 31), facts: [(OrganisationField.Kind, "municipality")]);
        await site.Has(cluster, "Gamma", MembershipCategory.Partner);

        var (exit, output) = await Run(site, "member", "count", "--cluster", "nscc", "--json");
        exit.ShouldBe(0);
        output.Trim().ShouldBe("""{"on":"2026-05-12","members":2,"associates":0,"partners":1,"committed":0,"byKind":{"company":1,"municipality":1},"byCounty":{"Rogaland":1,"unknown":1}}""");
        Number(await Run(site, "member", "count", "--cluster", "nscc", "--on", "2020-06-30", "--json")).ShouldBe(1);
        Number(await Run(site, "member", "count", "--cluster", "nscc", "--on", "2019-12-31", "--json")).ShouldBe(0);
        Number(await Run(site, "member", "count", "--cluster", "nscc", "--on", "2027-01-01", "--json")).ShouldBe(1);
        (await Run(site, "member", "count", "--cluster", "nscc")).Output.ShouldContain("Rogaland");
    }

    [Theory, OnBoth]
    public async Task List_writes_csv_and_json_in_norwegian_order(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Åsen, \"Bjørn\" AS", facts: [(OrganisationField.Number, "923609016"), (OrganisationField.Employees, "12")]);
        await site.Has(cluster, "=1+1");
        await site.Has(cluster, "Ås", MembershipCategory.Partner);

        var (exit, csv) = await Run(site, "member", "list", "--cluster", "nscc", "--csv", "--columns", "name,organisation_number,kind,member_from,employees");
        exit.ShouldBe(0);
        csv.ShouldBe("name,organisation_number,kind,member_from,employees\r\n'=1+1,,other,2020-01-01,\r\n\"Åsen, \"\"Bjørn\"\" AS\",923609016,other,2020-01-01,12\r\n");
        var (_, json) = await Run(site, "member", "list", "--cluster", "nscc", "--on", "2020-01-01", "--json");
        using var read = JsonDocument.Parse(json);
        read.RootElement.GetProperty("on").GetString().ShouldBe("2020-01-01");
        read.RootElement.GetProperty("members").EnumerateArray().Select(member => member.GetProperty("name").GetString()).ShouldBe(["=1+1", "Åsen, \"Bjørn\" AS"]);
        (await Run(site, "member", "list", "--cluster", "nscc", "--csv", "--category", "partner", "--columns", "name")).Output.ShouldBe("name\r\nÅs\r\n");
    }

    [Theory, OnBoth]
    public async Task Wrong_words_are_answered_with_a_sentence_and_the_right_exit_code(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.NewCluster();

        foreach (var day in (string[])["2026-02-30", "yesterday", "31.4.2026", "0000-01-01"])
        {
            (await Run(site, "member", "count", "--cluster", "nscc", "--on", day)).Exit.ShouldBe(2, day);
            (await Run(site, "member", "list", "--cluster", "nscc", "--on", day, "--csv")).Exit.ShouldBe(2, day);
        }

        var (unknown, said) = await Run(site, "member", "count", "--cluster", "nobody", "--json");
        unknown.ShouldBe(1);
        said.ShouldContain("\"refused\":");
        (await Run(site, "member", "list", "--cluster", "nobody", "--csv")).Exit.ShouldBe(1);
        (await Run(site, "member", "list", "--cluster", "nscc", "--columns", "secret")).Exit.ShouldBe(1);
        (await Run(site, "member", "count")).Exit.ShouldBe(2);
    }

    public static async Task<(int Exit, string Output)> Run(RunningSite site, params string[] words)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        string[] place = site.Place.Dialect == Dialect.Postgres ? ["--database", site.Place.Postgres!] : ["--data", site.Place.Folder];
        var exit = await CommandLine.Run([.. words, .. place], output, error, new Hands(output, error, site.Clock));
        return (exit, output.ToString());
    }

    private static int Number((int Exit, string Output) answer)
    {
        using var read = JsonDocument.Parse(answer.Output);
        return read.RootElement.GetProperty("members").GetInt32();
    }
}
