using Klynge.Access;
using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Members.BusinessRegister;
using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.BusinessRegister;

/// <summary>What the register says otherwise is found at night, and changes nothing before somebody has said so.</summary>
public sealed partial class DifferencesTests
{
    private static readonly DateOnly Day = new(2026, 5, 11);
    private static readonly (OrganisationField, string)[] Whole = [(OrganisationField.LegalForm, "AS"), (OrganisationField.PostalCode, "4006"), (OrganisationField.Municipality, "1103"), (OrganisationField.Industry2025, "62.100")];

    [Theory, OnBoth]
    public async Task A_new_name_is_found_taken_over_with_its_day_and_has_a_way_back(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.English(cluster);
        var member = await site.Enter(cluster, facts: Whole);
        await site.Load(Day, Bulk.Unit("981575679", "SANSELYD NORGE AS"));
        await Night(site);

        (await kari.Page("/nscc")).ShouldContain("One fact differs from the business register");
        var page = await kari.Page("/nscc/members/register");
        page.ShouldContain("The business register says one thing otherwise");
        page.ShouldContain("Sanselyd Norge AS");
        (await site.Now(cluster, member.Id)).Name.ShouldBe("Sanselyd AS");

        var open = (await Open(site, cluster)).Single();
        (await (await kari.Post("/nscc/members/register", "/nscc/members/register?handler=Accept", ("chosen", open.Id.ToString()))).Went()).ShouldBe("/nscc/members/register");
        var now = await site.Now(cluster, member.Id);
        (now.Name, now.NameOn(Day), now.NameOn(Day.AddDays(-1))).ShouldBe(("Sanselyd Norge AS", "Sanselyd Norge AS", "Sanselyd AS"));
        var record = await kari.Page($"/nscc/members/{member.Id}");
        record.ShouldContain("from the business register of 11 May 2026");
        record.ShouldContain("Put back");
        record.ShouldContain("In the business register");
        (await Open(site, cluster)).ShouldBeEmpty();
        (await kari.Page("/nscc/members/register")).ShouldContain("The business register agrees");
    }

    [Theory, OnBoth]
    public async Task The_night_comes_to_the_same_however_often_it_comes(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Enter(cluster, facts: Whole);
        await site.Load(Day, Bulk.Unit("981575679", "SANSELYD NORGE AS", staff: 60));
        await Night(site);
        var first = (await Open(site, cluster)).Select(d => (d.Id, d.Version)).ToList();
        first.Count.ShouldBe(2);
        await Night(site);
        await site.Load(Day.AddDays(1), Bulk.Unit("981575679", "SANSELYD NORGE AS", staff: 61));
        await Night(site);
        (await Open(site, cluster)).Select(d => d.Id).ShouldBe(first.Select(d => d.Id), ignoreOrder: true);
        (await Open(site, cluster)).Single(d => d.Matter == RegisterMatter.Staff).Theirs.ShouldBe("61");
        (await Open(site, cluster)).Single(d => d.Matter == RegisterMatter.Name).Version.ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task What_is_left_as_it_is_is_not_asked_about_until_the_register_says_something_else(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.English(cluster);
        await site.Enter(cluster, facts: Whole);
        await site.Load(Day, Bulk.Unit("981575679", "SANSELYD NORGE AS"));
        await Night(site);
        await (await kari.Post("/nscc/members/register", "/nscc/members/register?handler=Aside", ("chosen", (await Open(site, cluster)).Single().Id.ToString()))).Went();
        site.Clock.Forward(TimeSpan.FromDays(1));
        await Night(site);
        (await Open(site, cluster)).ShouldBeEmpty();
        (await kari.Page("/nscc/journal")).ShouldContain("Name was left as it is, other than in the business register");

        await site.Load(Day.AddDays(1), Bulk.Unit("981575679", "SANSELYD NORDEN AS"));
        await Night(site);
        (await Open(site, cluster)).Single().Theirs.ShouldBe("Sanselyd Norden AS");
        await site.Load(Day.AddDays(2), Bulk.Unit("981575679", "SANSELYD AS"));
        await Night(site);
        (await Open(site, cluster)).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task A_bankruptcy_comes_first_is_told_and_ends_nothing_by_itself(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.English(cluster);
        var (first, second) = (await site.Enter(cluster, facts: Whole), await site.Enter(cluster, "Åpen Dør AS", Bulk.Number(1), facts: Whole));
        await site.Load(Day, [Bulk.Unit("981575679", "SANSELYD NYTT NAVN AS"), Bulk.Unit(Bulk.Number(1), "ÅPEN DØR AS", more: unit => (unit["konkurs"], unit["konkursdato"]) = (true, "2026-05-03")), Bulk.Unit(Bulk.Number(2), "EN TIL AS")]);
        var gone = await site.Enter(cluster, "Borte AS", Bulk.Number(3), facts: Whole);
        await Night(site);

        var page = await kari.Page("/nscc/members/register");
        page.ShouldContain("Bankrupt since 3 May 2026");
        page.ShouldContain($"/nscc/members/{second.Id}/memberships");
        page.ShouldContain("The register does not know its number");
        page.IndexOf("Bankrupt since", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("Sanselyd Nytt Navn", StringComparison.Ordinal));
        (await kari.Page("/nscc")).ShouldContain("Åpen Dør AS: Bankrupt since 3 May 2026");
        (await kari.Page($"/nscc/members/{second.Id}")).ShouldContain("The business register says: Bankrupt since 3 May 2026");
        // Neither is there a fact to take over, nor does taking over end a membership.
        var state = (await Open(site, cluster)).Single(d => d.Matter == RegisterMatter.Bankrupt);
        (await (await kari.Post("/nscc/members/register", "/nscc/members/register?handler=Accept", ("chosen", state.Id.ToString()))).Text(422)).ShouldContain("Nothing was chosen that still waits");
        (await site.With((db, _) => db.Memberships.CountAsync(m => m.To == null), cluster.Id)).ShouldBe(3);
        await (await kari.Post("/nscc/members/register", "/nscc/members/register?handler=Aside", ("chosen", state.Id.ToString()))).Went();
        (await Open(site, cluster)).Select(d => d.Matter).Order().ShouldBe([RegisterMatter.NotThere, RegisterMatter.Name]);
        first.Id.ShouldNotBe(gone.Id);
    }

    [Theory, OnBoth]
    public async Task Many_are_taken_over_at_once_and_what_cannot_be_is_said(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.English(cluster);
        var moved = await site.Enter(cluster, facts: Whole);
        var part = await site.Enter(cluster, "Avdelingen", Bulk.Number(1), facts: Whole);
        await site.Enter(cluster, "Moderen AS", Bulk.Number(2), facts: Whole);
        await site.Load(Day, [Bulk.Unit("981575679", "SANSELYD AS", form: "ASA", postalCode: "6003", place: "ÅLESUND", municipality: "1508"), Bulk.Unit(Bulk.Number(2), "MODEREN AS"), Bulk.Unit(Bulk.Number(4), "X AS")]);
        (await site.With(async (_, services) =>
        {
            var path = Path.Combine(site.Place.Folder, "under.json");
            await File.WriteAllTextAsync(path, Bulk.Json(Bulk.Unit(Bulk.Number(1), "MODEREN AVD", form: "BEDR", more: unit => unit["overordnetEnhet"] = Bulk.Number(2))));
            return (await services.GetRequiredService<LoadRegister>().Do(new(path, "under.json", SubUnits: true, Day: Day), null, default)).Refusal;
        })).ShouldBeNull();
        await Night(site);

        var open = await Open(site, cluster);
        open.Select(d => d.Matter).Order().ShouldBe([RegisterMatter.SubUnit, RegisterMatter.LegalForm, RegisterMatter.Address]);
        var said = await (await kari.Post("/nscc/members/register", "/nscc/members/register?handler=Accept", [.. open.Select(d => ("chosen", d.Id.ToString()))])).Text(422);
        said.ShouldContain("2 facts were taken over from the business register.");
        said.ShouldContain("is in the register already, as Moderen AS.");
        var now = await site.Now(cluster, moved.Id);
        (now.LegalForm, now.PostalCode, now.Place, now.SeatOn(Day)!.Municipality).ShouldBe(("ASA", "6003", "Ålesund", "1508"));
        now.SeatOn(Day.AddDays(-1))!.Municipality.ShouldBe("1103");
        (await site.Now(cluster, part.Id)).Number.ShouldBe(Bulk.Number(1));
    }

    [Theory, OnBoth]
    public async Task What_a_contact_wrote_herself_is_said_to_be_hers(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.English(cluster);
        var member = await site.Enter(cluster, facts: Whole);
        using var ida = await site.English(cluster, Role.MemberContact, member.Id, "Ida Storvik");
        var now = await site.Now(cluster, member.Id);
        await (await ida.Post($"/nscc/members/{member.Id}/correct", $"/nscc/members/{member.Id}/correct", [.. Enum.GetValues<OrganisationField>().Select(field => ("Form." + field, field == OrganisationField.PostalCode ? "4021" : now.Value(field) ?? "")), ("Form.Version", now.Version.ToString())])).Went();
        if ((await site.Now(cluster, member.Id)).PostalCode != "4021")
            await (await kari.Post("/nscc/members/corrections", "/nscc/members/corrections", ("correction", (await site.With((db, _) => db.Corrections.SingleAsync(), cluster.Id)).Id.ToString()), ("answer", "accept"))).Went();
        await site.Load(Day, Bulk.Unit("981575679", "SANSELYD AS"));
        await Night(site);
        (await kari.Page("/nscc/members/register")).ShouldContain("4006");
        (await site.Now(cluster, member.Id)).PostalCode.ShouldBe("4021");
    }

    private static Task<int> Night(RunningSite site) => site.With(async (_, services) =>
    {
        await services.GetServices<IDailyWork>().OfType<NightlyComparison>().Single().Run(services, DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime), default);
        return 0;
    });

    private static Task<List<RegisterDifference>> Open(RunningSite site, Cluster cluster) =>
        site.With((db, _) => db.Set<RegisterDifference>().AsNoTracking().Where(d => d.AnsweredAt == null).ToListAsync(), cluster.Id);
}
