using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Importing;

/// <summary>Two real registers of public bodies, as they are.</summary>
public sealed class RegistersTests
{
    [Theory, OnBoth]
    public async Task Register_a_gives_547_and_the_two_that_repeat_a_number_are_named(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var came = await site.Import(cluster, Lists.Register(Lists.RegisterA));
        came.Counts.ShouldBe((547, 0, 0, 2));
        came.Well.Problems.ShouldBeEmpty();
        came.Well.Duplicates.Select(d => (d.Row, d.Of)).ShouldBe([(108, 74), (549, 441)]);
        (await site.Ask(cluster, db => Headcount.Of(db, new DateOnly(2026, 5, 13), default))).Members.ShouldBe(547);
        (await site.Organisations(cluster)).Select(o => OrganisationNumber.TryParse(o.Number, out var _)).ShouldAllBe(valid => valid);
        (await site.Ask(cluster, db => db.Journal.Where(l => l.Name == nameof(ListImported)).CountAsync())).ShouldBe(1);
        (await site.Ask(cluster, db => db.Journal.CountAsync())).ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task Register_b_gives_356_and_the_same_again_changes_nothing(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        (await site.Import(cluster, Lists.Register(Lists.RegisterB))).Counts.ShouldBe((356, 0, 0, 0));
        var before = await site.Everything(cluster);
        site.Clock.Forward(TimeSpan.FromDays(40));
        (await site.Import(cluster, Lists.Register(Lists.RegisterB))).Counts.ShouldBe((0, 0, 356, 0));
        (await site.Everything(cluster)).ShouldBe(before);
        (await site.Organisations(cluster)).Select(o => OrganisationNumber.TryParse(o.Number, out var _) && o.Seats.Count > 0 && o.Kind == OrganisationKind.Municipality).ShouldAllBe(valid => valid);
    }

    [Theory, OnBoth]
    public async Task Two_registers_meet_by_number_and_never_by_name_alone(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, Lists.Register(Lists.RegisterA));
        var came = await site.Import(cluster, Lists.Register(Lists.RegisterB));
        came.Counts.ShouldBe((30, 326, 0, 0));
        // The traps: the same name, another legal entity. Three of the seventeen carry their county or another word, and so are not even namesakes.
        came.Well.Remarks.Count.ShouldBe(14);
        came.Well.Remarks.ShouldAllBe(remark => remark.Column == "name" && remark.What.Sentence.StartsWith("An organisation of this name"));
        (await site.Organisations(cluster)).Count.ShouldBe(577);
        (await site.Import(cluster, Lists.Register(Lists.RegisterB))).Counts.ShouldBe((0, 0, 356, 0));
    }

    [Theory, OnBoth]
    public async Task The_dry_run_is_the_real_run_and_leaves_nothing_behind(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, Lists.Register(Lists.RegisterA));
        var (before, version) = (await site.Everything(cluster), await Version(site, cluster));
        var dry = await site.Import(cluster, Lists.Register(Lists.RegisterB), dryRun: true);
        dry.Batch.ShouldBeNull();
        (await site.Everything(cluster)).ShouldBe(before);
        (await Version(site, cluster)).ShouldBe(version);
        (await site.Ask(cluster, db => db.Batches.CountAsync())).ShouldBe(1);

        var real = await site.Import(cluster, Lists.Register(Lists.RegisterB));
        real.Counts.ShouldBe(dry.Counts);
        real.Well.Remarks.Select(r => r.Message).ShouldBe(dry.Well.Remarks.Select(r => r.Message));
        (await Version(site, cluster)).ShouldBeGreaterThan(version);
    }

    private static Task<long> Version(RunningSite site, Cluster cluster) => site.Ask(cluster, db => db.Clusters.Where(c => c.Id == cluster.Id).Select(c => c.RegisterVersion).SingleAsync());
}
