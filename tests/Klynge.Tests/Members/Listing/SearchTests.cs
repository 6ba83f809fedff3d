using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Listing;

public sealed class SearchTests
{
    [Theory, OnBoth]
    public async Task Members_are_found_by_the_beginnings_of_their_words_however_these_are_written(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Åsen Bjørnegård AS", facts: [(OrganisationField.Number, "923609016"), (OrganisationField.Offers, "sensorer; hjemmetesting")]);
        await site.Has(cluster, "Sætre Ærlighet", facts: [(OrganisationField.PostalCode, "6003"), (OrganisationField.ExternalId, "A-17")]);
        var renamed = await site.Has(cluster, "Gamle Navn AS");
        await site.Changes(cluster, async db => (await Whole(db, renamed.Id)).Change(OrganisationField.Name, "Nytt Skilt AS", new(2024, 3, 1)).ShouldBeNull());
        await site.Has(cluster, "!!!");
        using var manager = await site.SignedIn(cluster);

        foreach (var (search, name) in new[]
        {
            ("åsen", "Åsen Bjørnegård AS"), ("aasen", "Åsen Bjørnegård AS"), ("A\u030Asen", "Åsen Bjørnegård AS"), ("ÅSEN bjø", "Åsen Bjørnegård AS"), ("bjoernegaard", "Åsen Bjørnegård AS"),
            ("923 609 016", "Åsen Bjørnegård AS"), ("9236", "Åsen Bjørnegård AS"), ("NO 923 609 016 MVA", "Åsen Bjørnegård AS"), ("hjemmetest", "Åsen Bjørnegård AS"),
            ("saetre aerlig", "Sætre Ærlighet"), ("ålesund", "Sætre Ærlighet"), ("A-17", "Sætre Ærlighet"),
            ("gamle navn", "Nytt Skilt AS"), ("skilt", "Nytt Skilt AS"), ("!!!", "!!!"),
        })
            (await manager.Names($"/nscc/members?q={Uri.EscapeDataString(search)}")).ShouldBe([name], search);

        foreach (var nobody in (string[])["nsorer", "åsen sætre", "negård", "100%", "_", "' OR 1=1 --"])
            (await manager.Names($"/nscc/members?q={Uri.EscapeDataString(nobody)}")).ShouldBeEmpty(nobody);
    }

    [Theory, OnBoth]
    public async Task Nothing_found_says_what_to_drop_and_what_would_be_found_then(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Sensor AS", facts: [(OrganisationField.Kind, "company"), (OrganisationField.Municipality, "1103")]);
        await site.Has(cluster, "Gjesdal Kapital", facts: [(OrganisationField.Kind, "investor"), (OrganisationField.Municipality, "0301")]);
        await site.Has(cluster, "Tidligere AS", to: new(2025, 12, 31), facts: [(OrganisationField.Kind, "investor"), (OrganisationField.Municipality, "1103")]);
        using var manager = await site.SignedIn(cluster);

        var page = await manager.Page("/nscc/members?kind=investor&county=11");
        page.ShouldContain("Ingen medlemmer passer med alt dette");
        page.ShouldContain("Uten «fylke: Rogaland» er det 1.");
        page.ShouldContain("Uten «type: investor» er det 1.");
        page.ShouldContain("Alle i registeret: 1.");
        Register.Line(page).ShouldBe("0 av 2 medlemmer i dag: investorer i Rogaland.");
    }

    [Theory, OnBoth]
    public async Task A_new_register_says_what_comes_here_and_leads_to_the_import(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);

        var page = await manager.Page("/nscc/members");

        page.ShouldContain("Her kommer medlemmene");
        page.ShouldContain("href=\"/nscc/members/import\"");
        (await manager.Page("/nscc/members?on=2019-01-01")).ShouldNotContain("href=\"/nscc/members/import");
    }

    private static async Task<Organisation> Whole(Db db, Guid id)
    {
        var organisation = db.Organisations.Single(o => o.Id == id);
        foreach (var parts in (string[])["Names", "Staff", "Seats", "Tags"])
            await db.Entry(organisation).Collection(parts).LoadAsync();
        return organisation;
    }
}
