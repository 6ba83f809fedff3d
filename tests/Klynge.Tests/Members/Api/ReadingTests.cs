using System.Text.Json;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Shell.Api;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Api;

/// <summary>What programs read: a page at a time, all of it, and as of any day.</summary>
public sealed class ReadingTests
{
    [Theory, OnBoth]
    public async Task Pages_hold_at_most_what_was_asked_for_and_together_everything(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.HasAll(cluster, Enumerable.Range(1, 230).Select(i => $"Medlem {i:000} AS"));
        var program = await Caller.With(site, cluster);

        var (names, path) = (new List<string>(), (string?)"members?limit=50&columns=name");
        while (path is not null)
        {
            var page = (await program.Get(path)).Is(200);
            var rows = page.Json.GetProperty("members").EnumerateArray().Select(row => row.GetProperty("name").GetString()!).ToList();
            rows.Count.ShouldBeLessThanOrEqualTo(50);
            names.AddRange(rows);
            path = page.Json.GetProperty("next").GetString();
            (page.Headers.TryGetValues("Link", out var link) ? link.Single() : null).ShouldBe(path is null ? null : $"<{path}>; rel=\"next\"");
        }

        names.ShouldBe(Enumerable.Range(1, 230).Select(i => $"Medlem {i:000} AS"));
        (await program.Get("members?limit=200")).Is(200).Json.GetProperty("members").GetArrayLength().ShouldBe(200);
        (await program.Get("members")).Is(200).Json.GetProperty("members").GetArrayLength().ShouldBe(50);
        foreach (var limit in new[] { "0", "201", "-1", "1e2", "mange", "99999999999" })
            (await program.Get("members?limit=" + limit)).Is(422)["field"].ShouldBe("limit");
        (await program.Get("members?limit=5&limit=6")).Is(422);
        (await program.Get("members?colour=red")).Is(422).Detail.ShouldContain("colour");
        (await program.Get("members?after=x")).Is(422)["field"].ShouldBe("after");

        var csv = (await program.Get("members.csv?columns=name")).Is(200);
        csv.Media.ShouldBe("text/csv");
        csv.Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(231);
    }

    [Theory, OnBoth]
    public async Task Everything_can_be_read_as_of_another_day_and_nothing_written_there(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var alfa = await site.Has(cluster, "Alfa AS", from: new(2020, 1, 1), to: new(2023, 12, 31));
        var beta = await site.Has(cluster, "Beta AS", from: new(2024, 1, 1), facts: [(OrganisationField.Website, "beta.no")]);
        var program = await Caller.With(site, cluster);
        (await program.Patch($"members/{beta.Id}", "*", """{"website":"ny.no","name":"Nye Beta AS"}""")).Is(200)["name"].ShouldBe("Nye Beta AS");

        Names((await program.Get("members?on=2022-06-30")).Is(200)).ShouldBe(["Alfa AS"]);
        Names((await program.Get("members?on=2024-06-30")).Is(200)).ShouldBe(["Beta AS"]);
        var then = (await program.Get($"members/{beta.Id}?on=2024-06-30")).Is(200);
        (then["name"], then["website"]).ShouldBe(("Beta AS", "https://beta.no"));
        (await program.Get("counts?on=2022-06-30")).Is(200)["members"].ShouldBe("1");
        (await program.Get("counts?on=2019-06-30")).Is(200)["members"].ShouldBe("0");
        (await program.Get($"members/{alfa.Id}/memberships?on=2022-06-30")).Is(200).Json.GetProperty("memberships")[0].GetProperty("to").ValueKind.ShouldBe(JsonValueKind.Null);
        (await program.Patch($"members/{beta.Id}?on=2024-06-30", "*", """{"website":"x.no"}""")).Is(422);
        (await program.Get("members?on=2024-02-30")).Is(422).Media.ShouldBe("application/problem+json");
        (await program.Get("members?on=i dag")).Is(422);
    }

    [Theory, OnBoth]
    public async Task A_contact_reads_what_members_may_see_of_each_other(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var alfa = await site.Has(cluster, "Alfa AS", facts: [(OrganisationField.ExternalId, "A-1")]);
        var beta = await site.Has(cluster, "Beta AS", to: new(2030, 1, 1), reason: "Hemmelig grunn", facts: [(OrganisationField.ExternalId, "B-1")]);
        await site.Changes(cluster, db =>
        {
            db.Add(new FieldVisibility { ClusterId = cluster.Id, OrganisationId = beta.Id, Field = OrganisationField.Website, Visibility = Visibility.Hidden });
            return Task.CompletedTask;
        });
        var (contact, staff) = (await Caller.With(site, cluster, Role.MemberContact, alfa.Id), await Caller.With(site, cluster));
        foreach (var path in new[] { "members", $"members/{beta.Id}", $"members/{beta.Id}/memberships", "members?columns=name,external_id,exit_reason" })
        {
            var seen = (await contact.Get(path)).Is(200).Text;
            seen.ShouldNotContain("B-1");
            seen.ShouldNotContain("Hemmelig grunn");
        }

        (await staff.Get($"members/{beta.Id}")).Text.ShouldContain("B-1");
        (await staff.Get($"members/{beta.Id}/memberships")).Text.ShouldContain("Hemmelig grunn");
        (await contact.Get("counts")).Is(200).Json.GetProperty("committed").ValueKind.ShouldBe(JsonValueKind.Null);
        (await contact.Get("members?committed=yes")).Is(422);
        foreach (var path in new[] { "members.csv", "people", "journal", "corrections", "cluster/team", $"members/{beta.Id}/contributions" })
            (await contact.Get(path)).Is(403);
    }

    private static IEnumerable<string?> Names(Answered page) => page.Json.GetProperty("members").EnumerateArray().Select(row => row.GetProperty("name").GetString());
}
