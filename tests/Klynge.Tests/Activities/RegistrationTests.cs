using System.Net;
using Klynge.Activities;
using Klynge.Members;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Activities;
using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Activities;

/// <summary>Places, the waiting list, and what each may do about a registration, over both databases.</summary>
public sealed class RegistrationTests
{
    [Theory, OnBoth]
    public async Task The_last_place_taken_by_forty_at_once_goes_to_one_and_the_others_wait(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var held = await site.Held(cluster, Gathered.Text with { Capacity = "1" });
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => site.With((_, services) =>
            services.GetRequiredService<RegisterForEvent>().Do(held, Gathered.Someone(i), Secrets.New(), "nb", $"10.0.0.{i}", default), cluster.Id)));
        answers.ShouldAllBe(answer => answer.Refusals.Count == 0);
        (await site.With(async (db, _) => (
            await db.Set<Registration>().CountAsync(r => r.State == RegistrationState.Placed), await db.Set<Registration>().CountAsync(r => r.State == RegistrationState.Waiting), await db.Set<Event>().Select(e => e.Taken).SingleAsync()), cluster.Id)).ShouldBe((1, 39, 1));
    }

    [Theory, OnBoth]
    public async Task The_database_itself_never_lets_more_in_than_there_are_places(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var held = await site.Held(cluster);
        await Should.ThrowAsync<Exception>(() => site.With((db, _) => db.Set<Event>().Where(e => e.Id == held).ExecuteUpdateAsync(set => set.SetProperty(e => e.Taken, 3)), cluster.Id));
        (await site.Taken(cluster, held)).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task What_is_sent_twice_is_one_registration(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var held = await site.Held(cluster);
        var key = Secrets.New();
        for (var i = 0; i < 2; i++)
            (await site.With((_, services) => services.GetRequiredService<RegisterForEvent>().Do(held, Gathered.Someone(1), key, "nb", null, default), cluster.Id)).Refusals.ShouldBeEmpty();
        (await site.With((db, _) => db.Set<Registration>().CountAsync(), cluster.Id), await site.Taken(cluster, held)).ShouldBe((1, 1));
    }

    [Theory, OnBoth]
    public async Task A_place_that_is_free_is_offered_to_the_first_it_is_enough_for_and_goes_on_when_not_answered(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var held = await site.Held(cluster);
        var (first, second) = (await site.Register(cluster, held, Gathered.Someone(1)), await site.Register(cluster, held, Gathered.Someone(2)));
        // Two together wait before one who comes alone.
        var (two, one) = (await site.Register(cluster, held, Gathered.Someone(3, "Kollega Tre")), await site.Register(cluster, held, Gathered.Someone(4)));
        var last = await site.Register(cluster, held, Gathered.Someone(5));

        (await Own(site, cluster, own => own.Cancel(first, default))).ShouldBeNull();
        (await site.State(cluster, two), await site.State(cluster, one), await site.State(cluster, last)).ShouldBe((RegistrationState.Waiting, RegistrationState.Offered, RegistrationState.Waiting));
        (await site.By(cluster, one)).OfferedUntil.ShouldBe(site.Clock.GetUtcNow().UtcDateTime.AddHours(24));

        site.Clock.Forward(TimeSpan.FromHours(25));
        await Lapse(site);
        (await site.State(cluster, one), await site.State(cluster, last)).ShouldBe((RegistrationState.Lapsed, RegistrationState.Offered));
        (await Own(site, cluster, own => own.Accept(one, default))).ShouldNotBeNull();
        (await Own(site, cluster, own => own.Accept(last, default))).ShouldBeNull();
        // When both are free the two come in together.
        (await Own(site, cluster, own => own.Cancel(second, default))).ShouldBeNull();
        (await site.State(cluster, two)).ShouldBe(RegistrationState.Waiting);
        (await Own(site, cluster, own => own.Cancel(last, default))).ShouldBeNull();
        (await site.State(cluster, two), await site.Taken(cluster, held)).ShouldBe((RegistrationState.Offered, 2));
        // Who cancelled can be offered a place again, once there is one.
        var id = (await site.By(cluster, first)).Id;
        (await Turn(site, cluster, id, Turning.Offer)).ShouldNotBeNull();
        (await Own(site, cluster, own => own.Cancel(two, default))).ShouldBeNull();
        (await Turn(site, cluster, id, Turning.Offer)).ShouldBeNull();
        (await site.State(cluster, first), await site.Taken(cluster, held)).ShouldBe((RegistrationState.Offered, 1));
    }

    [Theory, OnBoth]
    public async Task Nobody_new_passes_those_who_wait_for_as_many_places(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var held = await site.Held(cluster);
        var pair = await site.Register(cluster, held, Gathered.Someone(1, "Kollega En"));
        var waits = await site.Register(cluster, held, Gathered.Someone(2));
        (await site.Version(cluster, held, "4")).ShouldBeEmpty();
        (await site.State(cluster, pair), await site.State(cluster, waits)).ShouldBe((RegistrationState.Placed, RegistrationState.Offered));
        (await site.State(cluster, await site.Register(cluster, held, Gathered.Someone(3)))).ShouldBe(RegistrationState.Placed);
        (await site.Version(cluster, held, "3")).ShouldHaveSingleItem().Field.ShouldBe("Capacity");
    }

    [Theory, OnBoth]
    public async Task Where_it_is_asked_for_the_team_approves_or_declines(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var held = await site.Held(cluster, Gathered.Text with { NeedsApproval = true });
        var (yes, no) = (await site.Register(cluster, held, Gathered.Someone(1)), await site.Register(cluster, held, Gathered.Someone(2)));
        (await site.State(cluster, yes), await site.Taken(cluster, held)).ShouldBe((RegistrationState.Asked, 0));
        using var kari = await site.SignedIn(cluster);
        (await kari.Page("/nscc")).ShouldContain("2 venter på svar fra deg.");
        await (await kari.Post($"/nscc/events/{held}", $"/nscc/events/{held}?handler=Turn", ("registration", (await site.By(cluster, yes)).Id.ToString()), ("to", "GivePlace"))).Went();
        await (await kari.Post($"/nscc/events/{held}", $"/nscc/events/{held}?handler=Turn", ("registration", (await site.By(cluster, no)).Id.ToString()), ("to", "Decline"))).Went();
        (await site.State(cluster, yes), await site.State(cluster, no), await site.Taken(cluster, held)).ShouldBe((RegistrationState.Placed, RegistrationState.Declined, 1));
    }

    [Theory, OnBoth]
    public async Task Only_members_are_in_at_once_where_it_is_for_members_and_the_price_is_theirs(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        var held = await site.Held(cluster, Gathered.Text with { OpenTo = OpenTo.Members, PriceMembers = "350", PriceOthers = "900", FreePlaces = "1", Capacity = "20" });
        var ours = await site.Register(cluster, held, Gathered.Someone(1, "Kollega En\nKollega To") with { Number = member.Number });
        var theirs = await site.Register(cluster, held, Gathered.Someone(2));
        (await site.By(cluster, ours)).ShouldSatisfyAllConditions(r => r.State.ShouldBe(RegistrationState.Placed), r => r.OrganisationId.ShouldBe(member.Id), r => r.Due.ShouldBe(700m));
        (await site.State(cluster, theirs)).ShouldBe(RegistrationState.Asked);
    }

    [Theory, OnBoth]
    public async Task Until_the_deadline_she_changes_and_cancels_herself_and_not_after_it(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var held = await site.Held(cluster, Gathered.Text with { DeadlineDay = "2026-05-18", DeadlineTime = "12:00" });
        var key = await site.Register(cluster, held, Gathered.Someone(1));
        using var reader = site.Stranger();
        var own = $"/nscc/public/registration/{key}";
        (await reader.Page(own)).ShouldContain("https://mote.example/20");
        await (await reader.Post(own, own + "?handler=Replace", ("Form.People", "Person 1\nEva Dahl, eva@asen1.example"))).Went();
        (await site.Taken(cluster, held)).ShouldBe(2);
        (await (await reader.Post(own, own + "?handler=Replace", ("Form.People", "En\nTo\nTre"))).Text(422)).ShouldContain("Det er ikke så mange ledige plasser.");
        site.Clock.Set(new DateTimeOffset(2026, 5, 18, 10, 0, 0, TimeSpan.Zero));
        (await (await reader.Post("/sign-in", own + "?handler=Cancel")).Text(422)).ShouldContain("Fristen var 18. mai kl. 12:00");
        (await site.State(cluster, key)).ShouldBe(RegistrationState.Placed);
        (await (await reader.Post("/sign-in", $"/nscc/public/events/{held}", ("Form.ContactName", "Sen"), ("Form.Email", "sen@sen.example"), ("Form.Organisation", "Sen AS"), ("Form.ComesToo", "true"))).Text(422)).ShouldContain("Fristen var");
        await reader.Page("/nscc/public/registration/" + Secrets.New(), HttpStatusCode.NotFound);
    }

    private static Task<Refusal?> Own(RunningSite site, Cluster cluster, Func<ChangeOwnRegistration, Task<Refusal?>> what) => site.With((_, services) => what(services.GetRequiredService<ChangeOwnRegistration>()), cluster.Id);

    private static Task<Refusal?> Turn(RunningSite site, Cluster cluster, Guid id, Turning to) => site.With((_, services) => services.GetRequiredService<TurnRegistration>().Do(id, to, default), cluster.Id);

    private static Task<TimeSpan> Lapse(RunningSite site) => site.Services.GetServices<IRounds>().OfType<OfferRound>().Single().Walk(default);
}

internal static class Changing
{
    /// <summary>Changes how many places there are.</summary>
    public static Task<IReadOnlyList<Refusal>> Version(this RunningSite site, Cluster cluster, Guid held, string places) => site.With(async (db, services) =>
    {
        var version = await db.Set<Event>().Where(e => e.Id == held).Select(e => e.Version).SingleAsync();
        return await services.GetRequiredService<ChangeEvent>().Do(held, version, Gathered.Text with { Capacity = places }, default);
    }, cluster.Id);
}
