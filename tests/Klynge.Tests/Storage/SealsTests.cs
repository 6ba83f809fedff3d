using Klynge.Members;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Storage;

/// <summary>A sealed journal shows when someone was at it with the database's own tools.</summary>
public sealed class SealsTests
{
    [Theory, OnBoth]
    public async Task What_has_settled_is_sealed_once_and_holds(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        await site.Enter(cluster);
        (await Seal(site, cluster)).ShouldBe(0);
        site.Clock.Forward(TimeSpan.FromHours(2));
        await site.Enter(cluster, "Isfjell Data AS", "938801363");

        // Three lines have settled: two seals of at most two lines; the two new ones wait.
        (await Seal(site, cluster)).ShouldBe(2);
        (await Seal(site, cluster)).ShouldBe(0);
        site.Clock.Forward(TimeSpan.FromHours(2));
        (await Seal(site, cluster)).ShouldBe(1);
        (await Seal(site, other)).ShouldBe(1);
        (await Verify(site)).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Two_who_seal_at_once_make_one_chain(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Enter(cluster);
        site.Clock.Forward(TimeSpan.FromHours(2));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Seal(site, cluster)));
        (await Seal(site, cluster)).ShouldBe(0);
        (await Verify(site)).ShouldBeEmpty();
        (await site.With((db, _) => db.Set<JournalSeal>().SumAsync(s => s.Lines), cluster.Id)).ShouldBe(3);
    }

    [Theory]
    [InlineData("UPDATE journal_line SET data = replace(data, 'Member', 'Partner') WHERE name = 'MembershipBegan'", "Lines were changed or swapped")]
    [InlineData("UPDATE journal_line SET \"by\" = '00000000-0000-0000-0000-000000000009'", "Lines were changed or swapped")]
    [InlineData("DELETE FROM journal_line WHERE id = (SELECT id FROM journal_line ORDER BY at, id LIMIT 1)", "Lines were removed")]
    [InlineData("DELETE FROM journal_line WHERE id = (SELECT id FROM journal_line ORDER BY at DESC, id DESC LIMIT 1)", "Lines were removed")]
    [InlineData("INSERT INTO journal_line SELECT '00000000-0000-0000-0000-000000000001', cluster_id, at, \"by\", name, about, data FROM journal_line ORDER BY at, id LIMIT 1", "Lines were put in")]
    [InlineData("UPDATE journal_line SET about = (SELECT about FROM journal_line ORDER BY at, id LIMIT 1) WHERE name = 'OrganisationEntered'", "Lines were changed or swapped")]
    [InlineData("DELETE FROM journal_seal WHERE number = 1", "The seal is gone")]
    [InlineData("DELETE FROM journal_seal WHERE number = (SELECT max(number) FROM journal_seal); DELETE FROM journal_line WHERE name = 'MembershipBegan'", "")]
    [InlineData("DELETE FROM journal_seal; DELETE FROM journal_line", "The journal is cut off")]
    [InlineData("UPDATE journal_seal SET hash = lower(hex(randomblob(32))) WHERE number = (SELECT max(number) FROM journal_seal)", "Lines were changed or swapped")]
    public async Task Whoever_was_at_the_rows_is_found_out(string tampering, string found)
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        await site.Enter(cluster);
        site.Clock.Forward(TimeSpan.FromHours(2));
        await Seal(site, cluster);
        (await Verify(site)).ShouldBeEmpty();

        await site.With(async (db, _) =>
        {
            foreach (var table in (string[])["journal_line", "journal_seal"])
                foreach (var moment in (string[])["update", "delete"])
                    await db.Database.ExecuteSqlRawAsync($"DROP TRIGGER {table}_kept_{moment}");
            foreach (var statement in tampering.Split(';'))
                (await db.Database.ExecuteSqlRawAsync(statement)).ShouldBeGreaterThan(0, statement);
            return 0;
        }, cluster.Id);

        var broken = (await Verify(site)).ShouldHaveSingleItem();
        broken.Cluster.ShouldBe("nscc");
        broken.Found.Sentence.ShouldStartWith(found);
        // A broken journal is not sealed as if nothing had happened.
        site.Clock.Forward(TimeSpan.FromHours(2));
        await Seal(site, cluster);
        (await Verify(site)).ShouldNotBeEmpty();
    }

    private static Task<int> Seal(RunningSite site, Cluster cluster) => site.With((db, _) => Seals.Seal(db, cluster.Id, default, stretch: 2));

    private static Task<IReadOnlyList<BrokenSeal>> Verify(RunningSite site) => site.With((db, _) => BrokenSeals.Find(db));
}
