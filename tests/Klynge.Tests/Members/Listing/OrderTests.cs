using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Listing;

public sealed class OrderTests
{
    [Theory, OnBoth]
    public async Task The_list_stands_in_norwegian_order_page_by_page_forward_and_back(Dialect dialect)
    {
        var expected = await File.ReadAllLinesAsync(Sheet.Path("collation_nb_expected.txt"), TestContext.Current.CancellationToken);
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.HasAll(cluster, expected.OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal));
        using var manager = await site.SignedIn(cluster);

        var (forward, last) = await Walk(manager, "/nscc/members", "next");
        forward.SelectMany(page => page).ShouldBe(expected);
        forward.Take(forward.Count - 1).ShouldAllBe(page => page.Count == 25);
        var (back, _) = await Walk(manager, last, "prev");
        back.Reverse();
        back.SelectMany(page => page).ShouldBe(expected);

        // The link says how many stand before; an address that does not, or cannot be right, is counted.
        var next = System.Net.WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Match(await manager.Page("/nscc/members"), "rel=\"next\" href=\"([^\"]+)\"").Groups[1].Value);
        next.ShouldContain("&at=25.");
        foreach (var address in new[] { next, next.Split("&at=")[0], next.Replace("&at=25.", "&at=-3.", StringComparison.Ordinal), next.Replace("&at=25.", "&at=900000.", StringComparison.Ordinal), next + "0", next + ".x" })
            (await manager.Page(address)).ShouldContain($"26–50 av {expected.Length}", customMessage: address);

        var (down, _) = await Walk(manager, "/nscc/members?sort=-name", "next");
        down.SelectMany(page => page).ShouldBe(expected.Reverse());
    }

    [Theory, OnBoth]
    public async Task Every_order_pages_to_the_same_rows_once_each(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        string[] places = ["Ås", "Oslo", "Ålesund", "Aarnes", "Bergen"];
        await site.With(async (db, _) =>
        {
            for (var i = 0; i < 70; i++)
            {
                var organisation = Register.Organisation(cluster, $"Firma {i % 35} {(i < 35 ? "A" : "B")}", (OrganisationField.Kind, i % 3 == 0 ? "municipality" : i % 3 == 1 ? "company" : "other"));
                if (i % 7 != 0)
                    organisation.Fill(OrganisationField.Place, places[i % 5], Register.Today).ShouldBeNull();
                db.Organisations.Add(organisation);
                db.Memberships.Add(Register.Stay(organisation, MembershipCategory.Member, new DateOnly(2015 + i % 6, 3, 1)));
            }

            return await db.SaveChangesAsync();
        }, cluster.Id);
        using var manager = await site.SignedIn(cluster);

        foreach (var order in (string[])["member_from", "-member_from", "place", "-place", "kind", "-kind"])
        {
            var (pages, last) = await Walk(manager, $"/nscc/members?sort={order}", "next");
            var all = pages.SelectMany(page => page).ToList();
            all.Count.ShouldBe(70, order);
            all.Distinct().Count().ShouldBe(70, order);
            var (back, _) = await Walk(manager, last, "prev");
            back.Reverse();
            back.SelectMany(page => page).ShouldBe(all, order);
        }

        Register.Body(await manager.Page("/nscc/members?sort=kind")).ShouldNotContain(">Kommune<");
        var byPlace = Register.Body(await manager.Page("/nscc/members?sort=place&columns=place"));
        byPlace.IndexOf("Bergen", StringComparison.Ordinal).ShouldBeLessThan(byPlace.IndexOf("Oslo", StringComparison.Ordinal));
    }

    [Theory, OnBoth]
    public async Task A_page_says_which_rows_it_holds_and_a_row_that_left_does_not_lose_the_reader(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.HasAll(cluster, Enumerable.Range(10, 60).Select(i => $"Firma {i}"));
        using var manager = await site.SignedIn(cluster);

        var first = await manager.Page("/nscc/members");
        first.ShouldContain("1–25 av 60");
        var second = await manager.Page(Register.Leads(first, "next")!);
        second.ShouldContain("26–50 av 60");
        var third = await manager.Page(Register.Leads(second, "next")!);
        third.ShouldContain("51–60 av 60");
        Register.Leads(third, "next").ShouldBeNull();
        // The last of the first page leaves; the address of the second page still means "after her".
        await site.Changes(cluster, db => { db.Memberships.Single(m => m.OrganisationId == db.Organisations.Single(o => o.Name == "Firma 34").Id).End(new(2026, 5, 1), null).ShouldBeNull(); return Task.CompletedTask; });
        var again = await manager.Page(Register.Leads(first, "next")!);
        Register.NamesIn(again)[0].ShouldBe("Firma 35");
        again.ShouldContain("25–49 av 59");
    }

    private static async Task<(List<List<string>> Pages, string Last)> Walk(HttpClient client, string from, string rel)
    {
        var pages = new List<List<string>>();
        string? path = from;
        var last = from;
        while (path is not null && pages.Count < 100)
        {
            var page = await client.Page(last = path);
            pages.Add(Register.NamesIn(page));
            path = Register.Leads(page, rel);
        }

        return (pages, last);
    }
}
