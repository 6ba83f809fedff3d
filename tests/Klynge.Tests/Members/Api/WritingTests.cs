using System.Text.Json;
using Klynge.Access;
using Klynge.Tests.Access;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Shell.Api;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Api;

/// <summary>What programs write goes through the deeds of the pages: the same rules, the same journal.</summary>
public sealed class WritingTests
{
    [Theory, OnBoth]
    public async Task A_membership_is_begun_corrected_ended_and_taken_out(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var alfa = await site.Has(cluster, "Alfa AS", to: new(2021, 12, 31));
        var program = await Caller.With(site, cluster);
        var all = $"members/{alfa.Id}/memberships";

        var begun = (await program.Post(all, """{"category":"member","from":"2024-01-01","decision":"Styret, sak 7/23"}""")).Is(201);
        var one = begun.Headers.Location!.ToString();
        (await program.Post(all, """{"category":"member","from":"2025-01-01"}""")).Is(422)["field"].ShouldBe("from");
        (await program.Post(all, """{"category":"member","from":"2031-01-01"}""")).Is(422)["field"].ShouldBe("from");
        (await program.Post(all, """{"category":"friend","from":"2024-01-01"}""")).Is(422)["field"].ShouldBe("category");
        var right = (await program.Patch(one, begun.Tag, """{"from":"2024-02-01"}""")).Is(200);
        (right["from"], right["decision"]).ShouldBe(("2024-02-01", "Styret, sak 7/23"));
        (await program.Patch(one, begun.Tag, """{"from":"2024-03-01"}""")).Is(412);
        (await program.Post(one + "/end", """{"last_day":"2023-01-01"}""")).Is(422)["field"].ShouldBe("last_day");
        (await program.Post(one + "/end", """{"last_day":"2026-12-31","reason":"Flytter"}""")).Is(200)["exit_reason"].ShouldBe("Flytter");
        (await program.Post(one + "/end", """{"last_day":"2026-12-31"}""")).Is(409);
        (await program.Get(all)).Is(200).Json.GetProperty("memberships").GetArrayLength().ShouldBe(2);
        var last = (await program.Get(one)).Is(200);
        (await program.Delete(one, null)).Is(428);
        (await program.Delete(one, begun.Tag)).Is(412);
        (await program.Delete(one, last.Tag)).Is(204);
        (await program.Get(one)).Is(404);
        (await program.Delete(one, last.Tag)).Is(404);
        (await site.Journal(cluster)).TakeLast(4).ShouldBe(["MembershipBegan", "MembershipCorrected", "MembershipEnded", "MembershipRemoved"]);
    }

    [Theory, OnBoth]
    public async Task A_contribution_is_written_down_and_makes_a_member_committed(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var alfa = await site.Has(cluster, "Alfa AS");
        var program = await Caller.With(site, cluster);
        var all = $"members/{alfa.Id}/contributions";
        var given = (await program.Post(all, """{"given_on":"2026-03-01","kind":"fee","amount":12000.50,"note":"Kontingent"}""")).Is(201);
        given["amount"].ShouldBe("12000.5");
        (await program.Get($"members/{alfa.Id}"))["committed"].ShouldBe("True");
        (await program.Post(all, """{"given_on":"2027-03-01","kind":"fee"}""")).Is(422)["field"].ShouldBe("given_on");
        (await program.Post(all, """{"given_on":"2026-03-01","kind":"fee","amount":-1}""")).Is(422)["field"].ShouldBe("amount");
        (await program.Post(all, """{"given_on":"2026-03-01","kind":"fee","note":"a\u0000b"}""")).Is(422)["field"].ShouldBe("note");
        (await program.Post($"members/{Guid.NewGuid()}/contributions", """{"given_on":"2026-03-01","kind":"fee"}""")).Is(404);
        (await program.Delete(given.Headers.Location!.ToString(), given.Tag)).Is(204);
        (await program.Get(all)).Json.GetProperty("contributions").GetArrayLength().ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_person_is_met_gets_roles_and_is_published_only_with_her_consent(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var alfa = await site.Has(cluster, "Alfa AS");
        var program = await Caller.With(site, cluster);
        var siv = (await program.Post("people", $$"""{"name":"Siv Ås","email":"siv@asen.example","title":"Daglig leder","organisation":"{{alfa.Id}}"}""")).Is(201);
        var path = siv.Headers.Location!.ToString();
        (await program.Post("people", """{"name":"Siv","email":"ikke e-post"}""")).Is(422)["field"].ShouldBe("email");
        (await program.Post("people", $$"""{"name":"Siv","organisation":"{{Guid.NewGuid()}}"}""")).Is(422)["field"].ShouldBe("organisation");
        (await program.Patch(path, siv.Tag, """{"published":true}""")).Is(422)["field"].ShouldBe("published");
        var changed = (await program.Patch(path, siv.Tag, """{"phone":"51 23 45 67"}""")).Is(200);
        (changed["email"], changed["phone"]).ShouldBe(("siv@asen.example", "51 23 45 67"));
        (await program.Patch(path, siv.Tag, """{"phone":"51 23 45 68"}""")).Is(412).Json.GetProperty("now").GetProperty("phone").GetString().ShouldBe("51 23 45 67");

        var role = (await program.Post(path + "/roles", """{"title":"Styremedlem","from":"2025-01-01"}""")).Is(201);
        (await program.Patch(role.Headers.Location!.ToString(), role.Tag, """{"title":"Styreleder"}""")).Is(200)["title"].ShouldBe("Styreleder");
        (await program.Post(role.Headers.Location + "/end", """{"last_day":"2026-01-31"}""")).Is(200)["to"].ShouldBe("2026-01-31");
        (await program.Post(role.Headers.Location + "/end", """{"last_day":"2026-01-31"}""")).Is(409);
        (await program.Get(path + "/roles")).Json.GetProperty("roles").GetArrayLength().ShouldBe(2);
        (await program.Get($"people?q=siv&organisation={alfa.Id}")).Json.GetProperty("people").GetArrayLength().ShouldBe(1);
        (await program.Get("people?show=cluster")).Json.GetProperty("people").GetArrayLength().ShouldBe(0);
        (await program.Get("people?on=2020-01-01")).Json.GetProperty("people").GetArrayLength().ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task A_contact_corrects_her_own_and_the_team_answers_what_waits(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (alfa, beta) = (await site.Has(cluster, "Alfa AS"), await site.Has(cluster, "Beta AS"));
        var (contact, team) = (await Caller.With(site, cluster, Role.MemberContact, alfa.Id), await Caller.With(site, cluster));
        var own = $"members/{alfa.Id}/corrections";
        (await contact.Post($"members/{beta.Id}/corrections", """{"website":"beta.no"}""", ("If-Match", "*"))).Is(404);
        (await contact.Post(own, """{"website":"alfa.no"}""")).Is(428);
        (await contact.Post(own, """{"external_id":"X"}""", ("If-Match", "*"))).Is(422)["field"].ShouldBe("external_id");
        var came = (await contact.Post(own, """{"website":"alfa.no","name":"Alfa Nord AS"}""", ("If-Match", "*"))).Is(200);
        (came["changed"], came["waiting"]).ShouldBe(("1", "1"));
        came.Json.GetProperty("member").GetProperty("name").GetString().ShouldBe("Alfa AS");

        var waits = (await team.Get("corrections")).Is(200).Json.GetProperty("corrections")[0];
        (waits.GetProperty("fact").GetString(), waits.GetProperty("before").GetString(), waits.GetProperty("after").GetString()).ShouldBe(("name", "Alfa AS", "Alfa Nord AS"));
        var one = "corrections/" + waits.GetProperty("id").GetString();
        (await contact.Post(one + "/accept", null)).Is(403);
        (await team.Post(one + "/decline", """{"reason":" "}""")).Is(422)["field"].ShouldBe("reason");
        (await team.Post(one + "/accept", null)).Is(200)["accepted"].ShouldBe("True");
        (await team.Post(one + "/decline", """{"reason":"Nei"}""")).Is(409);
        (await team.Get($"members/{alfa.Id}"))["name"].ShouldBe("Alfa Nord AS");
        (await contact.Get(own)).Is(200).Json.GetProperty("corrections").GetArrayLength().ShouldBe(1);

        (await contact.Post(own, """{"name":"Feil AS"}""", ("If-Match", "*"))).Is(200);
        var mistake = (await contact.Get(own)).Json.GetProperty("corrections").EnumerateArray().Single(c => c.GetProperty("answered_at").ValueKind == JsonValueKind.Null).GetProperty("id").GetString();
        (await contact.Post($"corrections/{mistake}/withdraw", null)).Is(204);
        (await contact.Post($"corrections/{mistake}/withdraw", null)).Is(409);
    }

    [Theory, OnBoth]
    public async Task The_manager_writes_what_is_said_of_the_cluster(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (manager, staff) = (await Caller.With(site, cluster, Role.Manager), await Caller.With(site, cluster));
        var facts = (await manager.Get("cluster")).Is(200);
        (await staff.Patch("cluster", facts.Tag, """{"legal_form":"Forening"}""")).Is(403);
        (await manager.Patch("cluster", facts.Tag, """{"legal_form":"Forening","founded_on":"2014-05-01"}""")).Is(200)["founded_on"].ShouldBe("2014-05-01");
        (await manager.Patch("cluster", facts.Tag, """{"legal_form":"Stiftelse"}""")).Is(412).Json.GetProperty("now").GetProperty("legal_form").GetString().ShouldBe("Forening");
        (await manager.Patch("cluster", "*", """{"time_zone":"Oslo"}""")).Is(422)["field"].ShouldBe("time_zone");
        (await manager.Get("cluster"))["time_zone"].ShouldBe("Europe/Oslo");

        var goal = (await manager.Post("cluster/goals", """{"text_nb":"Doble eksporten","text_en":"Double the exports","from":"2025-01-01"}""")).Is(201);
        (await manager.Patch(goal.Headers.Location!.ToString(), goal.Tag, """{"to":"2026-12-31"}""")).Is(200)["text_en"].ShouldBe("Double the exports");
        (await manager.Post("cluster/goals", """{"text_en":"Only English"}""")).Is(422)["field"].ShouldBe("text_nb");
        (await manager.Post("cluster/offices", """{"place":"Stavanger","from":"2027-12-01"}""")).Is(422)["field"].ShouldBe("from");
        var siv = (await manager.Post("people", """{"name":"Siv Ås"}""")).Is(201)["id"];
        var post = (await manager.Post("cluster/team", $$"""{"title":"Daglig leder","person":"{{siv}}","percent":80,"from":"2025-01-01"}""")).Is(201);
        post["percent"].ShouldBe("80");
        (await manager.Post("cluster/team", $$"""{"title":"Daglig leder","person":"{{siv}}","percent":180}""")).Is(422)["field"].ShouldBe("percent");
        (await manager.Post("cluster/team", $$"""{"title":"Rådgiver","person":"{{Guid.NewGuid()}}","percent":80}""")).Is(422)["field"].ShouldBe("person");
        (await manager.Get("cluster/team?on=2024-06-30")).Is(200).Json.GetProperty("team").GetArrayLength().ShouldBe(0);
        (await manager.Post("cluster/names", """{"name":"Smart Care Norway"}""")).Is(422)["field"].ShouldBe("from");
        site.Clock.Forward(TimeSpan.FromDays(1));
        (await manager.Post("cluster/names", """{"name":"Smart Care Norway"}""")).Is(201);
        (await manager.Get("cluster"))["name"].ShouldBe("Smart Care Norway");
        (await staff.Get("cluster/goals")).Is(200).Json.GetProperty("goals").GetArrayLength().ShouldBe(1);
        var journal = (await staff.Get("journal")).Is(200).Json.GetProperty("lines").EnumerateArray().ToList();
        journal.ShouldContain(line => line.GetProperty("happening").GetString() == "ClusterChanged");
        journal.ShouldAllBe(line => line.GetProperty("said").GetString()!.Length > 0);
    }

    [Theory, OnBoth]
    public async Task A_member_entered_by_mistake_is_taken_out_and_one_that_is_leant_on_stays(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var program = await Caller.With(site, cluster);
        var sum = (await program.Post("members", """{"name":"Sum"}""")).Is(201);
        (await program.Delete(sum.Headers.Location!.ToString(), sum.Tag)).Is(204);
        (await program.Get(sum.Headers.Location!.ToString())).Is(404);
        var real = (await program.Post("members", """{"name":"Alfa AS"}""")).Is(201);
        (await program.Post(real.Headers.Location + "/contributions", """{"given_on":"2026-03-01","kind":"hours","amount":10}""")).Is(201);
        (await program.Delete(real.Headers.Location!.ToString(), "*")).Is(409);
        (await site.With((db, _) => db.Organisations.CountAsync(), cluster.Id)).ShouldBe(1);
    }
}
