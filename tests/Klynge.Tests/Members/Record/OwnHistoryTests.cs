using Klynge.Access;
using Klynge.Tests.Members.Importing;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Record;

/// <summary>A contact reads what happened to her organisation, and nothing of the team's lists and who brought them.</summary>
public sealed class OwnHistoryTests
{
    [Theory, OnBoth]
    public async Task She_reads_that_a_list_came_and_not_which_nor_who_brought_it(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, "navn;orgnr;nettsted\nEn AS;982463718;en.example\n");
        site.Clock.Forward(TimeSpan.FromDays(1));
        await site.Import(cluster, "navn;orgnr;nettsted\nEn AS;982463718;ny.example\n");
        var en = (await site.Organisations(cluster)).Single();
        using var kari = await site.English(cluster, name: "Kari Nordgård");
        using var ida = await site.English(cluster, Role.MemberContact, en.Id, "Ida Storvik");
        await site.With(async (db, _) =>
        {
            var her = await db.Accounts.Where(a => a.Name == "Kari Nordgård").Select(a => a.Id).SingleAsync();
            await db.Changes.Where(c => c.BatchId != null).ExecuteUpdateAsync(set => set.SetProperty(c => c.By, her));
            return await db.Batches.ExecuteUpdateAsync(set => set.SetProperty(b => b.By, her).SetProperty(b => b.FileName, "secret scoring.csv"));
        }, cluster.Id);

        var whole = await kari.Page($"/nscc/members/{en.Id}");
        whole.ShouldContain("Came in with the list secret scoring.csv");
        whole.ShouldContain("with the list secret scoring.csv");
        var hers = await ida.Page($"/nscc/members/{en.Id}");
        hers.ShouldContain("Came in with a list");
        hers.ShouldContain("changed from https://en.example to https://ny.example");
        hers.ShouldNotContain("secret scoring");
        hers.ShouldNotContain("Kari Nordgård");
    }
}
