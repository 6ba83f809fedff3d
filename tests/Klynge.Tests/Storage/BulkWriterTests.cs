using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Storage;

/// <summary>What is written in bulk is what the model would have written row by row.</summary>
public sealed class BulkWriterTests
{
    [Theory, OnBoth]
    public async Task Rows_written_together_are_the_same_as_rows_written_singly(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (single, together) = (People(cluster, 5, "a"), People(cluster, 67, "b"));
        await site.With(async (db, _) =>
        {
            db.People.AddRange(single);
            await db.SaveChangesAsync();
            await using var writing = await db.BeginWriting();
            await db.Insert(together, default);
            await db.Insert(new List<Person>(), default);
            await writing.Commit();
            return 0;
        }, cluster.Id);

        var stored = await site.With((db, _) => db.People.AsNoTracking().ToListAsync(), cluster.Id);
        stored.Count.ShouldBe(72);
        foreach (var person in single.Concat(together))
        {
            var found = stored.Single(one => one.Id == person.Id);
            (found.Name, found.Email, found.KnownSince, found.Published, found.Version).ShouldBe((person.Name, person.Email, person.KnownSince, person.Published, 0));
        }

        // The very same text in the column, whichever way it came: queries by value find both.
        (await site.With((db, _) => db.People.CountAsync(p => p.KnownSince == single[0].KnownSince && together.Concat(single).Select(one => one.Id).Contains(p.Id)), cluster.Id)).ShouldBe(72);
    }

    [Theory, OnBoth]
    public async Task Rows_of_a_cluster_out_of_reach_are_not_written(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        await site.With(async (db, _) =>
        {
            await using var writing = await db.BeginWriting();
            await Should.ThrowAsync<InvalidOperationException>(() => db.Insert(People(other, 1, "c"), default));
            return 0;
        }, cluster.Id);
        await site.With(async (db, _) =>
        {
            await Should.ThrowAsync<InvalidOperationException>(() => db.Insert(People(cluster, 1, "d"), default));
            return 0;
        }, cluster.Id);
    }

    private static List<Person> People(Cluster cluster, int count, string letter) => [.. Enumerable.Range(0, count).Select(n => new Person
    {
        ClusterId = cluster.Id, Name = $"Åse {letter}{n} ' \" \\ 𝄞", NameSort = $"{letter}{n}", Search = $" {n} ", Email = n % 2 == 0 ? null : $"{letter}{n}@x.example",
        KnownSince = new DateTime(2026, 5, 12, 8, 0, 0, 123, DateTimeKind.Utc),
    })];
}
