using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.Importing;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Importing;

/// <summary>Lists come in and go out while others work: nobody is locked out for long, and nobody's work is lost.</summary>
public sealed class AtOnceTests
{
    [Fact]
    public async Task Others_save_while_a_list_comes_in()
    {
        Assert.SkipWhen(Databases.WhyNoPostgres is not null, Databases.WhyNoPostgres ?? "");
        await using var site = await RunningSite.Start(Dialect.Postgres);
        var cluster = await site.NewCluster();
        await site.Import(cluster, "navn;orgnr\nEn AS;982463718\nTo AS;923609016\n");
        var before = await Version(site);
        await site.Ask(cluster, async db =>
        {
            await using var writing = await db.BeginWritingMuch();
            await Describe(db, "En AS", "One.");
            await Describe(db, "En AS", "One more.");
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            await site.Ask(cluster, other => Describe(other, "To AS", "Two.", patience.Token));
            (await Version(site)).ShouldBe(before + 1);
            await writing.Commit();
            return 0;
        });
        (await Version(site)).ShouldBe(before + 2);
    }

    [Theory, OnBoth]
    public async Task A_list_that_changes_nothing_leaves_the_count_and_one_that_changes_much_counts_once(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        const string list = "navn;orgnr;ansatte\nEn AS;982463718;5\nTo AS;923609016;6\n";
        await site.Import(cluster, list);
        var before = await Version(site);
        await site.Import(cluster, list);
        (await Version(site)).ShouldBe(before);
        var came = await site.Import(cluster, list.Replace(";5", ";7").Replace(";6", ";8") + "Tre AS;;\n");
        came.Counts.ShouldBe((1, 2, 0, 0));
        (await Version(site)).ShouldBe(before + 1);
        (await site.Undo(cluster, came.Batch!.Value)).Refusal.ShouldBeNull();
        (await Version(site)).ShouldBe(before + 2);
        // An ordinary save counts by itself again.
        await site.Ask(cluster, db => Describe(db, "En AS", "One."));
        (await Version(site)).ShouldBe(before + 3);
    }

    [Theory, OnBoth]
    public async Task What_somebody_edits_in_the_moment_of_undoing_is_kept(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var came = await site.Import(cluster, "navn;medlem fra\nEn AS;2020-01-01\nTo AS;2020-01-01\n");
        Task<(Undoing? Undoing, Refusal? Refusal)> undoing = null!;
        await site.Ask(cluster, async db =>
        {
            await using var writing = await db.BeginWriting();
            (await db.Memberships.SingleAsync(m => db.Organisations.Any(o => o.Id == m.OrganisationId && o.Name == "En AS"))).End(new DateOnly(2026, 5, 1), "flyttet").ShouldBeNull();
            await db.SaveChangesAsync();
            undoing = site.Undo(cluster, came.Batch!.Value);
            if (dialect == Dialect.Postgres)
                await SomeoneWaits(db, undoing);
            await writing.Commit();
            return 0;
        });

        var (undone, refusal) = await undoing;
        refusal.ShouldBeNull();
        undone!.Undone.Select(line => line.ToString()).ShouldBe(["To AS was removed."]);
        undone.Kept.Select(line => line.ToString()).ShouldBe(["En AS has been edited since, and stays."]);
        (await site.Memberships(cluster)).Single().To.ShouldBe(new DateOnly(2026, 5, 1));
    }

    [Theory, OnBoth]
    public async Task What_something_is_published_of_stays_with_what_is_published(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var came = await site.Import(cluster, "navn\nEn AS\nTo AS\n");
        var one = (await site.Organisations(cluster)).Single(o => o.Name == "En AS");
        await site.Ask(cluster, db =>
        {
            db.Add(new PublishedFact { ClusterId = cluster.Id, OrganisationId = one.Id, On = new(2026, 5, 12), Kind = "project", Words = "A grant", Source = "https://example.org" });
            return db.SaveChangesAsync();
        });
        var (undone, _) = await site.Undo(cluster, came.Batch!.Value);
        undone!.Impossible.Select(line => line.Values[0]).ShouldBe(["tEn AS"]);
        (await site.Ask(cluster, db => db.Set<PublishedFact>().CountAsync())).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task What_a_write_of_many_rows_is_refused_for_is_known_as_a_meeting(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, "navn\nEn AS\n");
        await site.Ask(cluster, async db =>
        {
            // Rows of the list refer to the list itself.
            var refused = await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Batches.ExecuteDeleteAsync());
            Clash.IsMeeting(refused).ShouldBeTrue();
            Clash.IsMeeting(new DbUpdateException("", refused)).ShouldBeTrue();
            Clash.IsMeeting(new Npgsql.PostgresException("", "", "", Npgsql.PostgresErrorCodes.LockNotAvailable)).ShouldBeTrue();
            Clash.IsMeeting(new InvalidOperationException()).ShouldBeFalse();
            return 0;
        });
    }

    private static async Task<int> Describe(Db db, string name, string words, CancellationToken cancel = default)
    {
        var organisation = await db.Organisations.Include(o => o.Names).Include(o => o.Staff).Include(o => o.Seats).Include(o => o.Tags).AsSplitQuery().SingleAsync(o => o.Name == name, cancel);
        organisation.Change(OrganisationField.Description, words, new(2026, 5, 12)).ShouldBeNull();
        return await db.SaveChangesAsync(cancel);
    }

    private static Task<long> Version(RunningSite site) => site.With((db, _) => db.Clusters.Select(c => c.RegisterVersion).SingleAsync());

    /// <summary>Asked of the locks themselves: the list of who is connected stands still within a transaction, and the one who waits may have come later.</summary>
    private static async Task SomeoneWaits(Db db, Task undoing)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))").SingleAsync(patience.Token) == 0 && !undoing.IsCompleted)
            await Task.Delay(20, patience.Token);
    }
}
