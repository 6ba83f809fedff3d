using System.Net;
using Klynge.Access;
using Klynge.Activities;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Activities;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Activities;

/// <summary>Whom the team has been in contact with, and who has not been reached. The clock stands at 12 May 2026.</summary>
public sealed class ContactTests
{
    private static readonly DateOnly Today = new(2026, 5, 12);

    [Fact]
    public void A_contact_has_been_and_is_not_from_another_age()
    {
        Log(new ContactText { Note = "Ringte" }).Item1!.ShouldSatisfyAllConditions(contact => contact.On.ShouldBe(Today), contact => contact.Note.ShouldBe("Ringte"));
        Log(new ContactText { On = "11.5.2026" }).Item1!.On.ShouldBe(Today.AddDays(-1));
        Log(new ContactText { On = "2026-05-13" }).Item2.Single().Sentence.ShouldStartWith("{0} has not been yet.");
        Log(new ContactText { On = "2015-05-13" }).Item2.Single().Sentence.ShouldContain("ten years");
        Log(new ContactText { On = "i går", Note = new string('x', 1001) }).Item2.Select(wrong => wrong.Field).ShouldBe(["On", "Note"]);

        static (TeamContact?, IReadOnlyList<Refusal>) Log(ContactText typed) => TeamContact.Log(Guid.NewGuid(), Guid.NewGuid(), typed, null, Today, default, null);
    }

    [Theory, OnBoth]
    public async Task A_contact_is_logged_once_from_the_members_page_and_who_is_not_reached_is_seen_by_kind(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (sanselyd, lysning) = (await site.Enter(cluster), await site.Enter(cluster, "Lysning AS", "974760673"));
        using var kari = await site.SignedIn(cluster);
        (await kari.Words($"/nscc/members/{sanselyd.Id}")).ShouldContain("Teamet har ikke loggført noen kontakt ennå");
        var (page, key) = ($"/nscc/contacts/new?of={sanselyd.Id}", Guid.CreateVersion7().ToString());
        foreach (var _ in (int[])[1, 2])
            await (await kari.Post(page, page, ("of", sanselyd.Id.ToString()), ("Form.Key", key), ("Form.Kind", "Visit"), ("Form.Note", "Viste oss nattlampa"), ("Form.On", "2026-05-11"))).Went();
        (await site.With((db, _) => db.Set<TeamContact>().CountAsync(), cluster.Id)).ShouldBe(1);
        (await kari.Words($"/nscc/members/{sanselyd.Id}")).ShouldSatisfyAllConditions(text => text.ShouldContain("Siste kontakt 11. mai 2026"), text => text.ShouldContain("Viste oss nattlampa"));
        (await kari.Words("/nscc/contacts")).ShouldSatisfyAllConditions(text => text.ShouldContain("1 av 2 medlemmer er nådd de siste tolv månedene."), text => text.ShouldContain("Ikke nådd 1"));
        (await kari.Words("/nscc/contacts/unreached")).ShouldSatisfyAllConditions(text => text.ShouldContain("1 av 2 er ikke nådd på 12 måneder"), text => text.ShouldContain("Lysning AS aldri"), text => text.ShouldNotContain("Sanselyd AS"));
        (await kari.Words("/nscc/contacts/unreached?on=2026-05-10")).ShouldContain("2 av 2");
        (await kari.Words("/nscc/contacts/unreached?months=1&kind=municipality")).ShouldContain("Det er ingen medlemmer å nå denne dagen");

        var named = "/nscc/contacts/new";
        await (await kari.Post(named, named, ("Form.Organisation", "lysning as"), ("Form.Kind", "Call"))).Went();
        (await (await kari.Post(named, named, ("Form.Organisation", "Finnes ikke AS"), ("Form.Kind", "Call"))).Text(422)).ShouldContain("Ingen virksomhet i registeret heter det");
        (await kari.Words("/nscc/contacts/unreached")).ShouldContain("Alle er nådd");

        var one = await site.With((db, _) => db.Set<TeamContact>().Where(c => c.OrganisationId == lysning.Id).Select(c => c.Id).SingleAsync(), cluster.Id);
        await (await kari.Post($"/nscc/contacts/{one}", $"/nscc/contacts/{one}?handler=Change", ("Form.Kind", "Meeting"), ("Form.On", "2026-05-01"), ("Form.Note", "Rettet"))).Went();
        (await kari.Words("/nscc/contacts")).ShouldContain("Lysning AS Rettet 1. mai 2026 Møte");
        await (await kari.Post($"/nscc/contacts/{one}", $"/nscc/contacts/{one}?handler=Remove")).Went();
        (await kari.Words("/nscc/contacts")).ShouldNotContain("Rettet");
        await kari.Page($"/nscc/contacts/{one}", HttpStatusCode.NotFound);
    }

    [Theory, OnBoth]
    public async Task What_the_team_wrote_is_for_the_team_of_the_cluster(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("andre", "En annen klynge"));
        var member = await site.Enter(cluster);
        var contact = (await site.With((_, services) => services.GetRequiredService<LogContact>().Do(member.Id, new ContactText { Note = "Hemmelig" }, null, default), cluster.Id)).Id!.Value;
        using var hers = await site.SignedIn(cluster, Role.MemberContact, member.Id, "kontakt@sanselyd.example");
        (await hers.Words($"/nscc/members/{member.Id}")).ShouldNotContain("Hemmelig");
        await hers.Page("/nscc/contacts", HttpStatusCode.Forbidden);
        await hers.Page($"/nscc/contacts/{contact}", HttpStatusCode.Forbidden);
        using var elsewhere = await site.SignedIn(other, email: "leder@andre.example");
        await elsewhere.Page($"/andre/contacts/{contact}", HttpStatusCode.NotFound);
        (await site.With((_, services) => services.GetRequiredService<LogContact>().Do(member.Id, new ContactText(), null, default), other.Id)).Refusals.ShouldHaveSingleItem();
    }
}
