using System.Net;
using Klynge.Access;
using Klynge.Network;
using Klynge.Occasions;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Network;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Network;

/// <summary>Who was introduced to whom, and the chain of what came of it. The clock stands at 12 May 2026.</summary>
public sealed class IntroductionTests
{
    private static readonly DateOnly Today = new(2026, 5, 12);

    [Fact]
    public void Everything_that_is_wrong_is_said_and_the_chain_is_asked_on_any_day()
    {
        var (one, other, third) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        Introduction.Make(Guid.NewGuid(), new(one, one, one, Today.AddDays(1), " "), Today).Item2.Select(wrong => wrong.Field).ShouldBe(["Why", "Second", "Bridge", "On"]);
        var made = Introduction.Make(Guid.NewGuid(), new(one, other, third, new(2026, 1, 10), "Leter etter det samme"), Today).Item1!;
        made.ResultOn(Today).ShouldBeNull();
        made.Follow(IntroductionResult.Met, new(2026, 1, 9), null, Today)!.Field.ShouldBe("On");
        made.Follow(IntroductionResult.Met, Today.AddDays(1), null, Today)!.Field.ShouldBe("On");
        made.Follow(IntroductionResult.Met, new(2026, 2, 1), "Kaffe", Today).ShouldBeNull();
        made.Follow(IntroductionResult.Met, new(2026, 2, 1), "Kaffe", Today).ShouldBeNull();
        made.Follow(IntroductionResult.Contract, new(2026, 4, 1), null, Today).ShouldBeNull();
        made.Steps.Count.ShouldBe(2);
        (made.ResultOn(new(2026, 1, 31)), made.ResultOn(new(2026, 3, 1)), made.ResultOn(Today)).ShouldBe((null, IntroductionResult.Met, IntroductionResult.Contract));
    }

    [Theory, OnBoth]
    public async Task Two_are_introduced_once_tied_and_followed(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (sanselyd, lysning) = (await site.Enter(cluster), await site.Enter(cluster, "Lysning AS", "974760673"));
        await site.Enter(cluster, "Storm AS", "971274255");
        using var kari = await site.SignedIn(cluster);
        (await kari.Words("/nscc/network/introductions")).ShouldContain("Her står hvem som ble koblet til hvem");
        var (page, key) = ($"/nscc/network/introductions/new?of={sanselyd.Id}", Guid.CreateVersion7().ToString());
        (await kari.Page(page)).ShouldContain("value=\"Sanselyd AS\"");
        (await (await kari.Post(page, page, ("Form.Key", key), ("Form.First", "Sanselyd AS"), ("Form.Second", "Sanselyd AS"), ("Form.Bridge", "Ukjent AS"), ("Form.Why", "x"))).Text(422)).ShouldContain("Ingen virksomhet i registeret heter det");
        foreach (var _ in (int[])[1, 2])
            await (await kari.Post(page, page, ("Form.Key", key), ("Form.First", "Sanselyd AS"), ("Form.Second", "lysning as"), ("Form.Bridge", "Storm AS"), ("Form.Why", "Den ene leter, den andre har"), ("Form.On", "2026-03-02"))).Went();
        var id = await site.With((db, _) => db.Set<Introduction>().Select(i => i.Id).SingleAsync(), cluster.Id);
        (await site.With(async (db, _) => (await db.Occasions.CountAsync(o => o.Kind == OccasionKinds.Introduction && o.Size == 2), await db.OccasionParties.CountAsync()), cluster.Id)).ShouldBe((1, 2));
        (await kari.Words($"/nscc/network/tie/{sanselyd.Id}/{lysning.Id}")).ShouldSatisfyAllConditions(text => text.ShouldContain("én kobling; møttes sist 2. mars 2026"), text => text.ShouldContain("Koblet av Storm AS"));
        (await kari.Words("/nscc/network/introductions")).ShouldSatisfyAllConditions(text => text.ShouldContain("0 av 1 koblinger har ført til noe"), text => text.ShouldContain("Ikke kjent ennå"));

        var one = $"/nscc/network/introductions/{id}";
        await (await kari.Post(one, one + "?handler=Follow", ("Form.Result", "Project"), ("Form.Words", "Forprosjekt"), ("Form.On", "2026-04-20"))).Went();
        (await (await kari.Post(one, one + "?handler=Follow", ("Form.Result", "Contract"), ("Form.On", "2026-02-20"))).Text(422)).ShouldContain("er før de ble koblet sammen");
        (await kari.Words(one)).ShouldContain("De ble koblet sammen Den ene leter, den andre har 2. mar. 2026 Et prosjekt Forprosjekt 20. apr. 2026");
        (await kari.Words(one + "?on=2026-04-01")).ShouldNotContain("Forprosjekt");
        (await kari.Words("/nscc/network/introductions")).ShouldContain("1 av 1 koblinger har ført til noe");

        using var hers = await site.SignedIn(cluster, Role.MemberContact, lysning.Id, "kontakt@lysning.example");
        await hers.Page(one, HttpStatusCode.Forbidden);
        (await hers.Words($"/nscc/network/tie/{sanselyd.Id}/{lysning.Id}")).ShouldSatisfyAllConditions(text => text.ShouldContain("én kobling"), text => text.ShouldNotContain("Storm AS"), text => text.ShouldNotContain("leter"));
        await (await kari.Post(one, one + "?handler=Remove")).Went();
        (await site.With(async (db, _) => (await db.Occasions.CountAsync(), await db.OccasionParties.CountAsync(), await db.Set<IntroductionStep>().CountAsync()), cluster.Id)).ShouldBe((0, 0, 0));
    }

    [Theory, OnBoth]
    public async Task Another_cluster_introduces_nobody_of_this_one(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("andre", "En annen klynge"));
        var (sanselyd, lysning) = (await site.Enter(cluster), await site.Enter(cluster, "Lysning AS", "974760673"));
        (await site.With((_, services) => services.GetRequiredService<Introduce>().Do(new(sanselyd.Id, lysning.Id, null, null, "x"), null, default), other.Id)).Refusals.ShouldHaveSingleItem();
        (await site.With((db, _) => db.Set<Introduction>().CountAsync(), other.Id)).ShouldBe(0);
    }
}
