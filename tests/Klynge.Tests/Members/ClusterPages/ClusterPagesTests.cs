using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.ClusterPages;
using Klynge.Web.Members.People;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.ClusterPages;

public sealed class ClusterPagesTests
{
    [Theory, OnBoth]
    public async Task Someone_new_comes_into_the_register_with_a_post_and_nowhere_else(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        (await manager.Page("/nscc/cluster/part/competences")).ShouldContain("Ingen har en stilling i klyngen ennå");
        (await manager.Post("/nscc/cluster/part/team", "/nscc/cluster/part/competences", ("Form.Words", "Kunstig intelligens"), ("Form.NewPerson", "Kari Nordgård"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        const string team = "/nscc/cluster/part/team";
        (await manager.Post(team, team, ("Form.Words", "Klyngeleder"), ("Form.NewPerson", "Kari Nordgård"), ("Form.Amount", "80"), ("Form.From", "2024-01-01"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await manager.Page("/nscc/cluster")).ShouldContain("Kari Nordgård");
        (await site.With((db, _) => db.PersonRoles.Where(r => r.OrganisationId == null).Select(r => r.Title).SingleAsync(), cluster.Id)).ShouldBe("Klyngeleder");
        (await manager.Post(team, team, ("Form.Words", "Rådgiver"), ("Form.NewPerson", "Ola"), ("Form.Person", Guid.NewGuid().ToString()), ("Form.Amount", "50"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.With((db, _) => db.People.CountAsync(), cluster.Id)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Each_part_is_added_corrected_ended_and_still_seen_on_its_days(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var kari = await Person(site, cluster, "Kari Nordgård");
        using var manager = await site.SignedIn(cluster);
        foreach (var part in AllParts.All.Where(part => part != AllParts.Names))
        {
            var page = $"/nscc/cluster/part/{part.Address}";
            var second = part == AllParts.Goals ? "A goal in English" : "";
            (string, string)[] fields = [("Form.Words", $"Prøve {part.Address}"), ("Form.Second", second), ("Form.Person", kari.ToString()), ("Form.Amount", "50"), ("Form.From", "2021-03-01"), ("Form.Version", "0")];
            (await manager.Post(page, page, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect, part.Address);
            (await manager.Page("/nscc/cluster")).ShouldContain($"Prøve {part.Address}");
            (await manager.Page("/nscc/cluster?on=2021-02-28")).ShouldNotContain($"Prøve {part.Address}");

            var id = await Row(site, cluster, part);
            (await manager.Page($"{page}/{id}")).ShouldContain($"Prøve {part.Address}");
            (await manager.Post(page, $"{page}/{id}", [.. fields, ("Form.To", "2023-12-31")])).StatusCode.ShouldBe(HttpStatusCode.Redirect, part.Address);
            // Learning has no last day, so the same words came twice and nothing happened.
            (await manager.Post(page, $"{page}/{id}", [.. fields, ("Form.To", "2024-12-31")])).StatusCode.ShouldBe(part.Asks.Dated ? HttpStatusCode.Conflict : HttpStatusCode.Redirect, part.Address);
            (await manager.Page("/nscc/cluster?on=2022-01-01")).ShouldContain($"Prøve {part.Address}");
            (await manager.Post(page, page, ("Form.Words", "x"), ("Form.Second", second), ("Form.Person", kari.ToString()), ("Form.Amount", "50"), ("Form.From", "1700-01-01"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, part.Address);
            (await manager.Post(page, page, ("Form.Words", " "), ("Form.Person", kari.ToString()))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, part.Address);
            await manager.Page($"{page}/{Guid.NewGuid()}", HttpStatusCode.NotFound);
        }

        (await manager.Page("/nscc/cluster")).ShouldContain("Tidligere (1)");
        (await site.With((db, _) => db.Journal.CountAsync(l => l.Name == nameof(ClusterChanged)), cluster.Id)).ShouldBe(((AllParts.All.Count - 1) * 2) - 1);
        await manager.Page("/nscc/cluster/part/cakes", HttpStatusCode.NotFound);
    }

    [Theory, OnBoth]
    public async Task A_row_of_another_cluster_is_not_there(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        var office = await site.With(async (db, _) =>
        {
            var row = new Office { ClusterId = other.Id, Place = "Oslo", From = new(2020, 1, 1) };
            db.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        }, other.Id);
        var stranger = await Person(site, other, "Per Fremmed");
        using var manager = await site.SignedIn(own);
        await manager.Page($"/nscc/cluster/part/offices/{office}", HttpStatusCode.NotFound);
        (await manager.Post("/nscc/cluster/part/offices", $"/nscc/cluster/part/offices/{office}", ("Form.Words", "Bergen"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await manager.Post("/nscc/cluster/part/offices", "/nscc/cluster/part/team", ("Form.Words", "Leder"), ("Form.Person", stranger.ToString()), ("Form.Amount", "50"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBoth]
    public async Task A_cluster_takes_a_new_name_and_is_shown_by_the_old_one_before(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        site.Clock.Set(new DateTimeOffset(2014, 1, 1, 8, 0, 0, TimeSpan.Zero));
        var cluster = await site.NewCluster("nscc", "Arena Smart Omsorg");
        site.Clock.Set(new DateTimeOffset(2026, 5, 12, 8, 0, 0, TimeSpan.Zero));
        using var manager = await site.SignedIn(cluster);
        (await manager.Post("/nscc/cluster/part/names", "/nscc/cluster/part/names", ("Form.Words", "Norwegian Smart Care Cluster"), ("Form.From", "2017-06-01"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await manager.Page("/nscc/cluster")).ShouldContain("<h1>Norwegian Smart Care Cluster</h1>");
        (await manager.Page("/nscc/cluster?on=2016-01-01")).ShouldContain("<h1>Arena Smart Omsorg</h1>");
        (await manager.Post("/nscc/cluster/part/names", "/nscc/cluster/part/names", ("Form.Words", "For tidlig"), ("Form.From", "2015-06-01"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var current = await site.With((db, _) => db.Set<ClusterName>().SingleAsync(n => n.To == null), cluster.Id);
        (await manager.Post("/nscc/cluster/part/names", $"/nscc/cluster/part/names/{current.Id}", ("Form.Words", "Norwegian Smart Care Cluster (NSCC)"), ("Form.Version", current.Version.ToString()))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.With((db, _) => db.Clusters.Select(c => c.Name).SingleAsync(), cluster.Id)).ShouldBe("Norwegian Smart Care Cluster (NSCC)");
        await Should.ThrowAsync<DbUpdateException>(() => site.With((db, _) =>
        {
            db.Add(new ClusterName { ClusterId = cluster.Id, Name = "To på en gang", From = new(2020, 1, 1) });
            return db.SaveChangesAsync();
        }, cluster.Id));
    }

    [Theory, OnBoth]
    public async Task Goals_are_moved_by_buttons_and_stop_at_the_ends(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        foreach (var goal in (string[])["Første", "Andre", "Tredje"])
            (await manager.Post("/nscc/cluster/part/goals", "/nscc/cluster/part/goals", ("Form.Words", goal), ("Form.Second", goal), ("Form.From", "2024-01-01"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var third = await site.With((db, _) => db.Set<StrategicGoal>().Where(g => g.TextNb == "Tredje").Select(g => g.Id).SingleAsync(), cluster.Id);
        foreach (var (up, order) in new[] { (true, "Første,Tredje,Andre"), (true, "Tredje,Første,Andre"), (true, "Tredje,Første,Andre"), (false, "Første,Tredje,Andre") })
        {
            (await manager.Post("/nscc/cluster", "/nscc/cluster?handler=Move", ("goal", third.ToString()), ("up", up ? "true" : "false"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
            string.Join(',', await site.With((db, _) => db.Set<StrategicGoal>().OrderBy(g => g.Order).Select(g => g.TextNb).ToListAsync(), cluster.Id)).ShouldBe(order);
        }

        (await manager.Post("/nscc/cluster", "/nscc/cluster?handler=Move", ("goal", Guid.NewGuid().ToString()), ("up", "true"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBoth]
    public async Task Man_years_are_said_in_words_and_single_people_only_to_the_team(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        foreach (var (name, share) in new[] { ("Kari Nordgård", "100"), ("Per Ås", "62,5") })
            (await manager.Post("/nscc/cluster/part/offices", "/nscc/cluster/part/team", ("Form.Words", "Rådgiver"), ("Form.Person", (await Person(site, cluster, name)).ToString()), ("Form.Amount", share), ("Form.From", "2024-01-01"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await manager.Page("/nscc/cluster");
        page.ShouldContain("1,625 årsverk, 2 personer.");
        page.ShouldContain("62,5 %");
        using var contact = await site.SignedIn(cluster, Role.MemberContact);
        contact.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var seen = await contact.Page("/nscc/cluster");
        seen.ShouldContain("1.625 man-years, 2 people.");
        seen.ShouldContain("Name not published");
        seen.ShouldNotContain("Per Ås");
        seen.ShouldNotContain("62.5 %");
        seen.ShouldNotContain("Competences");
    }

    [Theory, OnBoth]
    public async Task The_facts_are_changed_by_the_manager_and_two_at_once_are_told(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        (string, string)[] fields = [("Form.LegalForm", "Forening"), ("Form.Number", "974 760 673"), ("Form.TimeZone", "Europe/Oslo"), ("Form.Approved", "Name"), ("Form.Approved", "Website"), ("Form.ContactsApproved", "true"), ("Form.Version", "0")];
        (await manager.Post("/nscc/cluster/edit", "/nscc/cluster/edit", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await manager.Page("/nscc/cluster")).ShouldContain("974 760 673");
        (await site.With((db, _) => db.Clusters.Select(c => c.ApprovedFields).SingleAsync(), cluster.Id)).ShouldBe("Name,Website,Contacts");
        using var late = await manager.Post("/nscc/cluster/edit", "/nscc/cluster/edit", fields);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await manager.Post("/nscc/cluster/edit", "/nscc/cluster/edit", [.. fields[..2], ("Form.TimeZone", "Stavanger"), ("Form.Version", "1")])).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await manager.Post("/nscc/cluster", "/nscc/cluster/edit?on=2020-01-01", fields)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBoth]
    public async Task Staff_see_the_cluster_and_change_nothing(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var staff = await site.SignedIn(cluster, Role.Staff);
        (await staff.Page("/nscc/cluster")).ShouldNotContain("/nscc/cluster/part/");
        await staff.Page("/nscc/cluster/part/offices", HttpStatusCode.Forbidden);
        (await staff.Post("/nscc/cluster", "/nscc/cluster?handler=Move", ("goal", Guid.NewGuid().ToString()), ("up", "true"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<Guid> Row(RunningSite site, Cluster cluster, ClusterPart part) => site.With(async (db, _) =>
        (await part.Lines(db, new PartNames(new Dictionary<Guid, string>(), ""), default)).Single().Id, cluster.Id);

    private static Task<Guid> Person(RunningSite site, Cluster cluster, string name) => site.With(async (_, services) =>
        (await services.GetRequiredService<AddPerson>().Do(new(name, Title: "Rådgiver", From: new(2020, 1, 1)), default)).Person!.Id, cluster.Id);
}
