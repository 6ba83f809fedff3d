using Klynge.Activities;
using Klynge.Members;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Activities;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Activities;

/// <summary>Who comes in by the door stands in the record of who did what together, once.</summary>
public sealed class CheckInTests
{
    [Theory, OnBoth]
    public async Task Who_comes_is_in_the_occasion_once_however_often_it_is_pressed_and_by_how_many(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (sanselyd, lysning) = (await site.Enter(cluster), await site.Enter(cluster, "Lysning AS", "974760673"));
        var held = await site.Held(cluster, Gathered.Text with { Capacity = "10" });
        await site.Register(cluster, held, Gathered.Someone(1, "Kollega En") with { Number = sanselyd.Number });
        await site.Register(cluster, held, Gathered.Someone(2) with { Number = lysning.Number });
        await site.Register(cluster, held, Gathered.Someone(3));
        var all = await site.With((db, _) => db.Set<Attendee>().OrderBy(a => a.Name).Select(a => a.Id).ToListAsync(), cluster.Id);
        (await Press(site, cluster, held, all[0]))!.Sentence.ShouldStartWith("The event is on {0}.");

        site.Clock.Set(new DateTimeOffset(2026, 5, 20, 6, 0, 0, TimeSpan.Zero));
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Press(site, cluster, held, all[i % all.Count])));
        answers.ShouldAllBe(answer => answer == null);
        var (occasions, size, parties) = await Left(site, cluster);
        (occasions, size, parties).ShouldBe((1, 2, 3));

        // One was pressed by mistake, and the third is found to be from a member.
        var mistaken = await site.With((db, _) => db.Set<Attendee>().Where(a => a.Name == "Person 2").Select(a => a.Id).SingleAsync(), cluster.Id);
        (await Press(site, cluster, held, mistaken, here: false)).ShouldBeNull();
        (await Left(site, cluster)).ShouldBe((1, 1, 2));
        var strangers = await site.With((db, _) => db.Set<Registration>().Where(r => r.ContactName == "Person 3").Select(r => r.Id).SingleAsync(), cluster.Id);
        (await site.With((_, services) => services.GetRequiredService<PlaceRegistration>().Do(strangers, lysning.Id, default), cluster.Id)).ShouldBeNull();
        (await Left(site, cluster)).ShouldBe((1, 2, 3));
    }

    [Theory, OnBoth]
    public async Task The_door_on_a_phone_without_script_and_what_the_member_page_says_afterwards(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        var held = await site.Held(cluster);
        var key = await site.Register(cluster, held, Gathered.Someone(1) with { Number = member.Number });
        site.Clock.Set(new DateTimeOffset(2026, 5, 20, 6, 4, 0, TimeSpan.Zero));
        using var kari = await site.SignedIn(cluster);
        (await kari.Page("/nscc")).ShouldContain("Prøv før du kjøper er i dag");
        var door = $"/nscc/events/{held}/door";
        (await kari.Page(door)).ShouldContain("0 av 1 har kommet");
        var who = (await site.By(cluster, key)).Attendees[0].Id.ToString();
        // The line was down; the phone says when it was pressed.
        await (await kari.Post(door, door, ("attendee", who), ("here", "true"), ("at", "2026-05-20T05:52:00Z"))).Went();
        (await kari.Page(door)).ShouldSatisfyAllConditions(page => page.ShouldContain("1 av 1 har kommet"), page => page.ShouldContain("Kom 07:52"));
        (await kari.Page($"/nscc/members/{member.Id}")).ShouldSatisfyAllConditions(page => page.ShouldContain("Deltok på ett arrangement"), page => page.ShouldContain("én kom, sammen med 0 andre virksomheter"));
        (await kari.Page($"/nscc/members/{member.Id}?on=2026-05-19")).ShouldNotContain("Deltok på ett arrangement");
        (await (await kari.Post(door, door, ("attendee", Guid.NewGuid().ToString()), ("here", "true"))).Text(422)).ShouldContain("Det er ingen slik på listen");
    }

    [Theory, OnBoth]
    public async Task Two_who_came_are_tied_with_the_reason_and_the_effect_counts_them(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (sanselyd, lysning) = (await site.Enter(cluster), await site.Enter(cluster, "Lysning AS", "974760673"));
        var (first, again) = (await site.Held(cluster), await site.Held(cluster, Gathered.Text with { Title = "Trygg hjemme", StartDay = "2026-06-03" }));
        foreach (var held in (Guid[])[first, again])
            foreach (var member in (Organisation[])[sanselyd, lysning])
                await site.Register(cluster, held, Gathered.Someone(member == sanselyd ? 1 : 2) with { Number = member.Number });
        foreach (var (held, day) in new[] { (first, new DateTimeOffset(2026, 5, 20, 7, 0, 0, TimeSpan.Zero)), (again, new(2026, 6, 3, 7, 0, 0, TimeSpan.Zero)) })
        {
            site.Clock.Set(day);
            foreach (var who in await site.With((db, _) => db.Set<Attendee>().Where(a => a.EventId == held).Select(a => a.Id).ToListAsync(), cluster.Id))
                (await Press(site, cluster, held, who)).ShouldBeNull();
        }

        using var kari = await site.SignedIn(cluster);
        (await kari.Page($"/nscc/members/{sanselyd.Id}")).ShouldSatisfyAllConditions(page => page.ShouldContain("Har møtt én annen virksomhet"), page => page.ShouldContain("2 arrangementer; møttes sist 3. juni 2026"));
        (await kari.Page($"/nscc/members/{sanselyd.Id}?on=2026-05-31")).ShouldContain("ett arrangement; møttes sist 20. mai 2026");
        (await kari.Page($"/nscc/network/tie/{sanselyd.Id}/{lysning.Id}")).ShouldSatisfyAllConditions(page => page.ShouldContain("Prøv før du kjøper"), page => page.ShouldContain("Trygg hjemme"));
        (await kari.Words("/nscc/network")).ShouldSatisfyAllConditions(page => page.ShouldContain("Kartet viser de 2 medlemmene som har forbindelser."), page => page.ShouldContain("Lysning AS og Sanselyd AS 2 arrangementer"));
        (await kari.Page($"/nscc/events/{first}")).ShouldContain($"/nscc/network/effect/{first}");
        (await kari.Page($"/nscc/network/effect/{first}")).ShouldSatisfyAllConditions(page => page.ShouldContain("Ett par møttes for første gang"), page => page.ShouldContain("møttes igjen"), page => page.ShouldContain("Sanselyd AS"));
        (await kari.Page($"/nscc/network/effect/{again}")).ShouldContain("Ingen møttes for første gang");
        await kari.Page($"/nscc/network/effect/{Guid.NewGuid()}", System.Net.HttpStatusCode.NotFound);
    }

    private static Task<Refusal?> Press(RunningSite site, Cluster cluster, Guid held, Guid who, bool here = true) => site.With((_, services) => services.GetRequiredService<CheckIn>().Do(held, who, here, null, default), cluster.Id);

    private static Task<(int, int, int)> Left(RunningSite site, Cluster cluster) =>
        site.With(async (db, _) => (await db.Occasions.CountAsync(), await db.Occasions.Select(o => o.Size).SingleAsync(), await db.OccasionParties.CountAsync()), cluster.Id);
}
