using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Searching;

/// <summary>Searching the list of members, the same on either database.</summary>
public sealed class FindingTests
{
    [Theory, OnBoth]
    public async Task The_list_is_searched_best_match_first_in_any_order_and_with_a_letter_wrong(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Zeta Helseteknologi AS");
        await site.Has(cluster, "Helseteknologi Åsen AS", facts: [(OrganisationField.PostalCode, "6003")]);
        await site.Has(cluster, "Bølgen Drift AS", facts: [(OrganisationField.Description, "Vi leverer sensorer og velferdsteknologi til kommunene.")]);
        await site.Has(cluster, "Sensor Nord AS", facts: [(OrganisationField.Number, "923609016")]);
        await site.Has(cluster, "Alfa Sensor AS");
        await site.Has(cluster, "Åge Drift AS", facts: [(OrganisationField.Offers, "sensorikk")]);
        using var manager = await site.SignedIn(cluster);

        foreach (var (search, names) in new (string, List<string>)[]
        {
            ("sensor", ["Sensor Nord AS", "Alfa Sensor AS", "Åge Drift AS", "Bølgen Drift AS"]),
            ("sensorene", ["Bølgen Drift AS"]),
            ("kommune", ["Bølgen Drift AS"]),
            ("nord sens", ["Sensor Nord AS"]),
            ("923 609 016", ["Sensor Nord AS"]),
            ("helseteknologi", ["Helseteknologi Åsen AS", "Zeta Helseteknologi AS"]),
            ("ålesund", ["Helseteknologi Åsen AS"]),
            ("aalesund", ["Helseteknologi Åsen AS"]),
            ("aasen", ["Helseteknologi Åsen AS"]),
            ("bolgen", ["Bølgen Drift AS"]),
            ("boelgen", ["Bølgen Drift AS"]),
            ("drift -velferdsteknologi", ["Åge Drift AS"]),
            ("\"alfa sensor\"", ["Alfa Sensor AS"]),
            ("\"sensor alfa\"", []),
            ("helsteknologi", ["Helseteknologi Åsen AS", "Zeta Helseteknologi AS"]),
            ("hlseteknlogi zeta", ["Zeta Helseteknologi AS"]),
            ("923609017", []),
        })
            (await manager.Names($"/nscc/members?q={Uri.EscapeDataString(search)}")).ShouldBe(names, search);
    }

    [Theory, OnBoth]
    public async Task What_reads_nearly_so_is_called_that_and_the_order_is_said(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Zeta Sensor AS");
        await site.Has(cluster, "Sensor Åsen AS");
        using var manager = await site.SignedIn(cluster);

        var nearly = await manager.Page("/nscc/members?q=senosr");
        nearly.ShouldContain("Ingenting leses «senosr».");
        Register.NamesIn(nearly).ShouldBe(["Sensor Åsen AS", "Zeta Sensor AS"]);
        var exact = await manager.Page("/nscc/members?q=sensor");
        exact.ShouldNotContain("nesten slik");
        Register.Line(exact).ShouldBe("2 av 2 medlemmer i dag: som passer med «sensor», beste treff først.");
        (await manager.Names("/nscc/members?q=sensor&sort=-name")).ShouldBe(["Zeta Sensor AS", "Sensor Åsen AS"]);
        Register.Line(await manager.Page("/nscc/members?q=sensor&sort=name")).ShouldBe("2 av 2 medlemmer i dag: som passer med «sensor».");
        (await manager.Names("/nscc/members?sort=best")).ShouldBe(["Sensor Åsen AS", "Zeta Sensor AS"], "without a search there is no best");
        (await manager.Page("/nscc/members?q=finnesikke")).ShouldContain("Uten «søk: finnesikke» er det 2.");
    }

    [Theory, OnBoth]
    public async Task Pages_of_a_search_hold_each_hit_once_in_either_direction(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.HasAll(cluster, Enumerable.Range(0, 30).Select(n => $"Firma {n:00} Sensor AS").Concat(Enumerable.Range(0, 30).Select(n => $"Sensor {n:00} AS")));
        await site.Has(cluster, "Sensor", MembershipCategory.Partner);
        using var manager = await site.SignedIn(cluster);

        List<string> forward = [], expected = [.. Enumerable.Range(0, 30).Select(n => $"Sensor {n:00} AS"), .. Enumerable.Range(0, 30).Select(n => $"Firma {n:00} Sensor AS")];
        string? next = "/nscc/members?q=sensor", last = null;
        while (next is not null)
        {
            var page = await manager.Page(last = next);
            forward.AddRange(Register.NamesIn(page));
            next = Register.Leads(page, "next");
        }

        forward.ShouldBe(expected);
        var back = Register.Leads(await manager.Page(last!), "prev");
        var before = await manager.Page(back!);
        Register.NamesIn(before).ShouldBe(expected[25..50]);
        before.ShouldContain("26–50 av 60");
        (await manager.Page("/nscc/members/export.csv?q=sensor")).Split('\n').Length.ShouldBe(62, "a heading, sixty rows and the end of the last");
    }

    [Theory, OnBoth]
    public async Task Every_change_is_found_by_the_next_who_asks(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var one = await site.Has(cluster, "Gammelt Navn AS");
        using var manager = await site.SignedIn(cluster);
        using var contact = await site.SignedIn(cluster, Role.MemberContact, (await site.Has(cluster, "Annet AS")).Id);

        (await manager.Names("/nscc/members?q=sensorer")).ShouldBeEmpty();
        await site.Changes(cluster, async db =>
        {
            var organisation = await db.Organisations.Include(o => o.Names).Include(o => o.Tags).SingleAsync(o => o.Id == one.Id);
            organisation.Change(OrganisationField.Offers, "sensorer", new(2026, 5, 1)).ShouldBeNull();
            organisation.Change(OrganisationField.Name, "Nytt Navn AS", new(2026, 5, 1)).ShouldBeNull();
        });
        foreach (var found in (string[])["sensorer", "nytt navn", "gammelt navn"])
            (await contact.Names($"/nscc/members?q={Uri.EscapeDataString(found)}")).ShouldBe(["Nytt Navn AS"], found);

        await site.Changes(cluster, db => Task.FromResult(db.Add(new FieldVisibility { ClusterId = cluster.Id, OrganisationId = one.Id, Field = OrganisationField.Offers, Visibility = Visibility.Hidden })));
        (await contact.Names("/nscc/members?q=sensorer")).ShouldBeEmpty("hidden a moment ago");
        (await contact.Names("/nscc/members?q=snsorer")).ShouldBeEmpty();
        (await manager.Names("/nscc/members?q=sensorer")).ShouldBe(["Nytt Navn AS"]);
        await site.With((db, _) => db.Set<FieldVisibility>().Where(v => v.OrganisationId == one.Id).ExecuteDeleteAsync(), cluster.Id);
        await site.Changes(cluster, async db => db.Organisations.Remove(await db.Organisations.SingleAsync(o => o.Id == one.Id)));
        (await manager.Names("/nscc/members?q=sensorer")).ShouldBeEmpty("gone from the register");
    }

    [Theory, OnBoth]
    public async Task Another_clusters_register_is_never_searched(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (here, there) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        await site.Has(here, "Sensor Her AS");
        await site.Has(there, "Sensor Der AS");
        using var manager = await site.SignedIn(here);
        using var other = await site.SignedIn(there);

        (await manager.Names("/nscc/members?q=sensor")).ShouldBe(["Sensor Her AS"]);
        (await other.Names("/nht/members?q=sensor")).ShouldBe(["Sensor Der AS"]);
        (await manager.Page("/nscc/jump.json?q=sensor")).ShouldNotContain("Der AS");
        (await manager.Page("/nscc/jump.json?q=health")).ShouldNotContain("Health Tech", customMessage: "a cluster one has no role in");
    }
}
