using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Record;

/// <summary>A member contact's form is no way to ask who else stands in the register.</summary>
public sealed class ProbingTests
{
    [Theory, OnBoth]
    public async Task A_number_that_another_has_waits_for_staff_and_names_nobody(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Changes(cluster, async db => (await db.Clusters.SingleAsync(c => c.Id == cluster.Id)).ApprovedFields = "Name");
        var member = await site.Enter(cluster);
        await Unseen(site, cluster, "SAFER", (OrganisationField.Country, "SE"), (OrganisationField.ForeignId, "556000-0001"));
        await Unseen(site, cluster, "TRYGG", (OrganisationField.Number, "938801363"));
        using var ida = await site.English(cluster, Role.MemberContact, member.Id);
        using var kari = await site.English(cluster);

        await (await Correct(ida, site, cluster, member.Id, ("Form.Country", "SE"), ("Form.ForeignId", "556000-0001"), ("Form.Number", "938801363"), ("Form.Website", "https://sanselyd.example"))).Went();
        foreach (var page in new[] { await ida.Page($"/nscc/members/{member.Id}"), await ida.Page($"/nscc/members/{member.Id}/correct"), await ida.Page("/nscc") })
            foreach (var telling in new[] { "SAFER", "TRYGG", "in the register already" })
                page.ShouldNotContain(telling);
        var now = await site.Now(cluster, member.Id);
        (now.Number, now.ForeignId, now.Website).ShouldBe(("981575679", null, "https://sanselyd.example"));

        // Staff see whose it is when they would say yes.
        var asked = await site.With((db, _) => db.Corrections.Where(c => c.AnsweredAt == null).ToDictionaryAsync(c => c.Field, c => c.Id.ToString()), cluster.Id);
        asked.Keys.Order().ShouldBe([OrganisationField.Number, OrganisationField.ForeignId, OrganisationField.Country]);
        (await (await Answer(kari, asked[OrganisationField.Number])).Text(422)).ShouldContain("938801363 is in the register already, as TRYGG.");
        await (await Answer(kari, asked[OrganisationField.Country])).Went();
        (await (await Answer(kari, asked[OrganisationField.ForeignId])).Text(422)).ShouldContain("556000-0001 is in the register already, as SAFER.");
    }

    [Theory, OnBoth]
    public async Task A_free_number_is_put_right_at_once(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        await Unseen(site, cluster, "SAFER", (OrganisationField.Country, "SE"), (OrganisationField.ForeignId, "556000-0001"));
        using var ida = await site.English(cluster, Role.MemberContact, member.Id);

        await (await Correct(ida, site, cluster, member.Id, ("Form.Country", "FI"), ("Form.ForeignId", "556000-0001"))).Went();
        (await site.Now(cluster, member.Id)).ForeignId.ShouldBe("556000-0001");
        (await site.With((db, _) => db.Corrections.CountAsync(), cluster.Id)).ShouldBe(0);

        // The country alone makes it another's: that waits too.
        await (await Correct(ida, site, cluster, member.Id, ("Form.Country", "SE"))).Went();
        (await site.Now(cluster, member.Id)).Country.ShouldBe("FI");
        (await site.With((db, _) => db.Corrections.Select(c => c.Field).SingleAsync(), cluster.Id)).ShouldBe(OrganisationField.Country);
    }

    [Theory, OnBoth]
    public async Task Staff_are_told_at_the_field_that_is_taken_also_when_the_country_changes_with_it(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster, number: null, facts: [(OrganisationField.Country, "DK"), (OrganisationField.ForeignId, "12345678")]);
        await Unseen(site, cluster, "SAFER", (OrganisationField.Country, "SE"), (OrganisationField.ForeignId, "556000-0001"));
        await Unseen(site, cluster, "TRYGG", (OrganisationField.Country, "FI"), (OrganisationField.ForeignId, "12345678"));
        using var kari = await site.English(cluster);

        var both = await (await kari.Edit(site, cluster, member.Id, null, ("Form.Country", "SE"), ("Form.ForeignId", "556000-0001"))).Text(422);
        both.ShouldContain("556000-0001 is in the register already, as SAFER.");
        both.ShouldNotContain("Another organisation took this number just now.");
        var country = await (await kari.Edit(site, cluster, member.Id, null, ("Form.Country", "FI"))).Text(422);
        country.ShouldContain("12345678 is in the register already, as TRYGG.");
        await (await kari.Edit(site, cluster, member.Id, null, ("Form.Country", "FI"), ("Form.ForeignId", "556000-0001"))).Went();
    }

    /// <summary>In the register, and never a member.</summary>
    private static async Task Unseen(RunningSite site, Cluster cluster, string name, params (OrganisationField, string)[] facts)
    {
        var organisation = Register.Organisation(cluster, name, facts);
        await site.Changes(cluster, db => Task.FromResult(db.Organisations.Add(organisation)));
    }

    private static async Task<HttpResponseMessage> Correct(HttpClient client, RunningSite site, Cluster cluster, Guid id, params (string Name, string Value)[] typed)
    {
        var now = await site.Now(cluster, id);
        var fields = Enum.GetValues<OrganisationField>().Where(CorrectHers).ToDictionary(field => "Form." + field, field => now.Value(field) ?? "");
        fields["Form.Version"] = now.Version.ToString();
        foreach (var (name, value) in typed)
            fields[name] = value;
        return await client.Post($"/nscc/members/{id}/correct", $"/nscc/members/{id}/correct", [.. fields.Select(f => (f.Key, f.Value))]);

        static bool CorrectHers(OrganisationField field) => field != OrganisationField.ExternalId;
    }

    private static Task<HttpResponseMessage> Answer(HttpClient client, string correction) =>
        client.Post("/nscc/members/corrections", "/nscc/members/corrections", ("correction", correction), ("answer", "accept"));
}
