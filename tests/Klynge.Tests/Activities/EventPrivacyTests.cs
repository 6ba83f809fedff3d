using System.Net;
using Klynge.Access;
using Klynge.Activities;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Activities;
using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Activities;

/// <summary>What is said of events and of those who come, to whom, and for how long it is kept.</summary>
public sealed class EventPrivacyTests
{
    [Theory, OnBoth]
    public async Task A_draft_is_not_there_for_others_than_the_team(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (draft, _) = (await site.Held(cluster, published: false), await site.Held(cluster));
        using var stranger = site.Stranger();
        using var member = await site.SignedIn(cluster, Role.MemberContact, (await site.Enter(cluster)).Id);
        await stranger.Page($"/nscc/public/events/{draft}", HttpStatusCode.NotFound);
        await stranger.Page($"/nscc/public/events/{draft}.ics", HttpStatusCode.NotFound);
        await member.Page($"/nscc/events/{draft}", HttpStatusCode.NotFound);
        (await member.Page("/nscc/events?show=drafts")).ShouldNotContain($"/events/{draft}");
    }

    [Theory, OnBoth]
    public async Task Who_comes_is_not_shown_to_members_and_sensitive_answers_go_when_it_is_over(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var held = await site.Held(cluster);
        foreach (var (text, readers, sensitive) in new[] { ("Hva bør vi vite om mat?", AnswerReaders.Team, true), ("Hva vil du vite?", AnswerReaders.Manager, false) })
            (await site.With((_, services) => services.GetRequiredService<AskQuestion>().Do(held, text, readers, sensitive, false, default), cluster.Id)).ShouldBeNull();
        var asked = await site.With((db, _) => db.Asked(held, default), cluster.Id);
        await site.Register(cluster, held, Gathered.Someone(1) with { Answers = new Dictionary<Guid, string?> { [asked[0].Id] = "Nøtteallergi", [asked[1].Id] = "Prisen" } });
        using var manager = await site.SignedIn(cluster);
        using var staff = await site.SignedIn(cluster, Role.Staff);
        using var member = await site.SignedIn(cluster, Role.MemberContact, (await site.Enter(cluster)).Id);
        (await manager.Page($"/nscc/events/{held}")).ShouldSatisfyAllConditions(page => page.ShouldContain("Nøtteallergi"), page => page.ShouldContain("Prisen"));
        (await staff.Page($"/nscc/events/{held}")).ShouldSatisfyAllConditions(page => page.ShouldContain("Nøtteallergi"), page => page.ShouldNotContain("Prisen"));
        (await member.Page($"/nscc/events/{held}")).ShouldNotContain("Person 1");
        await member.Page($"/nscc/events/{held}/door", HttpStatusCode.Forbidden);
        await member.Page($"/nscc/events/{held}/attendees.csv", HttpStatusCode.Forbidden);

        site.Clock.Set(new DateTimeOffset(2026, 5, 21, 6, 0, 0, TimeSpan.Zero));
        await Daily(site);
        (await manager.Page($"/nscc/events/{held}")).ShouldSatisfyAllConditions(page => page.ShouldNotContain("Nøtteallergi"), page => page.ShouldContain("Prisen"), page => page.ShouldContain("Person 1"));
        site.Clock.Set(new DateTimeOffset(2027, 5, 22, 6, 0, 0, TimeSpan.Zero));
        await Daily(site);
        (await site.With(async (db, _) => (await db.Set<Attendee>().CountAsync(a => a.Name != null || a.Email != null), await db.Set<RegistrationKey>().CountAsync(), await db.Set<EventAnswer>().CountAsync(), await db.Set<Attendee>().CountAsync()), cluster.Id)).ShouldBe((0, 0, 0, 1));
    }

    private static async Task Daily(RunningSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await site.Services.GetServices<IDailyWork>().OfType<ForgetAttendees>().Single().Run(scope.ServiceProvider, DateOnly.FromDateTime(site.Clock.GetUtcNow().UtcDateTime), default);
    }
}
