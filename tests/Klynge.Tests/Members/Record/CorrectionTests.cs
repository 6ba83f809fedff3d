using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Record;

/// <summary>A member contact corrects her own; what the cluster wants to see first waits.</summary>
public sealed class CorrectionTests
{
    [Theory, OnBoth]
    public async Task Her_own_facts_change_at_once_and_the_name_waits_for_staff(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        var other = await site.Enter(cluster, "Isfjell Data AS", "938801363");
        using var ida = await site.English(cluster, Role.MemberContact, member.Id, "Ida Storvik");
        using var kari = await site.English(cluster);

        (await ida.Page("/nscc")).ShouldContain("Your organisation");
        await ida.Page($"/nscc/members/{other.Id}/correct", HttpStatusCode.NotFound);
        await (await Correct(ida, site, cluster, member.Id, ("Form.Name", "Kystklang AS"), ("Form.Offers", "sound; pilots"))).Went();
        var now = await site.Now(cluster, member.Id);
        (now.Name, now.Offers).ShouldBe(("Sanselyd AS", "sound; pilots"));
        (await ida.Page($"/nscc/members/{member.Id}")).ShouldContain("Kystklang AS");

        // A later wish takes the earlier one's place: one open correction a fact.
        await (await Correct(ida, site, cluster, member.Id, ("Form.Name", "Kystlyd AS"))).Went();
        (await site.With((db, _) => db.Corrections.Where(c => c.AnsweredAt == null).Select(c => c.After).ToListAsync(), cluster.Id)).ShouldBe(["Kystlyd AS"]);
        (await ida.Page($"/nscc/members/{member.Id}")).ShouldContain("The correction of Name was replaced by a later one");
        var waiting = await site.With((db, _) => db.Corrections.SingleAsync(c => c.AnsweredAt == null), cluster.Id);

        var page = await kari.Page("/nscc/members/corrections");
        page.ShouldContain("Sanselyd AS");
        page.ShouldContain("Kystlyd AS");
        page.ShouldContain("Asked by Ida Storvik");
        (await kari.Page("/nscc")).ShouldContain("One correction wants an answer");
        (await (await kari.Post("/nscc/members/corrections", "/nscc/members/corrections", ("correction", waiting.Id.ToString()), ("answer", "decline"))).Text(422)).ShouldContain("Say why not");
        await (await kari.Post("/nscc/members/corrections", "/nscc/members/corrections", ("correction", waiting.Id.ToString()), ("answer", "accept"))).Went();
        (await site.Now(cluster, member.Id)).Name.ShouldBe("Kystlyd AS");

        // The other of two who answer at once is told who was first.
        (await (await kari.Post("/nscc/members/corrections", "/nscc/members/corrections", ("correction", waiting.Id.ToString()), ("answer", "decline"), ("reason", "no"))).Text(422))
            .ShouldContain("Kari Nordgård has accepted this correction already.");
    }

    [Theory, OnBoth]
    public async Task Of_two_who_answer_at_once_one_wins(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        using var ida = await site.English(cluster, Role.MemberContact, member.Id);
        await (await Correct(ida, site, cluster, member.Id, ("Form.Name", "Kystklang AS"))).Went();
        var id = await site.With((db, _) => db.Corrections.Select(c => c.Id).SingleAsync(), cluster.Id);
        var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.English(cluster, Role.Staff)));

        var answers = await Task.WhenAll(people.Select((one, i) => one.Post("/nscc/members/corrections", "/nscc/members/corrections", ("correction", id.ToString()), ("answer", i % 2 == 0 ? "accept" : "decline"), ("reason", "as it is"))));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity).ShouldBe(3);
        (await site.With((db, _) => db.Journal.CountAsync(l => l.Name == nameof(CorrectionAnswered)), cluster.Id)).ShouldBe(1);
        var accepted = await site.With((db, _) => db.Corrections.Select(c => c.Accepted).SingleAsync(), cluster.Id);
        (await site.Now(cluster, member.Id)).Name.ShouldBe(accepted == true ? "Kystklang AS" : "Sanselyd AS");
        foreach (var one in people)
            one.Dispose();
    }

    [Theory, OnBoth]
    public async Task She_takes_back_her_own_and_never_anothers_and_sees_why_not(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (member, other) = (await site.Enter(cluster), await site.Enter(cluster, "Isfjell Data AS", "938801363"));
        using var ida = await site.English(cluster, Role.MemberContact, member.Id);
        using var stranger = await site.English(cluster, Role.MemberContact, other.Id);
        using var kari = await site.English(cluster);
        await (await Correct(ida, site, cluster, member.Id, ("Form.Name", "Kystklang AS"))).Went();
        var id = (await site.With((db, _) => db.Corrections.Select(c => c.Id).SingleAsync(), cluster.Id)).ToString();

        (await stranger.Post($"/nscc/members/{other.Id}/correct", $"/nscc/members/{other.Id}/correct?handler=Withdraw", ("correction", id))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Correct(stranger, site, cluster, member.Id, ("Form.Website", "https://taken.example"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.Now(cluster, member.Id)).Website.ShouldBeNull();
        await (await ida.Post($"/nscc/members/{member.Id}/correct", $"/nscc/members/{member.Id}/correct?handler=Withdraw", ("correction", id))).Went();
        (await kari.Page("/nscc/members/corrections")).ShouldContain("No corrections wait");
        (await kari.Page("/nscc/journal?kind=corrections")).ShouldContain("The correction of Name was taken back");

        await (await Correct(ida, site, cluster, member.Id, ("Form.Name", "Kystklang AS"))).Went();
        var again = (await site.With((db, _) => db.Corrections.Where(c => c.AnsweredAt == null).Select(c => c.Id).SingleAsync(), cluster.Id)).ToString();
        await (await kari.Post("/nscc/members/corrections", "/nscc/members/corrections", ("correction", again), ("answer", "decline"), ("reason", "Send us the certificate first"))).Went();
        (await ida.Page("/nscc")).ShouldContain("Send us the certificate first");
    }

    private static async Task<HttpResponseMessage> Correct(HttpClient client, RunningSite site, Cluster cluster, Guid id, params (string Name, string Value)[] typed)
    {
        var now = await site.Now(cluster, id);
        var fields = Enum.GetValues<OrganisationField>().Where(field => field != OrganisationField.ExternalId).ToDictionary(field => "Form." + field, field => now.Value(field) ?? "");
        fields["Form.Version"] = now.Version.ToString();
        foreach (var (name, value) in typed)
            fields[name] = value;
        return await client.Post("/nscc", $"/nscc/members/{id}/correct", [.. fields.Select(f => (f.Key, f.Value))]);
    }
}
