using System.Net;
using Klynge.Members;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.People;

/// <summary>A legal basis that ends is called what it is, and goals may wait for their English.</summary>
public sealed class GroundTests
{
    [Theory, OnBoth]
    public async Task What_ends_is_a_consent_only_where_it_was_one(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (person, _) = Person.Add(cluster.Id, "Siv Aas", null, null, null, site.Clock.GetUtcNow().UtcDateTime);
        var (interest, _) = Consent.Give(person!, "newsletter", "legitimate_interest", null, new(2026, 5, 1), new(2026, 5, 12));
        await site.With(async (db, _) =>
        {
            db.AddRange(person!, interest!);
            return await db.SaveChangesAsync();
        }, cluster.Id);
        using var manager = await site.SignedIn(cluster);
        var at = $"/nscc/people/{person!.Id}";
        (await manager.Page(at)).ShouldContain("Avslutt grunnlaget");

        await (await manager.Post(at, at + "?handler=Withdraw", ("consent", interest!.Id.ToString()))).Went();

        var said = WebUtility.HtmlDecode(await manager.Page("/nscc/journal"));
        said.ShouldContain("Siv Aas: brukes ikke lenger til nyhetsbrevet");
        said.ShouldNotContain("samtykker ikke");
        (await site.With((db, _) => db.Set<Consent>().SingleAsync(), cluster.Id)).To.ShouldBe(new DateOnly(2026, 5, 12));
    }

    [Theory, OnBoth]
    public async Task A_goal_without_english_is_shown_in_norwegian_and_says_so_and_the_journal_names_it(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        const string At = "/nscc/cluster/part/goals";
        await (await manager.Post(At, At, ("Form.Words", "Flere i arbeid"), ("Form.From", "2026-05-01"))).Went();
        await (await manager.Post("/nscc/cluster/part/offices", "/nscc/cluster/part/offices", ("Form.Words", "Bergen"), ("Form.From", "2026-05-01"))).Went();

        WebUtility.HtmlDecode(await manager.Page("/nscc/journal")).ShouldContain("ble endret: kontor, «Bergen»");
        (await manager.Page("/nscc/cluster")).ShouldContain("<span>Flere i arbeid</span>");
        using var english = await site.English(cluster);
        (await english.Page("/nscc/cluster")).ShouldContain("<span lang=\"nb\">Flere i arbeid</span>");
    }
}
