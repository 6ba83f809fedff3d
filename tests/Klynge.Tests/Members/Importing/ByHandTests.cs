using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.Importing;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Importing;

/// <summary>What somebody corrected between two lists (decision 9).</summary>
public sealed class ByHandTests
{
    private const string List = "navn;orgnr;ansatte;sted\nEn AS;982463718;31;Oslo\nTo AS;923609016;7;Bergen\n";

    [Theory, OnBoth]
    public async Task A_fact_written_by_hand_since_the_last_list_stays_on_screen_until_it_is_ticked(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, List);
        using var manager = await site.SignedIn(cluster);
        await Write(site, cluster, "35");

        var again = List.Replace("Bergen", "Voss");
        var trial = await site.Import(cluster, again, ask: true, dryRun: true);
        trial.Counts.ShouldBe((0, 1, 1, 0));
        var kept = trial.Well.Kept.ShouldHaveSingleItem().Facts.ShouldHaveSingleItem();
        (kept.About, kept.Before, kept.After, kept.Stays, kept.ByHand).ShouldBe((ImportColumn.Employees, "35", "31", true, new DateOnly(2026, 5, 12)));
        kept.Who.ShouldNotBeNullOrWhiteSpace();

        (await site.Import(cluster, again, ask: true, decide: plan => plan.Replaced.Add("2:Employees"), dryRun: true)).Counts.ShouldBe((0, 2, 0, 0));
        await site.Import(cluster, again, ask: true);
        (await site.Organisations(cluster)).Select(o => o.Employees).ShouldBe([35, 7]);
    }

    [Theory, OnBoth]
    public async Task On_the_command_line_the_list_wins_and_says_what_it_replaced(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, List);
        using var manager = await site.SignedIn(cluster);
        await Write(site, cluster, "35");
        var came = await site.Import(cluster, List);
        came.Counts.ShouldBe((0, 1, 1, 0));
        var remark = came.Well.Remarks.ShouldHaveSingleItem();
        (remark.Row, remark.Column, remark.What.Sentence).ShouldBe((2, "ansatte", "“{0}”, which {1} wrote on {2}, after the last list, was replaced."));
        (await site.Organisations(cluster))[0].Employees.ShouldBe(31);
    }

    [Theory, OnBoth]
    public async Task What_was_written_before_the_last_list_is_changed_as_ever_and_an_undone_list_hides_no_hand(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, List);
        using var manager = await site.SignedIn(cluster);
        await Write(site, cluster, "35");
        site.Clock.Forward(TimeSpan.FromHours(1));
        var other = await site.Import(cluster, List.Replace(";31;", ";33;"));
        await site.Undo(cluster, other.Batch!.Value);
        (await site.Organisations(cluster))[0].Employees.ShouldBe(35);
        (await site.Import(cluster, List, ask: true, dryRun: true)).Well.Kept.Count.ShouldBe(1);

        // Another list came in since and said nothing of it: this one is newer than the hand.
        await site.Import(cluster, "navn;orgnr\nTre AS;974760673\n");
        var trial = await site.Import(cluster, List, ask: true, dryRun: true);
        trial.Well.Kept.ShouldBeEmpty();
        var fact = trial.Well.News.Single().Facts.Single();
        (fact.Before, fact.After, fact.Stays, fact.ByHand).ShouldBe(("35", "31", false, new DateOnly(2026, 5, 12)));
    }

    private static async Task Write(RunningSite site, Cluster cluster, string employees)
    {
        site.Clock.Forward(TimeSpan.FromMinutes(10));
        await site.With(async (db, _) =>
        {
            db.Actor.Is(await db.Accounts.Select(a => a.Id).FirstAsync());
            var one = await db.Organisations.Include(o => o.Staff).SingleAsync(o => o.Number == "982463718");
            one.Change(OrganisationField.Employees, employees, new DateOnly(2026, 5, 12)).ShouldBeNull();
            return await db.SaveChangesAsync();
        }, cluster.Id);
        site.Clock.Forward(TimeSpan.FromMinutes(10));
    }
}
