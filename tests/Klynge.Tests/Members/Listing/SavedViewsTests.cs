using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Listing;

public sealed class SavedViewsTests
{
    [Theory, OnBoth]
    public async Task A_view_is_saved_in_its_canonical_form_named_once_found_and_deleted(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Alfa", facts: [(OrganisationField.Kind, "company")]);
        using var manager = await site.SignedIn(cluster);
        using var other = await site.SignedIn(cluster, Role.Staff);
        (await Post(manager, "Save&sort=name&kind=company", ("name", "Bedriftene"))).ShouldBe(HttpStatusCode.Redirect);
        (await Post(manager, "Save&kind=municipality", ("name", "BEDRIFTENE"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        var view = await site.With((db, _) => db.Set<SavedView>().SingleAsync(), cluster.Id);
        view.Query.ShouldBe("?kind=company");
        (await manager.GetStringAsync("/nscc/members", TestContext.Current.CancellationToken)).ShouldContain("Bedriftene 1");
        (await manager.GetStringAsync("/nscc/jump?q=bedriftene", TestContext.Current.CancellationToken)).ShouldContain("/nscc/members?kind=company");

        // Another has her own names, and knows nothing of these.
        (await other.GetStringAsync("/nscc/members", TestContext.Current.CancellationToken)).ShouldNotContain("Bedriftene");
        (await Post(other, "Save&kind=municipality", ("name", "Bedriftene"))).ShouldBe(HttpStatusCode.Redirect);
        (await Post(other, "Delete", ("view", view.Id.ToString()))).ShouldBe(HttpStatusCode.NotFound);
        (await Post(manager, "Replace&kind=research", ("view", view.Id.ToString()))).ShouldBe(HttpStatusCode.Redirect);
        (await Post(manager, "Rename", ("view", view.Id.ToString()), ("name", "Forskerne"))).ShouldBe(HttpStatusCode.Redirect);
        (await site.With((db, _) => db.Set<SavedView>().Where(v => v.Id == view.Id).Select(v => v.Name + v.Query).SingleAsync(), cluster.Id)).ShouldBe("Forskerne?kind=research");
        (await Post(manager, "Delete", ("view", view.Id.ToString()))).ShouldBe(HttpStatusCode.Redirect);
        (await site.With((db, _) => db.Set<SavedView>().CountAsync(), cluster.Id)).ShouldBe(1);
        (await site.With((db, _) => db.Journal.CountAsync(l => l.Name.Contains("View")), cluster.Id)).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task Saved_at_once_each_gets_a_place_a_name_is_given_once_and_fifty_are_all(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        (await Task.WhenAll(Enumerable.Range(1, 12).Select(n => Post(manager, "Save&kind=company", ("name", $"Visning {n}"))))).ShouldAllBe(status => status == HttpStatusCode.Redirect);
        (await Task.WhenAll(Enumerable.Range(1, 6).Select(_ => Post(manager, "Share&kind=company", ("name", "Den samme"))))).Count(status => status == HttpStatusCode.Redirect).ShouldBe(1);
        (await Task.WhenAll(Enumerable.Range(13, SavedView.Most).Select(n => Post(manager, "Save", ("name", $"Visning {n}"))))).Count(status => status == HttpStatusCode.Redirect).ShouldBe(SavedView.Most - 12);
        (await site.With(async (db, _) => (await db.Set<SavedView>().CountAsync(v => v.AccountId != null), await db.Set<SavedView>().CountAsync(v => v.AccountId == null)), cluster.Id)).ShouldBe((SavedView.Most, 1));
        using var full = await manager.Post("/nscc/members", "/nscc/members/views?handler=Save", ("name", "En til"));
        (await full.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("50 lagrede visninger");
    }

    [Theory, OnBoth]
    public async Task Of_a_saved_view_and_a_tab_that_show_the_same_one_is_where_she_is(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Alfa", facts: [(OrganisationField.Kind, "company")]);
        using var manager = await site.SignedIn(cluster);
        (await Post(manager, "Save&kind=company", ("name", "Bedriftene"))).ShouldBe(HttpStatusCode.Redirect);
        var tabs = (await manager.Page("/nscc/members?kind=company")).Split("k-tabs")[1].Split("</nav>")[0];
        tabs.Split("aria-current=\"page\"").Length.ShouldBe(2);
        tabs.Split("aria-current=\"page\"")[1].ShouldContain("Bedriftene");
    }

    [Theory, OnBoth]
    public async Task A_shared_view_is_the_teams_to_make_stays_and_tells_no_reader_more_than_she_may_see(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var alfa = await site.Has(cluster, "Alfa");
        using var manager = await site.SignedIn(cluster, email: "kari@klyngen.example");
        using var contact = await site.SignedIn(cluster, Role.MemberContact, alfa.Id);
        (await Post(contact, "Share&kind=company", ("name", "Delt"))).ShouldBe(HttpStatusCode.Forbidden);
        (await Post(contact, "Save&without=contact", ("name", "Hemmelig"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Post(manager, "Share&without=contact", ("name", "Hemmelig"))).ShouldBe(HttpStatusCode.Redirect);
        (await Post(manager, "Share&kind=company", ("name", "Alle bedrifter"))).ShouldBe(HttpStatusCode.Redirect);
        (await Post(manager, "Save", ("name", "Bare min"))).ShouldBe(HttpStatusCode.Redirect);
        (await site.With((db, _) => db.Journal.CountAsync(l => l.Name == nameof(ViewShared)), cluster.Id)).ShouldBe(2);

        var seen = await contact.GetStringAsync("/nscc/members", TestContext.Current.CancellationToken);
        seen.ShouldContain("Alle bedrifter");
        seen.ShouldNotContain("Hemmelig");
        await site.With(async (db, _) => await db.Accounts.Where(a => a.EmailKey == "kari@klyngen.example").ExecuteDeleteAsync(), cluster.Id);
        (await site.With((db, _) => db.Set<SavedView>().OrderBy(v => v.Place).Select(v => v.Name).ToListAsync(), cluster.Id)).ShouldBe(["Hemmelig", "Alle bedrifter"]);
    }

    [Theory, OnBoth]
    public async Task A_view_that_says_what_is_not_known_any_more_stands_and_says_so(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Alfa");
        await site.Changes(cluster, db => { db.Add(SavedView.Keep(cluster.Id, null, "Gammel", "?colour=red", []).Item1!); return Task.CompletedTask; });
        using var manager = await site.SignedIn(cluster);
        (await manager.GetStringAsync("/nscc/members/views", TestContext.Current.CancellationToken)).ShouldContain("Visningen ber om noe Klynge ikke kjenner lenger");
        (await manager.GetStringAsync("/nscc/members", TestContext.Current.CancellationToken)).ShouldContain("Gammel");
        using var opened = await manager.GetAsync("/nscc/members?colour=red", TestContext.Current.CancellationToken);
        opened.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<HttpStatusCode> Post(HttpClient client, string handler, params (string, string)[] fields)
    {
        using var answer = await client.Post("/nscc/members", $"/nscc/members/views?handler={handler}", fields);
        return answer.StatusCode;
    }
}
