using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Members.People;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.People;

/// <summary>A member contact keeps the contact people of her own organisation, and never reaches anybody else's.</summary>
public sealed class OwnContactsTests
{
    private const string Waiting = "/nscc/members/corrections";

    [Theory, OnBoth]
    public async Task She_sees_adds_corrects_and_ends_her_own_at_once_where_the_cluster_does_not_look_first(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var firm = (await site.Enter(cluster)).Id;
        using var ida = await site.English(cluster, Role.MemberContact, firm, "Ida Storvik");
        var own = $"/nscc/people/own/{firm}";

        await (await ida.Post(own, own + "?handler=Add", Form("Runa Tveitane", "Accounts", "runa@sanselyd.example", "900 12 345", "2024-02-01"))).Went();
        var page = await ida.Page(own);
        foreach (var seen in (string[])["Runa Tveitane", "Accounts, since 1 February 2024", "runa@sanselyd.example · 900 12 345", "Private"])
            page.ShouldContain(seen);
        (await (await ida.Post(own, own + "?handler=Add", Form("RUNA TVEITANE", "Boss"))).Text(422)).ShouldContain("Runa Tveitane stands among your contacts already.");
        (await (await ida.Post(own, own + "?handler=Add", Form("Someone", "Boss", email: "not an address"))).Text(422)).ShouldContain("is not an e-mail address");

        var role = await RoleOf(site, cluster, "Runa Tveitane");
        var one = $"{own}/{role}";
        (await ida.Page(one)).ShouldContain("value=\"runa@sanselyd.example\"");
        await (await ida.Post(one, one, Form("Runa Tveitane Lund", "Head of accounts", "runa@sanselyd.example", "900 12 345", "2024-03-01", versions: (0, 0)))).Went();
        page = await ida.Page(own);
        page.ShouldContain("Head of accounts, since 1 March 2024");

        // Someone else was first: both are shown, and nothing is lost.
        var late = await (await ida.Post(one, one, Form("Runa T. Lund", "Head of accounts", from: "2024-03-01", versions: (0, 0)))).Text(409);
        late.ShouldContain("Runa Tveitane Lund");
        late.ShouldContain("value=\"Runa T. Lund\"");

        (await (await ida.Post(own, own + "?handler=End", ("role", role.ToString()), ("to", "2023-01-01"))).Text(422)).ShouldContain("is before the first");
        await (await ida.Post(own, own + "?handler=End", ("role", role.ToString()), ("to", "2026-05-11"))).Went();
        (await ida.Page(own)).ShouldNotContain("Runa");
        await ida.Page(one, HttpStatusCode.NotFound);
        (await site.With((db, _) => db.PersonRoles.Select(r => r.To).SingleAsync(), cluster.Id)).ShouldBe(new DateOnly(2026, 5, 11));
        (await site.With((db, _) => db.Journal.Where(l => l.Name == nameof(PersonRoleEnded)).Select(l => l.By).SingleAsync(), cluster.Id)).ShouldNotBeNull();
    }

    [Theory, OnBoth]
    public async Task What_the_cluster_wants_to_see_first_waits_for_staff_and_holds_when_they_accept(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await LookingFirst(site);
        var firm = (await site.Enter(cluster)).Id;
        var role = await Contact(site, cluster, firm, "Runa Tveitane");
        using var ida = await site.English(cluster, Role.MemberContact, firm, "Ida Storvik");
        using var kari = await site.English(cluster, Role.Staff);
        var (own, one) = ($"/nscc/people/own/{firm}", $"/nscc/people/own/{firm}/{role}");

        await (await ida.Post(own, own + "?handler=Add", Form("Åse Holm", "Sales"))).Went();
        await (await ida.Post(one, one, Form("Runa Tveitane", "Accounts", "first@sanselyd.example", from: "2024-02-01", versions: (0, 0)))).Went();
        // A later wish about the same contact takes the earlier one's place.
        await (await ida.Post(one, one, Form("Runa Tveitane", "Accounts", "later@sanselyd.example", from: "2024-02-01", versions: (0, 0)))).Went();
        var page = await ida.Page(own);
        page.ShouldContain("New contact: Åse Holm, Sales");
        page.ShouldContain("Runa Tveitane: E-mail later@sanselyd.example");
        (await site.With((db, _) => db.People.Select(p => p.Email).ToListAsync(), cluster.Id)).ShouldBe([null]);

        (await kari.Page("/nscc")).ShouldContain("2 corrections want an answer");
        var list = await kari.Page(Waiting);
        foreach (var seen in (string[])["2 corrections wait for your answer", "Asked by Ida Storvik", "A new contact person", "Åse Holm", "later@sanselyd.example", "Should be"])
            list.ShouldContain(seen);
        list.ShouldNotContain("first@sanselyd.example");

        // What staff changed meanwhile stays: only what she asked for is changed.
        (await site.With(async (db, services) => await services.GetRequiredService<EditPerson>().Do((await db.People.SingleAsync()).Id, 0, "Runa T. Lund", null, null, false, default), cluster.Id)).ShouldBeNull();
        (await kari.Page(Waiting)).ShouldContain("The contact was changed after she asked.");
        foreach (var asked in await Open(site, cluster))
            await (await kari.Post(Waiting, Waiting + "?handler=Contact", ("correction", asked.ToString()), ("answer", "accept"))).Went();
        (await kari.Page(Waiting)).ShouldContain("No corrections wait");
        (await site.With((db, _) => db.People.OrderBy(p => p.NameSort).Select(p => p.Name + " " + p.Email).ToListAsync(), cluster.Id)).ShouldBe(["Runa T. Lund later@sanselyd.example", "Åse Holm "]);
        (await ida.Page(own)).ShouldContain("Åse Holm");
        (await kari.Page($"/nscc/members/{firm}")).ShouldContain("The change of the contact people was accepted");
    }

    [Theory, OnBoth]
    public async Task Staff_decline_with_a_reason_once_and_she_takes_back_what_nobody_answered(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await LookingFirst(site);
        var (firm, other) = ((await site.Enter(cluster)).Id, (await site.Enter(cluster, "Isfjell Data AS", "938801363")).Id);
        var role = await Contact(site, cluster, firm, "Runa Tveitane");
        using var ida = await site.English(cluster, Role.MemberContact, firm);
        using var stranger = await site.English(cluster, Role.MemberContact, other);
        using var kari = await site.English(cluster, Role.Staff);
        var (own, theirs) = ($"/nscc/people/own/{firm}", $"/nscc/people/own/{other}");

        await (await ida.Post(own, own + "?handler=End", ("role", role.ToString()), ("to", "2026-05-12"))).Went();
        var asked = (await Open(site, cluster)).Single().ToString();
        (await kari.Page(Waiting)).ShouldContain("A contact person who is there no longer");
        (await stranger.Post(theirs, theirs + "?handler=Withdraw", ("correction", asked))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await (await kari.Post(Waiting, Waiting + "?handler=Contact", ("correction", asked), ("answer", "decline"))).Text(422)).ShouldContain("Say why not");
        await (await kari.Post(Waiting, Waiting + "?handler=Contact", ("correction", asked), ("answer", "decline"), ("reason", "She signed yesterday"))).Went();
        (await (await kari.Post(Waiting, Waiting + "?handler=Contact", ("correction", asked), ("answer", "accept"))).Text(422)).ShouldContain("Kari Nordgård has declined this correction already.");
        (await ida.Page("/nscc")).ShouldContain("She signed yesterday");
        (await site.With((db, _) => db.PersonRoles.Select(r => r.To).SingleAsync(), cluster.Id)).ShouldBeNull();

        await (await ida.Post(own, own + "?handler=Add", Form("Åse Holm", "Sales"))).Went();
        await (await ida.Post(own, own + "?handler=Withdraw", ("correction", (await Open(site, cluster)).Single().ToString()))).Went();
        (await Open(site, cluster)).ShouldBeEmpty();
        (await site.With((db, _) => db.People.CountAsync(), cluster.Id)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Of_two_who_answer_at_once_one_wins_and_a_contact_comes_in_once(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await LookingFirst(site);
        var firm = (await site.Enter(cluster)).Id;
        using var ida = await site.English(cluster, Role.MemberContact, firm);
        await (await ida.Post($"/nscc/people/own/{firm}", $"/nscc/people/own/{firm}?handler=Add", Form("Åse Holm", "Sales"))).Went();
        var asked = (await Open(site, cluster)).Single().ToString();
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.English(cluster, Role.Staff)));

        var answers = await Task.WhenAll(people.Select(one => one.Post(Waiting, Waiting + "?handler=Contact", ("correction", asked), ("answer", "accept"))));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity).ShouldBe(3);
        (await site.With((db, _) => db.People.CountAsync(), cluster.Id)).ShouldBe(1);
        foreach (var one in people)
            one.Dispose();
    }

    [Theory, OnBoth]
    public async Task She_is_shown_to_visitors_only_with_a_consent_that_the_cluster_wrote_down(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var firm = (await site.Enter(cluster)).Id;
        var role = await Contact(site, cluster, firm, "Runa Tveitane");
        using var ida = await site.English(cluster, Role.MemberContact, firm);
        var one = $"/nscc/people/own/{firm}/{role}";

        (await (await ida.Post(one, one, [.. Form("Runa Tveitane", "Accounts", from: "2024-02-01", versions: (0, 0)), ("Form.Published", "true")])).Text(422)).ShouldContain("No consent to publication is written down");
        (await site.With(async (db, services) => await services.GetRequiredService<GiveConsent>().Do((await db.People.SingleAsync()).Id, "publication", "consent", null, null, default), cluster.Id)).ShouldBeNull();
        await (await ida.Post(one, one, [.. Form("Runa Tveitane", "Accounts", from: "2024-02-01", versions: (0, 0)), ("Form.Published", "true")])).Went();
        (await site.With((db, _) => db.People.Select(p => p.Published).SingleAsync(), cluster.Id)).ShouldBeTrue();
        (await ida.Page($"/nscc/people/own/{firm}")).ShouldContain("Published");
        await (await ida.Post(one, one, Form("Runa Tveitane", "Accounts", from: "2024-02-01", versions: (1, 0)))).Went();
        (await site.With((db, _) => db.People.Select(p => p.Published).SingleAsync(), cluster.Id)).ShouldBeFalse();
    }

    [Theory, OnBoth]
    public async Task Nobody_of_another_organisation_or_another_cluster_is_within_her_reach(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, foreign) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        var (firm, other, abroad) = ((await site.Enter(cluster)).Id, (await site.Enter(cluster, "Isfjell Data AS", "938801363")).Id, (await site.Enter(foreign)).Id);
        var theirs = await Contact(site, cluster, other, "Jonas Eikemo");
        var far = await Contact(site, foreign, abroad, "Signe Fjell");
        using var ida = await site.English(cluster, Role.MemberContact, firm);
        var own = $"/nscc/people/own/{firm}";

        foreach (var (organisation, role) in new[] { (firm, theirs), (firm, far), (other, theirs), (abroad, far) })
        {
            var (page, one) = ($"/nscc/people/own/{organisation}", $"/nscc/people/own/{organisation}/{role}");
            await ida.Page(one, HttpStatusCode.NotFound);
            (await ida.Post(own, one, Form("Taken Over", "Boss", from: "2024-02-01", versions: (0, 0)))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await ida.Post(own, page + "?handler=End", ("role", role.ToString()), ("to", "2026-05-12"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        foreach (var organisation in new[] { other, abroad })
        {
            await ida.Page($"/nscc/people/own/{organisation}", HttpStatusCode.NotFound);
            (await ida.Post(own, $"/nscc/people/own/{organisation}?handler=Add", Form("Planted", "Boss"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        await ida.Page($"/nht/people/own/{abroad}", HttpStatusCode.NotFound);
        foreach (var (where, name) in new[] { (cluster, "Jonas Eikemo"), (foreign, "Signe Fjell") })
            (await site.With((db, _) => db.PersonRoles.Join(db.People, r => r.PersonId, p => p.Id, (r, p) => p.Name + " " + r.To + " " + p.Version + r.Version).ToListAsync(), where.Id)).ShouldBe([name + "  00"]);
    }

    [Theory, OnBoth]
    public async Task How_someone_with_a_role_elsewhere_is_called_is_never_one_organisations_to_change_alone(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (firm, other) = ((await site.Enter(cluster)).Id, (await site.Enter(cluster, "Isfjell Data AS", "938801363")).Id);
        var role = await Contact(site, cluster, firm, "Runa Tveitane");
        (await site.With(async (db, services) => await services.GetRequiredService<BeginRole>().Do((await db.People.SingleAsync()).Id, other, "Chair", null, null, default), cluster.Id)).ShouldBeNull();
        using var ida = await site.English(cluster, Role.MemberContact, firm);
        var one = $"/nscc/people/own/{firm}/{role}";

        await (await ida.Post(one, one, Form("Runa Tveitane", "Head of accounts", from: "2024-02-01", versions: (0, 0)))).Went();
        (await Open(site, cluster)).ShouldBeEmpty();
        await (await ida.Post(one, one, Form("Somebody Else", "Head of accounts", from: "2024-02-01", versions: (0, 1)))).Went();
        (await Open(site, cluster)).Count.ShouldBe(1);
        (await site.With((db, _) => db.People.Select(p => p.Name).SingleAsync(), cluster.Id)).ShouldBe("Runa Tveitane");
        (await ida.Page($"/nscc/people/own/{firm}")).ShouldNotContain("Chair");
    }

    private static (string, string)[] Form(string name, string title, string? email = null, string? phone = null, string? from = null, (int Person, int Role)? versions = null) =>
    [
        ("Form.Name", name), ("Form.Title", title), ("Form.Email", email ?? ""), ("Form.Phone", phone ?? ""), ("Form.From", from ?? ""),
        .. versions is { } seen ? new[] { ("Form.PersonVersion", $"{seen.Person}"), ("Form.RoleVersion", $"{seen.Role}") } : [],
    ];

    private static async Task<Cluster> LookingFirst(RunningSite site)
    {
        var cluster = await site.NewCluster();
        await site.With((db, _) => db.Clusters.Where(c => c.Id == cluster.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.ApprovedFields, "Name,Contacts")), cluster.Id);
        return cluster;
    }

    private static Task<Guid> Contact(RunningSite site, Cluster cluster, Guid firm, string name) => site.With(async (db, services) =>
    {
        var (person, refusal) = await services.GetRequiredService<AddPerson>().Do(new(name, Title: "Accounts", Organisation: firm, From: new(2024, 2, 1)), default);
        refusal.ShouldBeNull();
        return await db.PersonRoles.Where(r => r.PersonId == person!.Id).Select(r => r.Id).SingleAsync();
    }, cluster.Id);

    private static Task<Guid> RoleOf(RunningSite site, Cluster cluster, string name) => site.With((db, _) =>
        db.PersonRoles.Where(r => db.People.Any(p => p.Id == r.PersonId && p.Name == name)).Select(r => r.Id).SingleAsync(), cluster.Id);

    private static Task<List<Guid>> Open(RunningSite site, Cluster cluster) => site.With((db, _) =>
        db.ContactCorrections.Where(c => c.AnsweredAt == null).Select(c => c.Id).ToListAsync(), cluster.Id);
}
