using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Listing;

public sealed class AnyDayTests
{
    [Theory, OnBoth]
    public async Task Members_of_a_municipality_that_was_divided_stand_in_the_right_one_by_postal_code(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "I Ålesund", facts: [(OrganisationField.Municipality, "1507"), (OrganisationField.PostalCode, "6003")]);
        await site.Has(cluster, "På Haram", facts: [(OrganisationField.Municipality, "1507"), (OrganisationField.PostalCode, "6270")]);
        using var manager = await site.SignedIn(cluster);

        Cells(await manager.Page("/nscc/members/export.csv?columns=name,municipality&on=2023-12-31")).ShouldBe(["I Ålesund;Ålesund", "På Haram;1507"], "the name alone would be read as the Ålesund of today, which Haram has left");
        Cells(await manager.Page("/nscc/members/export.csv?columns=name,municipality&on=2024-01-01")).ShouldBe(["I Ålesund;Ålesund", "På Haram;Haram"]);
        foreach (var (day, codes) in new[] { ("2023-12-31", "1507 1507"), ("2024-01-01", "1508 1580") })
            (await Codes(site, cluster, day)).ShouldBe(codes);
    }

    [Theory, OnBoth]
    public async Task Counts_by_county_are_right_for_the_counties_of_both_years(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.With(async (db, _) =>
        {
            foreach (var row in Sheet.Rows("merge_registers/register_b.csv"))
            {
                var organisation = Register.Organisation(cluster, row["name"], (OrganisationField.Kind, row["type"]), (OrganisationField.ExternalId, row["local_id"]));
                if (row["municipality_code"].Length > 0)
                    organisation.Fill(OrganisationField.Municipality, row["municipality_code"], Register.Today).ShouldBeNull();
                db.Organisations.Add(organisation);
                db.Memberships.Add(Register.Stay(organisation, MembershipCategory.Member, new(2020, 1, 1)));
            }

            return await db.SaveChangesAsync();
        }, cluster.Id);

        (await Counties(site, cluster, new(2023, 6, 1))).ShouldBe("03:1 11:23 15:26 18:41 30:51 34:46 38:23 42:25 46:43 50:38 54:39");
        (await Counties(site, cluster, new(2024, 6, 1))).ShouldBe("03:1 11:23 15:26 18:41 31:12 32:21 33:18 34:46 39:6 40:17 42:25 46:43 50:38 55:21 56:18");
        using var manager = await site.SignedIn(cluster);
        Register.Line(await manager.Page("/nscc/members?county=30&on=2023-06-01")).ShouldBe("51 av 356 medlemmer 1. juni 2023: i Viken.");
        Register.Line(await manager.Page("/nscc/members?county=32&on=2024-06-01")).ShouldBe("21 av 356 medlemmer 1. juni 2024: i Akershus.");
    }

    [Theory, OnBoth]
    public async Task A_list_on_a_past_day_has_the_names_of_that_day_in_their_order(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var renamed = await site.Has(cluster, "Aardal Data");
        await site.Has(cluster, "Berg AS");
        await site.Has(cluster, "Øye AS");
        await site.Changes(cluster, async db =>
        {
            var organisation = db.Organisations.Single(o => o.Id == renamed.Id);
            await db.Entry(organisation).Collection(o => o.Names).LoadAsync();
            organisation.Change(OrganisationField.Name, "Cirrus AS", new(2024, 3, 1)).ShouldBeNull();
        });
        using var manager = await site.SignedIn(cluster);

        (await manager.Names("/nscc/members")).ShouldBe(["Berg AS", "Cirrus AS", "Øye AS"]);
        (await manager.Names("/nscc/members?on=2024-03-01")).ShouldBe(["Berg AS", "Cirrus AS", "Øye AS"]);
        (await manager.Names("/nscc/members?on=2024-02-29")).ShouldBe(["Berg AS", "Øye AS", "Aardal Data"]);
        Cells(await manager.Page("/nscc/members/export.csv?columns=name&on=2024-02-29")).ShouldBe(["Berg AS", "Øye AS", "Aardal Data"]);
        (await manager.Names($"/nscc/members?on=2024-02-29&after={renamed.Id}")).ShouldBe(["Berg AS", "Øye AS", "Aardal Data"], "there is nothing after the last, so the list begins anew");
    }

    private static IEnumerable<string> Cells(string csv) => csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];

    private static Task<string> Counties(RunningSite site, Cluster cluster, DateOnly day) => site.With(async (db, _) =>
        string.Join(' ', (await Headcount.Of(db, day, default)).ByCounty.Select(county => $"{county.Key}:{county.Value}")), cluster.Id);

    private static async Task<string> Codes(RunningSite site, Cluster cluster, string day)
    {
        var (exit, output) = await MemberCommandTests.Run(site, "member", "list", "--cluster", cluster.Slug, "--on", day, "--csv", "--columns", "municipality");
        exit.ShouldBe(0);
        return string.Join(' ', output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..]);
    }
}
