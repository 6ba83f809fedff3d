using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Listing;

public sealed class SightTests
{
    private const string All = "?columns=kind,member_from,organisation_number,place,employees,county,website,external_id,committed,offers";

    [Theory, OnBoth]
    public async Task A_member_sees_of_others_what_they_show_to_members_and_cannot_ask_for_the_rest(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        (OrganisationField, string)[] facts =
            [(OrganisationField.Kind, "company"), (OrganisationField.Number, "923609016"), (OrganisationField.Place, "Skjulvik"), (OrganisationField.Municipality, "1103"), (OrganisationField.Employees, "77"), (OrganisationField.Website, "skjult.no"), (OrganisationField.ExternalId, "HEMMELIG-1"), (OrganisationField.Offers, "sensorer")];
        var shy = await site.Has(cluster, "Beskjeden AS", facts: facts);
        var open = await site.Has(cluster, "Åpen AS", facts: [(OrganisationField.Employees, "88"), (OrganisationField.Website, "aapen.no"), (OrganisationField.Place, "Bryne"), (OrganisationField.Municipality, "1121")]);
        await site.Changes(cluster, db =>
        {
            foreach (var field in (OrganisationField[])[OrganisationField.Number, OrganisationField.Place, OrganisationField.Municipality, OrganisationField.PostalCode, OrganisationField.Employees, OrganisationField.Website, OrganisationField.Offers])
                db.Add(new FieldVisibility { ClusterId = cluster.Id, OrganisationId = shy.Id, Field = field, Visibility = Visibility.Hidden });
            return Task.CompletedTask;
        });
        using var contact = await site.SignedIn(cluster, Role.MemberContact, open.Id);
        using var own = await site.SignedIn(cluster, Role.MemberContact, shy.Id);
        using var staff = await site.SignedIn(cluster, Role.Staff);

        var page = Register.Body(await contact.Page("/nscc/members" + All));
        page.ShouldContain("Beskjeden AS");
        page.ShouldContain("88");
        page.ShouldContain("aapen.no");
        foreach (var hidden in (string[])["923", "Skjulvik", ">77<", "skjult.no", "HEMMELIG", "sensorer", "k-state"])
            page.ShouldNotContain(hidden);
        page.Split("Rogaland").Length.ShouldBe(2, "only the open one says its county");
        var whole = await staff.Page("/nscc/members" + All);
        foreach (var shown in (string[])["923 609 016".Replace(' ', '\u00a0'), "Skjulvik", "77", "skjult.no", "HEMMELIG-1", "sensorer"])
            Register.Body(whole).ShouldContain(shown);
        (await own.Page("/nscc/members" + All)).ShouldContain("Skjulvik");

        foreach (var guess in (string[])["q=923609016", "q=skjulvik", "q=sensorer", "q=HEMMELIG-1", "county=11&q=beskjeden", "size=medium&q=beskjeden", "without=number&q=beskjeden", "without=website&q=beskjeden", "without=municipality&q=beskjeden"])
            (await contact.Names("/nscc/members?" + guess)).ShouldNotContain("Beskjeden AS", guess);
        (await contact.Names("/nscc/members?q=beskj")).ShouldBe(["Beskjeden AS"]);
        (await contact.Names("/nscc/members?q=bryne&county=11")).ShouldBe(["Åpen AS"]);
        foreach (var team in (string[])["committed=yes", "category=any", "reason=x", "without=contact"])
            (await contact.Page("/nscc/members?" + team, HttpStatusCode.UnprocessableEntity)).ShouldContain("Bare klyngens egne folk");
        // Two readers, one register: what one may see is never the other's count.
        Register.Line(await staff.Page("/nscc/members?county=11")).ShouldStartWith("2 av 2");
        Register.Line(await contact.Page("/nscc/members?county=11")).ShouldStartWith("1 av 2");
    }
}
