using System.Net;
using System.Text.Json;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Searching;

/// <summary>What the search of every page leads to, and for whom.</summary>
public sealed class JumpTests
{
    [Theory, OnBoth]
    public async Task The_team_finds_organisations_people_pages_and_what_they_can_do(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var sense = await site.Has(cluster, "Sanselyd AS", facts: [(OrganisationField.PostalCode, "4006")]);
        await Knows(site, cluster, "Silje Bakkerud", sense.Id, published: false);
        using var staff = await site.SignedIn(cluster, Role.Staff);

        var found = await Lines(staff, "/nscc/jump.json?q=sans");
        found.ShouldContain(("Gå til", "[Sans]elyd AS", "medlem, Stavanger", $"/nscc/members/{sense.Id}"));
        found.ShouldContain(("Gjør", "Endre opplysninger om [Sans]elyd AS", "", $"/nscc/members/{sense.Id}/edit"));
        found.ShouldContain(line => line.Item2.StartsWith("Legg til kontaktperson for"));
        found.ShouldContain(line => line.Item2.StartsWith("Avslutt eller rett medlemskapet til"));
        var person = (await Lines(staff, "/nscc/jump.json?q=silje")).ShouldHaveSingleItem();
        (person.Words, person.Hint).ShouldBe(("[Silje] Bakkerud", "Styreleder i Sanselyd AS"));
        (await Lines(staff, "/nscc/jump.json?q=silje.bakk")).ShouldHaveSingleItem().Words.ShouldBe("[Silje] [Bakk]erud");
        (await Lines(staff, "/nscc/jump.json?q=ta+opp")).ShouldBe([("Gjør", "[Ta] [opp] medlem", "", "/nscc/members/new")]);
        (await Lines(staff, "/nscc/jump.json?q=take+in")).ShouldHaveSingleItem().Href.ShouldBe("/nscc/members/new");
        (await Lines(staff, "/nscc/jump.json?q=journal")).ShouldContain(("Sider", "[Journal]", "", "/nscc/journal"));
        (await Lines(staff, "/nscc/jump.json?q=")).ShouldBeEmpty();
        (await staff.Page("/nscc/jump.json?q=sanslyd")).ShouldContain("\"nearly\":true");
        (await Lines(staff, "/nscc/jump.json?q=sanslyd"))[0].Words.ShouldBe("[Sanselyd] AS");
        await staff.Page("/nscc/jump.json?q=" + new string('a', 201), HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBoth]
    public async Task Others_find_what_they_may_see_and_nothing_to_do_that_is_not_theirs(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (own, shy) = (await site.Has(cluster, "Sanselyd AS"), await site.Has(cluster, "Sansevik AS", facts: [(OrganisationField.Place, "Skjulvik"), (OrganisationField.Number, "923609016")]));
        var asked = Register.Organisation(cluster, "Sanset AS");
        await site.Changes(cluster, db =>
        {
            db.Add(new FieldVisibility { ClusterId = cluster.Id, OrganisationId = shy.Id, Field = OrganisationField.Place, Visibility = Visibility.Hidden });
            db.Organisations.Add(asked);
            return Task.CompletedTask;
        });
        await Knows(site, cluster, "Privat Person", shy.Id, published: false);
        await Knows(site, cluster, "Publisert Person", shy.Id, published: true);
        using var contact = await site.SignedIn(cluster, Role.MemberContact, own.Id);
        using var officer = await site.SignedIn(cluster, Role.ProgrammeOfficer);
        using var staff = await site.SignedIn(cluster, Role.Staff);

        var found = await Lines(contact, "/nscc/jump.json?q=sans");
        found.Select(line => line.Words).ShouldBe(["[Sans]elyd AS", "[Sans]evik AS", "Rett opplysninger om [Sans]elyd AS"]);
        found[1].Hint.ShouldBe("medlem", "where it is is hidden");
        (await Lines(contact, "/nscc/jump.json?q=skjulvik")).ShouldBeEmpty();
        (await Lines(staff, "/nscc/jump.json?q=skjulvik")).Count.ShouldBeGreaterThan(0);
        (await Lines(staff, "/nscc/jump.json?q=sanset"))[0].Words.ShouldBe("[Sanset] AS");
        (await Lines(contact, "/nscc/jump.json?q=sanset")).ShouldAllBe(line => !line.Words.Contains("Sanset"));
        (await Lines(contact, "/nscc/jump.json?q=person")).ShouldBe([("Gå til", "Publisert [Person]", "Styreleder i Sansevik AS", $"/nscc/members/{shy.Id}")]);
        (await Lines(contact, "/nscc/jump.json?q=publisert@klyngen.example")).ShouldBeEmpty("an address is no name");
        (await Lines(contact, "/nscc/jump.json?q=inviter")).ShouldBeEmpty();
        (await Lines(officer, "/nscc/jump.json?q=sans")).ShouldBeEmpty();
        using var stranger = site.Stranger();
        await stranger.Page("/nscc/jump.json?q=sans", HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task On_another_day_the_names_are_those_of_the_day_and_nothing_can_be_done(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var renamed = await site.Has(cluster, "Gammelt AS", to: new(2024, 12, 31));
        await site.Changes(cluster, async db =>
        {
            var organisation = (await db.Organisations.FindAsync(renamed.Id))!;
            await db.Entry(organisation).Collection(o => o.Names).LoadAsync();
            organisation.Change(OrganisationField.Name, "Nytt AS", new(2024, 3, 1)).ShouldBeNull();
        });
        using var manager = await site.SignedIn(cluster);

        (await Lines(manager, "/nscc/jump.json?q=nytt&on=2023-01-01")).ShouldBe([("Gå til", "Gammelt AS", "medlem", $"/nscc/members/{renamed.Id}?on=2023-01-01")]);
        (await Lines(manager, "/nscc/jump.json?q=nytt"))[0].ShouldBe(("Gå til", "[Nytt] AS", "tidligere medlem", $"/nscc/members/{renamed.Id}"));
        (await Lines(manager, "/nscc/jump.json?q=ta+opp&on=2023-01-01")).ShouldBeEmpty();
        (await Lines(manager, "/nscc/jump.json?q=medlemmer&on=2023-01-01"))[0].Href.ShouldEndWith("?on=2023-01-01");
    }

    [Theory, OnBoth]
    public async Task The_search_page_shows_the_same_without_script(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var sense = await site.Has(cluster, "Sanselyd <b> AS");
        var other = await site.NewCluster("nht", "Norway Health Tech");
        using var owner = await site.SignedIn(cluster, Role.Owner);

        var page = await owner.Page("/nscc/jump?q=sans");
        page.ShouldContain($"href=\"/nscc/members/{sense.Id}\"><mark>Sans</mark>elyd &lt;b&gt; AS</a>");
        page.ShouldContain("href=\"/nscc/members?q=sans\"");
        page.ShouldContain("Legg til kontaktperson");
        (await owner.Page("/nscc/jump?q=helth")).ShouldContain("href=\"/nht\"");
        (await owner.Page("/nscc/jump?q=finnesikke")).ShouldContain("Ingenting leses «finnesikke».");
        await owner.Page("/nscc/jump");
        await owner.Page("/nscc/jump?q=" + new string('a', 201), HttpStatusCode.UnprocessableEntity);
        other.Slug.ShouldBe("nht");
    }

    [Fact]
    public void Every_page_and_deed_it_leads_to_has_its_words_in_both_languages() =>
        Rooms.Jumps.Where(line => !Texts.All.ContainsKey(line.Words)).ShouldBeEmpty();

    private static Task Knows(RunningSite site, Cluster cluster, string name, Guid organisation, bool published) => site.Changes(cluster, db =>
    {
        var person = Person.Add(cluster.Id, name, $"{name.Replace(' ', '.').ToLowerInvariant().Split('.')[0]}@klyngen.example", null, organisation, db.Now).Item1!;
        person.Published = published;
        db.AddRange(person, PersonRole.Begin(person, organisation, "Styreleder", new(2024, 1, 1), null, Register.Today).Item1!);
        return Task.CompletedTask;
    });

    /// <summary>Heading, words with what is marked in brackets, hint and address of each line.</summary>
    private static async Task<List<(string Heading, string Words, string Hint, string Href)>> Lines(HttpClient client, string path)
    {
        using var json = JsonDocument.Parse(await client.Page(path));
        return [.. json.RootElement.GetProperty("parts").EnumerateArray().SelectMany(part => part.GetProperty("lines").EnumerateArray().Select(line => (
            part.GetProperty("heading").GetString()!,
            string.Concat(line.GetProperty("words").EnumerateArray().Select((piece, at) => at % 2 == 1 ? $"[{piece}]" : piece.GetString())),
            string.Concat(line.GetProperty("hint").EnumerateArray().Select(piece => piece.GetString())),
            line.GetProperty("href").GetString()!)))];
    }
}
