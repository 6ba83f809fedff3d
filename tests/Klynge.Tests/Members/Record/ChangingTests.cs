using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Record;

/// <summary>Changing what the register says: history, days, ways back, and two who write at once.</summary>
public sealed class ChangingTests
{
    [Theory, OnBoth]
    public async Task A_change_stands_in_the_history_with_who_and_when_and_has_a_way_back(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster, facts: [(OrganisationField.Website, "https://sanselyd.example")]);
        using var kari = await site.English(cluster);

        (await (await kari.Edit(site, cluster, member.Id, null, ("Form.Website", "https://ny.example"))).Went()).ShouldBe($"/nscc/members/{member.Id}");
        var page = await kari.Page($"/nscc/members/{member.Id}");
        page.ShouldContain("Website changed from https://sanselyd.example to https://ny.example");
        page.ShouldContain("12 May");
        page.ShouldContain("Kari Nordgård");

        var change = await site.With((db, _) => db.Changes.SingleAsync(), cluster.Id);
        (await (await kari.Post($"/nscc/members/{member.Id}", $"/nscc/members/{member.Id}?handler=Back", ("change", change.Id.ToString()))).Went()).ShouldNotBeNull();
        (await site.Now(cluster, member.Id)).Website.ShouldBe("https://sanselyd.example");
        (await kari.Page($"/nscc/members/{member.Id}")).ShouldContain("Website changed from https://ny.example to https://sanselyd.example");

        // The first change cannot be put back any more: what stands there now is said.
        (await (await kari.Post($"/nscc/members/{member.Id}", $"/nscc/members/{member.Id}?handler=Back", ("change", change.Id.ToString()))).Text(422))
            .ShouldContain("Website has been changed again since then: it now says https://sanselyd.example. Nothing was put back.");
    }

    [Theory, OnBoth]
    public async Task Two_who_edit_at_once_are_shown_both_versions_and_nothing_is_lost(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        using var kari = await site.English(cluster);
        using var ola = await site.English(cluster, Role.Staff);
        var version = (await site.Now(cluster, member.Id)).Version;

        await (await ola.Edit(site, cluster, member.Id, version, ("Form.Description", "Ola's words"))).Went();
        var clash = await (await kari.Edit(site, cluster, member.Id, version, ("Form.Description", "Kari's words"))).Text(409);
        clash.ShouldContain("Someone else changed this while you were writing");
        clash.ShouldContain("Ola&#x27;s words");
        clash.ShouldContain("Kari&#x27;s words</textarea>");
        clash.ShouldContain($"name=\"Form.Version\" value=\"{version + 1}\"");
        (await site.Now(cluster, member.Id)).Description.ShouldBe("Ola's words");

        await (await kari.Edit(site, cluster, member.Id, version + 1, ("Form.Description", "Kari's words"))).Went();
        (await site.Now(cluster, member.Id)).Description.ShouldBe("Kari's words");
    }

    [Theory, OnBoth]
    public async Task A_past_day_shows_what_was_true_then_and_offers_nothing_to_do(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster, facts: [(OrganisationField.Description, "First words"), (OrganisationField.Employees, "9"), (OrganisationField.PostalCode, "4006")]);
        site.Clock.Forward(TimeSpan.FromDays(30));
        using var kari = await site.English(cluster);
        await (await kari.Edit(site, cluster, member.Id, null, ("Form.Name", "Kystklang AS"), ("Form.NameFrom", "2026-06-01"), ("Form.Description", "Later words"), ("Form.Employees", "23"), ("Form.PostalCode", "0150"), ("Form.AddressFrom", "2026-06-05"))).Went();

        var now = await kari.Page($"/nscc/members/{member.Id}");
        now.ShouldContain("<h1 class=\"k-long\">Kystklang AS</h1>");
        now.ShouldContain("Oslo, Oslo");
        now.ShouldContain("Earlier names");

        var then = await kari.Page($"/nscc/members/{member.Id}?on=2026-05-31");
        then.ShouldContain("<h1 class=\"k-long\">Sanselyd AS</h1>");
        then.ShouldContain("First words");
        then.ShouldNotContain("Later words");
        then.ShouldContain("Stavanger, Rogaland");
        then.ShouldNotContain("handler=Back");
        then.ShouldNotContain("/edit\"");
        (await kari.Page($"/nscc/members/{member.Id}?on=2026-06-03")).ShouldContain("Kystklang AS</h1>");
        (await kari.Page($"/nscc/members/{member.Id}?on=2017-01-01")).ShouldContain("In the register, without a membership");
        (await (await kari.Post($"/nscc/members/{member.Id}/edit", $"/nscc/members/{member.Id}/edit?on=2026-05-31", ("Form.Name", "X"))).Text(422)).ShouldContain("another day");
    }

    [Theory, OnBoth]
    public async Task What_cannot_be_is_refused_beside_its_field_and_nothing_is_saved(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        await site.Enter(cluster, "Isfjell Data AS", "938801363");
        using var kari = await site.English(cluster);

        var page = await (await kari.Edit(site, cluster, member.Id, null, ("Form.Number", "123456789"), ("Form.Website", "no address"), ("Form.Employees", "many"))).Text(422);
        page.ShouldContain("href=\"#Form-Number\"");
        page.ShouldContain("href=\"#Form-Website\"");
        page.ShouldContain("href=\"#Form-Employees\"");
        (await (await kari.Edit(site, cluster, member.Id, null, ("Form.Number", "938 801 363"))).Text(422)).ShouldContain("Isfjell Data AS");
        (await (await kari.Edit(site, cluster, member.Id, null, ("Form.Name", "New AS"), ("Form.NameFrom", "2026-05-13"))).Text(422)).ShouldContain("has not come yet");
        (await (await kari.Edit(site, cluster, member.Id, null, ("Form.Name", ""))).Text(422)).ShouldContain("Fill in this field.");
        await (await kari.Edit(site, cluster, member.Id, null, ("Form.Name", "Second AS"))).Went();
        (await (await kari.Edit(site, cluster, member.Id, null, ("Form.Name", "Third AS"), ("Form.NameFrom", "2026-05-01"))).Text(422)).ShouldContain("What stands here now is true from 12 May 2026");
        (await site.Now(cluster, member.Id)).Name.ShouldBe("Second AS");
    }

    [Theory, OnBoth]
    public async Task A_hidden_fact_is_seen_by_the_team_and_its_own_contact_only(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster, facts: [(OrganisationField.Description, "Canary of the description"), (OrganisationField.Website, "https://sanselyd.example")]);
        var other = await site.Enter(cluster, "Isfjell Data AS", "938801363");
        using var kari = await site.English(cluster);
        await (await kari.Edit(site, cluster, member.Id, null, ("Form.Shown[Description]", "Hidden"), ("Form.Shown[Name]", "Hidden"))).Went();
        await (await kari.Edit(site, cluster, member.Id, null, ("Form.Description", "Canary two"), ("Form.Website", "https://sanselyd2.example"))).Went();

        using var own = await site.English(cluster, Role.MemberContact, member.Id);
        using var neighbour = await site.English(cluster, Role.MemberContact, other.Id);
        using var board = await site.English(cluster, Role.BoardMember);
        (await own.Page($"/nscc/members/{member.Id}")).ShouldContain("Canary two");
        var seen = await neighbour.Page($"/nscc/members/{member.Id}");
        seen.ShouldContain("Sanselyd AS");
        seen.ShouldContain("sanselyd2.example");
        seen.ShouldNotContain("Canary");
        seen.ShouldNotContain("History");
        var boards = await board.Page($"/nscc/members/{member.Id}");
        boards.ShouldContain("Description was changed");
        boards.ShouldNotContain("Canary");
        (await board.Page("/nscc/journal")).ShouldNotContain("Canary");
    }
}
