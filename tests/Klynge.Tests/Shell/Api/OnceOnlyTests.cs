using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Shell.Api;
using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Shell.Api;

/// <summary>What is sent again is done once, whether the program makes the id or a key of its own.</summary>
public sealed class OnceOnlyTests
{
    private static readonly (string, string) Key = ("Idempotency-Key", "natt-1");

    [Theory, OnBoth]
    public async Task Twenty_at_once_under_one_key_are_one_and_all_get_its_answer(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var program = await Caller.With(site, cluster);
        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => program.Post("people", """{"name":"Siv Ås","email":"siv@asen.example"}""", Key)));
        all.ShouldAllBe(one => one.Status == 201);
        all.Select(one => one.Text).Distinct().Count().ShouldBe(1);
        all.Count(one => !one.Headers.Contains(OnceOnly.Repeated)).ShouldBe(1);
        all.Select(one => one.Tag).Distinct().Count().ShouldBe(1);
        all.Select(one => one.Headers.Location).Distinct().Count().ShouldBe(1);
        (await site.With((db, _) => db.People.CountAsync(), cluster.Id)).ShouldBe(1);
        (await site.With((db, _) => db.Journal.CountAsync(l => l.Name == "PersonAdded"), cluster.Id)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_key_is_for_one_thing_and_one_user_for_one_day(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (program, other) = (await Caller.With(site, cluster), await Caller.With(site, cluster));
        (await program.Post("people", """{"name":"Siv Ås"}""", Key)).Is(201);
        (await program.Post("people", """{"name":"Ola Vik"}""", Key)).Is(422).Detail.ShouldBe("This Idempotency-Key was used for something else. Make a new one.");
        (await program.Post("people", """{"name":"Siv Ås"}""", ("Idempotency-Key", "to ord"))).Is(400);
        (await program.Post("people", """{"name":"Siv Ås"}""", ("Idempotency-Key", new string('x', 201)))).Is(400);
        (await other.Post("people", """{"name":"Siv Ås"}""", Key)).Is(201).Headers.Contains(OnceOnly.Repeated).ShouldBeFalse();

        site.Clock.Forward(TimeSpan.FromHours(25));
        (await program.Post("people", """{"name":"Ola Vik"}""", Key)).Is(201).Headers.Contains(OnceOnly.Repeated).ShouldBeFalse();
        site.Clock.Forward(TimeSpan.FromHours(25));
        foreach (var work in site.Services.GetServices<IDailyWork>().Where(work => work.GetType().Name == "ForgetAnswers"))
            await site.With(async (_, services) => { await work.Run(services, Register.Today, default); return 0; });
        (await site.With((db, _) => db.Set<KeptAnswer>().CountAsync(), cluster.Id)).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task What_was_refused_leaves_no_key_and_can_be_sent_again_mended(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var alfa = await site.Has(cluster, "Alfa AS");
        var program = await Caller.With(site, cluster);
        var path = $"members/{alfa.Id}/memberships";
        // Overlaps what is there: the database says so, in the middle of the transaction.
        (await program.Post(path, """{"category":"member","from":"2024-01-01"}""", Key)).Is(422);
        (await program.Post(path, """{"category":"partner","from":"2024-01-01"}""", Key)).Is(201);
        var tag = (await program.Get($"members/{alfa.Id}")).Tag!;
        (await program.Send("PATCH", $"members/{alfa.Id}", """{"name":"Beta AS"}""", ("If-Match", "\"99\""), ("Idempotency-Key", "b"))).Is(412);
        (await program.Send("PATCH", $"members/{alfa.Id}", """{"name":"Beta AS"}""", ("If-Match", tag), ("Idempotency-Key", "b"))).Is(200);
        // Sent again after a broken line: its own change is not taken for another's.
        (await program.Send("PATCH", $"members/{alfa.Id}", """{"name":"Beta AS"}""", ("If-Match", tag), ("Idempotency-Key", "b"))).Is(200).Headers.Contains(OnceOnly.Repeated).ShouldBeTrue();
        var now = (await program.Get($"members/{alfa.Id}")).Tag!;
        (await program.Send("DELETE", $"members/{alfa.Id}", null, ("If-Match", now), ("Idempotency-Key", "c"))).Is(409);
        (await program.Get($"members/{alfa.Id}")).Is(200);
    }

    [Theory, OnBoth]
    public async Task An_id_of_ones_own_stands_once_and_another_thing_under_it_is_refused(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, foreign) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        var theirs = await site.Has(foreign, "Fremmed AS");
        var program = await Caller.With(site, cluster);
        var id = Guid.CreateVersion7();
        var body = $$"""{"id":"{{id}}","name":"Åsen AS","organisation_number":"923 609 016","category":"partner","member_from":"2024-01-01"}""";
        var many = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => program.Post("members", body)));
        many.Count(one => one.Status == 201).ShouldBe(1);
        many.Count(one => one.Status == 200).ShouldBe(19);
        many.ShouldAllBe(one => one["id"] == id.ToString());

        var other = (await program.Post("members", $$"""{"id":"{{id}}","name":"Annet AS"}""")).Is(409);
        var hidden = (await program.Post("members", $$"""{"id":"{{theirs.Id}}","name":"Annet AS"}""")).Is(409);
        hidden.Text.ShouldBe(other.Text, "what another cluster has looks like what one has oneself");
        foreach (var (path, sent) in new[]
        {
            ($"members/{id}/memberships", """ "category":"member","from":"2024-01-01","decision":"Styret" """), ($"members/{id}/contributions", """ "given_on":"2024-02-01","kind":"fee","amount":1500.5 """),
            ("people", """ "name":"Siv Ås","title":"Daglig leder" """),
        })
        {
            var own = Guid.NewGuid();
            (await program.Post(path, $$"""{"id":"{{own}}",{{sent}}}""")).Is(201)["id"].ShouldBe(own.ToString());
            (await program.Post(path, $$"""{"id":"{{own}}",{{sent}}}""")).Is(200)["id"].ShouldBe(own.ToString());
            (await program.Post(path, $$"""{"id":"{{own}}",{{sent.Replace("2024", "2023", StringComparison.Ordinal).Replace("Siv", "Ola", StringComparison.Ordinal)}}}""")).Is(409);
        }
    }
}
