using System.Net;
using System.Text.RegularExpressions;
using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Work;

/// <summary>Last days: those that come, from My work to the list, and those that have passed.</summary>
public sealed partial class EndingTests
{
    [Theory, OnBoth]
    public async Task Four_memberships_that_end_lead_to_a_list_of_these_four(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        foreach (var (name, days) in new[] { ("Ada", 1), ("Bo", 10), ("Cato", 20), ("Dag", 30), ("Etter", 31) })
            await site.Has(cluster, name, to: Register.Today.AddDays(days));
        await site.Has(cluster, "Blir");
        using var manager = await site.SignedIn(cluster);

        var link = WebUtility.HtmlDecode(Ending().Match(await manager.Page("/nscc")).Value);

        link.ShouldNotBeEmpty();
        (await manager.Names(link)).ShouldBe(["Ada", "Bo", "Cato", "Dag"]);
    }

    [Theory, OnBoth]
    public async Task A_last_day_that_has_passed_is_looked_for_among_all_who_ever_were_members(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Blir");
        await site.Has(cluster, "Gikk", to: new(2025, 6, 30));
        await site.Has(cluster, "Skal gå", to: new(2026, 6, 30));
        using var manager = await site.SignedIn(cluster);

        using var sent = await manager.GetAsync(new Uri("/nscc/members?category=&left_from=2025-01-01&left_to=2025-12-31", UriKind.Relative));
        sent.Headers.Location!.ToString().ShouldBe("/nscc/members?category=ever&left_from=2025-01-01&left_to=2025-12-31");
        (await manager.Names("/nscc/members?category=ever&left_from=2025-01-01")).ShouldBe(["Gikk"]);
        (await manager.Names("/nscc/members?left_from=2026-05-12&left_to=2026-12-31")).ShouldBe(["Skal gå"]);
        WebUtility.HtmlDecode(await manager.Page("/nscc/members?left_from=2026-02-01&left_to=2026-01-01", HttpStatusCode.UnprocessableEntity)).ShouldContain("Perioden er snudd: den ville begynt 1. februar 2026 og sluttet 1. januar 2026.");
        Regex.Count(await manager.Page("/nscc/members"), "<label>(fra|til) <input class=\"ds-input\" type=\"date\"").ShouldBe(4);
    }

    [Theory, OnBoth]
    public async Task Who_moves_is_found_by_the_new_post_town_and_not_by_the_old(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var moved = await site.Has(cluster, "Flyttefot AS", facts: [(OrganisationField.PostalCode, "6003")]);
        using var manager = await site.SignedIn(cluster);
        (await manager.Names("/nscc/members?q=ålesund")).ShouldBe(["Flyttefot AS"]);

        await site.Changes(cluster, async db =>
        {
            var organisation = db.Organisations.Single(o => o.Id == moved.Id);
            await db.Entry(organisation).Collection("Names").LoadAsync();
            await db.Entry(organisation).Collection("Seats").LoadAsync();
            organisation.Change(OrganisationField.PostalCode, "4006", Register.Today).ShouldBeNull();
        });

        (await manager.Names("/nscc/members?q=stavanger")).ShouldBe(["Flyttefot AS"]);
        (await manager.Names("/nscc/members?q=ålesund")).ShouldBeEmpty();
    }

    [GeneratedRegex("/nscc/members\\?category=current[^\"]*")]
    private static partial Regex Ending();
}
