using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.People;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.People;

public sealed class PeoplePagesTests
{
    [Theory, OnBoth]
    public async Task A_person_is_added_from_her_organisation_found_and_edited(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var firm = await Firm(site, cluster, "Sanselyd AS");
        using var staff = await site.SignedIn(cluster, Role.Staff);

        (await staff.Page("/nscc/people")).ShouldContain("Her kommer folkene klyngen kjenner");
        (await staff.Page($"/nscc/people/new?organisation={firm}")).ShouldContain("Sanselyd AS");
        using var added = await staff.Post($"/nscc/people/new?organisation={firm}", "/nscc/people/new", Fields("Ida Størvik", "ida@sanselyd.example", "Daglig leder", firm));
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var person = added.Headers.Location!.ToString();
        (await staff.Page(person)).ShouldContain("Daglig leder");
        (await staff.Page("/nscc/people?q=stoer")).ShouldContain("Ida Størvik");
        (await staff.Page("/nscc/people?q=ida%20sanselyd")).ShouldContain("Ida Størvik");
        (await staff.Page("/nscc/people?q=nobody")).ShouldContain("Ingen passer med alt dette");
        (await staff.Page($"/nscc/people?organisation={firm}")).ShouldContain("hos Sanselyd AS");
        (await staff.Page("/nscc/people?role=Daglig%20leder&show=published")).ShouldNotContain("Ida Størvik");
        await staff.Page($"/nscc/people?organisation={Guid.NewGuid()}", HttpStatusCode.NotFound);

        using var edited = await staff.Post(person + "/edit", person + "/edit", ("Form.Name", "Ida Storvik Lund"), ("Form.Version", "0"), ("Form.Phone", "900 12 345"));
        edited.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await staff.Page(person)).ShouldContain("Ida Storvik Lund");
    }

    [Theory, OnBoth]
    public async Task Someone_alike_is_said_before_she_is_added_twice(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var staff = await site.SignedIn(cluster, Role.Staff);
        (await staff.Post("/nscc/people/new", "/nscc/people/new", Fields("Åse Holm", "ase@firma.example"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        foreach (var twin in new[] { Fields("Aase Holm", null), Fields("En annen", "ASE@firma.example") })
        {
            using var answer = await staff.Post("/nscc/people/new", "/nscc/people/new", twin);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("En som ligner, er kjent fra før");
        }

        using var another = await staff.Post("/nscc/people/new", "/nscc/people/new", [.. Fields("Aase Holm", null), ("Form.Another", "true")]);
        another.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task Publishing_wants_a_consent_and_ends_with_it(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var id = await Add(site, cluster, new("Ida Storvik"));
        using var staff = await site.SignedIn(cluster, Role.Staff);
        var page = $"/nscc/people/{id}";

        using var refused = await staff.Post(page + "/edit", page + "/edit", ("Form.Name", "Ida Storvik"), ("Form.Version", "0"), ("Form.Published", "true"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("Personen har ikke samtykket til publisering");
        (await staff.Post(page, page + "?handler=Give", ("Form.Purpose", "publication"), ("Form.Basis", "consent"), ("Form.From", "2026-05-12"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await staff.Post(page, page + "?handler=Give", ("Form.Purpose", "publication"), ("Form.Basis", "consent"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await staff.Post(page + "/edit", page + "/edit", ("Form.Name", "Ida Storvik"), ("Form.Version", "0"), ("Form.Published", "true"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Published(site, cluster)).ShouldBeTrue();

        var consent = await site.With((db, _) => db.Set<Consent>().Select(c => c.Id).SingleAsync(), cluster.Id);
        (await staff.Post(page, page + "?handler=Withdraw", ("consent", consent.ToString()))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Published(site, cluster)).ShouldBeFalse();
        (await staff.Page(page)).ShouldContain("trukket tilbake");
        (await site.With((db, _) => db.Journal.CountAsync(l => l.Name == nameof(PersonPublished)), cluster.Id)).ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task Whoever_publishes_while_the_consent_is_withdrawn_meets_a_conflict(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var id = await Add(site, cluster, new("Ida Storvik"));
        await site.With(async (_, services) =>
        {
            (await services.GetRequiredService<GiveConsent>().Do(id, "publication", "consent", null, null, default)).ShouldBeNull();
            return 0;
        }, cluster.Id);
        await site.With(async (db, services) =>
        {
            // Reads the consent that still holds …
            var person = await db.People.SingleAsync();
            person.Publish(await db.Set<Consent>().ToListAsync()).ShouldBeNull();
            var consent = await db.Set<Consent>().Select(c => c.Id).SingleAsync();
            // … while another takes it back.
            (await site.With((_, others) => others.GetRequiredService<WithdrawConsent>().Do(id, consent, default), cluster.Id)).ShouldBeNull();
            await Should.ThrowAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
            return 0;
        }, cluster.Id);
        (await Published(site, cluster)).ShouldBeFalse();
    }

    [Theory, OnBoth]
    public async Task Two_who_edit_at_once_are_told_and_nothing_is_lost(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var page = $"/nscc/people/{await Add(site, cluster, new("Ida Storvik"))}/edit";
        using var staff = await site.SignedIn(cluster, Role.Staff);
        (await staff.Post(page, page, ("Form.Name", "Ida Lund"), ("Form.Version", "0"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var late = await staff.Post(page, page, ("Form.Name", "Ida S. Storvik"), ("Form.Version", "0"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var text = await late.Content.ReadAsStringAsync();
        text.ShouldContain("Ida Lund");
        text.ShouldContain("value=\"Ida S. Storvik\"");
        (await staff.Post(page, page, ("Form.Name", "Ida S. Storvik"), ("Form.Version", "1"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task Roles_are_added_corrected_ended_and_seen_on_their_days(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        site.Clock.Set(new DateTimeOffset(2019, 1, 1, 8, 0, 0, TimeSpan.Zero));
        var page = $"/nscc/people/{await Add(site, cluster, new("Ida Storvik"))}";
        site.Clock.Set(new DateTimeOffset(2026, 5, 12, 8, 0, 0, TimeSpan.Zero));
        using var staff = await site.SignedIn(cluster, Role.Staff);
        (await staff.Post(page + "/role", page + "/role", ("Form.Title", "Prosjektleder"), ("Form.From", "2019-03-01"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var role = await site.With((db, _) => db.PersonRoles.Select(r => r.Id).SingleAsync(), cluster.Id);
        (await staff.Post(page, page + "?handler=EndRole", ("role", role.ToString()), ("to", "2018-01-01"))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await staff.Post(page, page + "?handler=EndRole", ("role", role.ToString()), ("to", "2024-06-30"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await staff.Page(page)).ShouldContain("Én tidligere rolle");
        (await staff.Page(page + "?on=2020-01-01")).ShouldContain("1. mars 2019 til 30. juni 2024");
        await staff.Page(page + "?on=2018-06-01", HttpStatusCode.NotFound);
        (await staff.Page("/nscc/people?show=cluster&on=2020-01-01")).ShouldContain("Ida Storvik");
        (await staff.Page("/nscc/people?show=cluster")).ShouldContain("Ingen passer med alt dette");

        (await staff.Page($"{page}/role/{role}")).ShouldContain("value=\"Prosjektleder\"");
        (await staff.Post(page, $"{page}/role/{role}", ("Form.Title", "Prosjektsjef"), ("Form.From", "2019-03-01"), ("Form.To", "2024-06-30"), ("Form.Version", "1"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await staff.Page(page)).ShouldContain("Prosjektsjef");
        (await staff.Post(page, $"{page}/role/{role}", ("Form.Title", "Sjef"), ("Form.Version", "1"))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await staff.Post(page, $"{page}/role/{Guid.NewGuid()}", ("Form.Title", "Sjef"), ("Form.Version", "1"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBoth]
    public async Task A_contact_adds_and_ends_people_of_her_own_organisation_only(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (own, other) = (await Firm(site, cluster, "Sanselyd AS"), await Firm(site, cluster, "Balanse Rehab AS"));
        await Add(site, cluster, new("Jonas Eikemo", Title: "Leder", Organisation: other));
        using var contact = await site.SignedIn(cluster, Role.MemberContact, own);

        await contact.Page($"/nscc/people/own/{other}", HttpStatusCode.NotFound);
        (await contact.Post($"/nscc/people/own/{own}", $"/nscc/people/own/{other}?handler=Add", ("Form.Name", "X"), ("Form.Title", "Y"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var untitled = await contact.Post($"/nscc/people/own/{own}", $"/nscc/people/own/{own}?handler=Add", ("Form.Name", "Runa Tveitane"));
        untitled.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await contact.Post($"/nscc/people/own/{own}", $"/nscc/people/own/{own}?handler=Add", ("Form.Name", "Runa Tveitane"), ("Form.Title", "Økonomi"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await contact.Page($"/nscc/people/own/{own}")).ShouldContain("Runa Tveitane");

        var theirs = await site.With((db, _) => db.PersonRoles.Where(r => r.OrganisationId == other).Select(r => r.Id).SingleAsync(), cluster.Id);
        (await contact.Post($"/nscc/people/own/{own}", $"/nscc/people/own/{own}?handler=End", ("role", theirs.ToString()))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var hers = await site.With((db, _) => db.PersonRoles.Where(r => r.OrganisationId == own).Select(r => r.Id).SingleAsync(), cluster.Id);
        (await contact.Post($"/nscc/people/own/{own}", $"/nscc/people/own/{own}?handler=End", ("role", hers.ToString()))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.With((db, _) => db.PersonRoles.CountAsync(r => r.To == null), cluster.Id)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task An_organisations_page_shows_its_people_to_those_who_may_see_them(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var firm = await Firm(site, cluster, "Sanselyd AS");
        await Add(site, cluster, new("Ida Storvik", "ida@sanselyd.example", Title: "Daglig leder", Organisation: firm));
        using var staff = await site.SignedIn(cluster, Role.Staff);
        using var own = await site.SignedIn(cluster, Role.MemberContact, firm);
        using var other = await site.SignedIn(cluster, Role.MemberContact, await Firm(site, cluster, "Balanse Rehab AS"));

        (await staff.Page($"/nscc/members/{firm}")).ShouldContain("Ida Storvik");
        (await own.Page($"/nscc/members/{firm}")).ShouldContain("Endre kontaktene våre");
        (await other.Page($"/nscc/members/{firm}")).ShouldNotContain("Ida Storvik");
        await site.With((db, _) => db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.Published, true)), cluster.Id);
        var seen = await other.Page($"/nscc/members/{firm}");
        seen.ShouldContain("Ida Storvik");
        seen.ShouldNotContain("ida@sanselyd.example");
        (await staff.Page($"/nscc/members/{firm}?on=2020-01-01")).ShouldNotContain("Ida Storvik");
    }

    [Theory, OnBoth]
    public async Task A_long_list_is_walked_to_its_end_and_nobody_is_met_twice(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.With(async (db, _) =>
        {
            foreach (var number in Enumerable.Range(1, PeopleModel.PageSize * 2 + 7))
                db.People.Add(Person.Add(cluster.Id, number % 3 == 0 ? "Kari Like" : $"Åge {number:000}", null, null, null, db.Now).Item1!);
            return await db.SaveChangesAsync();
        }, cluster.Id);
        using var staff = await site.SignedIn(cluster, Role.Staff);
        var met = new List<string>();
        for (var next = "/nscc/people"; next is not null;)
        {
            var text = await staff.Page(next);
            met.AddRange(System.Text.RegularExpressions.Regex.Matches(text, "/nscc/people/([0-9a-f-]{36})\"").Select(m => m.Groups[1].Value));
            var link = System.Text.RegularExpressions.Regex.Match(text, "href=\"(/nscc/people\\?after=[^\"]+)\"");
            next = link.Success ? WebUtility.HtmlDecode(link.Groups[1].Value) : null;
        }

        met.Count.ShouldBe(PeopleModel.PageSize * 2 + 7);
        met.Distinct().Count().ShouldBe(met.Count);
    }

    private static (string, string)[] Fields(string name, string? email, string? title = null, Guid? organisation = null) =>
        [("Form.Name", name), ("Form.Email", email ?? ""), ("Form.Title", title ?? ""), ("Form.Organisation", organisation?.ToString() ?? ""), ("Form.From", "2026-05-01")];

    private static Task<Guid> Firm(RunningSite site, Cluster cluster, string name) => site.With(async (db, _) =>
    {
        var firm = Organisation.Enter(cluster.Id, name, new(2020, 1, 1)).Item1!;
        db.Organisations.Add(firm);
        db.Memberships.Add(Membership.Begin(cluster.Id, firm.Id, MembershipCategory.Member, new(2020, 1, 1), null, null, new(2026, 5, 12)).Item1!);
        await db.SaveChangesAsync();
        return firm.Id;
    }, cluster.Id);

    private static Task<Guid> Add(RunningSite site, Cluster cluster, NewPerson person) => site.With(async (_, services) =>
    {
        var (added, refusal) = await services.GetRequiredService<AddPerson>().Do(person, default);
        refusal.ShouldBeNull();
        return added!.Id;
    }, cluster.Id);

    private static Task<bool> Published(RunningSite site, Cluster cluster) => site.With((db, _) => db.People.Select(p => p.Published).SingleAsync(), cluster.Id);
}
