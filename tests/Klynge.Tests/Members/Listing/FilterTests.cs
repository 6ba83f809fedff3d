using System.Net;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Listing;

public sealed class FilterTests
{
    [Theory, OnBoth]
    public async Task Each_filter_shows_those_it_names_and_no_others(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Alfa", from: new(2018, 2, 1), facts:
            [(OrganisationField.Kind, "company"), (OrganisationField.Municipality, "1103"), (OrganisationField.Employees, "12"), (OrganisationField.Industry2025, "62.10"), (OrganisationField.Number, "923609016"), (OrganisationField.Website, "alfa.no")]);
        var beta = await site.Has(cluster, "Beta", from: new(2021, 6, 1), facts: [(OrganisationField.Kind, "municipality"), (OrganisationField.Municipality, "0301"), (OrganisationField.Employees, "900"), (OrganisationField.Industry2007, "84.110")]);
        await site.Has(cluster, "Gamma", from: new(2022, 1, 1), facts: [(OrganisationField.Kind, "health")]);
        await site.Has(cluster, "Delta", from: new(2016, 1, 1), to: new(2019, 12, 31), reason: "Lagt ned");
        await site.Has(cluster, "Epsilon", from: new(2016, 1, 1), to: new(2020, 6, 30));
        await site.Has(cluster, "Zeta", MembershipCategory.Partner);
        await site.Has(cluster, "Eta", MembershipCategory.Associate);
        await site.Changes(cluster, async db =>
        {
            db.Organisations.Add(Register.Organisation(cluster, "Theta"));
            db.Memberships.Single(m => m.OrganisationId == beta.Id).AgreementSignedOn = new(2021, 6, 1);
            var person = new Person { ClusterId = cluster.Id, Name = "Ola" };
            db.People.Add(person);
            db.PersonRoles.Add(new PersonRole { ClusterId = cluster.Id, PersonId = person.Id, OrganisationId = beta.Id, Title = "Leder", From = new(2021, 6, 1) });
            await Task.CompletedTask;
        });
        using var manager = await site.SignedIn(cluster);

        foreach (var (query, names) in new (string, string[])[]
        {
            ("", ["Alfa", "Beta", "Gamma"]), ("?category=associate", ["Eta"]), ("?category=partner", ["Zeta"]), ("?category=current", ["Alfa", "Beta", "Eta", "Gamma", "Zeta"]),
            ("?category=former", ["Delta", "Epsilon"]), ("?category=ever", ["Alfa", "Beta", "Delta", "Epsilon", "Gamma"]), ("?category=any", ["Alfa", "Beta", "Delta", "Epsilon", "Eta", "Gamma", "Theta", "Zeta"]),
            ("?kind=company", ["Alfa"]), ("?kind=company,health", ["Alfa", "Gamma"]), ("?county=11", ["Alfa"]), ("?county=11,03", ["Alfa", "Beta"]),
            ("?industry=sn2025.62", ["Alfa"]), ("?industry=sn2007.84", ["Beta"]), ("?industry=sn2007.62", []),
            ("?size=small", ["Alfa"]), ("?size=large,unknown", ["Beta", "Gamma"]), ("?size=micro", []),
            ("?joined_from=2021-01-01&joined_to=2021-12-31", ["Beta"]), ("?joined_to=2018-02-01", ["Alfa"]), ("?joined_from=2021-06-02", ["Gamma"]),
            ("?category=former&left_from=2019-12-31&left_to=2019-12-31", ["Delta"]), ("?category=former&left_from=2020-01-01", ["Epsilon"]),
            ("?category=former&reason=Lagt+ned", ["Delta"]), ("?category=former&without=reason", ["Epsilon"]),
            ("?committed=yes", ["Beta"]), ("?committed=no", ["Alfa", "Gamma"]),
            ("?without=number", ["Beta", "Gamma"]), ("?without=website", ["Beta", "Gamma"]), ("?without=contact", ["Alfa", "Gamma"]), ("?without=municipality", ["Gamma"]),
            ("?without=industry", ["Gamma"]), ("?without=employees", ["Gamma"]), ("?without=number,municipality", ["Gamma"]), ("?on=2019-12-31", ["Alfa", "Delta", "Epsilon"]), ("?on=2020-01-01", ["Alfa", "Epsilon"]),
        })
            (await manager.Names("/nscc/members" + query)).ShouldBe(names.ToList(), query);
    }

    [Theory, OnBoth]
    public async Task Who_goes_on_without_a_break_has_neither_left_nor_joined(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var organisation = await site.Has(cluster, "Alfa", from: new(2016, 1, 1), to: new(2018, 12, 31));
        await site.Changes(cluster, db => { db.Memberships.Add(Register.Stay(organisation, MembershipCategory.Member, new(2019, 1, 1), new(2020, 3, 31))); return Task.CompletedTask; });
        using var manager = await site.SignedIn(cluster);

        (await manager.Names("/nscc/members?category=ever&joined_from=2019-01-01")).ShouldBeEmpty();
        (await manager.Names("/nscc/members?category=ever&joined_from=2016-01-01&joined_to=2016-01-01")).ShouldBe(["Alfa"]);
        (await manager.Names("/nscc/members?category=ever&left_to=2018-12-31")).ShouldBeEmpty();
        (await manager.Names("/nscc/members?category=ever&left_from=2020-03-31")).ShouldBe(["Alfa"]);
    }

    [Theory, OnBoth]
    public async Task What_the_address_may_not_say_is_answered_in_words(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var other = await site.NewCluster("nht", "Norway Health Tech");
        await site.Has(cluster, "Alfa");
        await site.Has(other, "Fremmed");
        using var manager = await site.SignedIn(cluster);

        foreach (var query in (string[])["sort=number", "sort=--name", "kind=firm", "county=99", "size=huge", "category=boss", "joined_from=2019-02-30", "committed=maybe", "without=soul", "columns=password", "industry=62", "q=" + new string('a', 201), "colour=red", "sort=name&sort=kind", "after=1"])
        {
            var page = await manager.Page("/nscc/members?" + query, HttpStatusCode.UnprocessableEntity);
            page.ShouldContain("role=\"alert\"", Case.Sensitive, query);
            page.ShouldNotContain("Alfa", Case.Sensitive, query);
        }

        using (var tidied = await manager.GetAsync(new Uri("/nscc/members?kind=&q=alfa&columns=kind&columns=place&county=", UriKind.Relative)))
            tidied.Headers.Location!.ToString().ShouldBe("/nscc/members?q=alfa&columns=kind,place");
        (await manager.Names("/nscc/members?after=" + Guid.NewGuid())).ShouldBe(["Alfa"]);
        await manager.Page("/nht/members", HttpStatusCode.NotFound);
        await manager.Page("/nht/members/export.csv", HttpStatusCode.NotFound);
        await manager.Page("/nht/growth", HttpStatusCode.NotFound);
    }
}
