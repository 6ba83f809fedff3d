using System.Net;
using Klynge.Access;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.House;

/// <summary>A page is never shown by a request that none of its handlers takes.</summary>
public sealed class HandlersTests
{
    private static readonly string[] Methods = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <summary>Rows that have a page of their own, beside those of the cluster.</summary>
    private static readonly string[] Rows = ["Organisation", "Person", "ImportBatch"];

    [Fact]
    public async Task A_form_sent_to_a_handler_that_is_not_there_is_told_so_on_every_page()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var sample = await Sample.Fill(site, "nscc", "Norwegian Smart Care Cluster");
        using var all = await site.SignedIn(sample.Cluster, Role.MemberContact, sample.Rows["Organisation"], "alt@klyngen.example");
        await RolesAtDoorsTests.Also(site, "alt@klyngen.example", null, Role.Owner);
        var pages = (await Door.All(site)).Where(door => door.Page is not null && door.Address is not "/sign-out" && !door.Address.StartsWith("/error", StringComparison.Ordinal)).ToList();
        pages.Count.ShouldBeGreaterThan(20);

        foreach (var door in pages)
            foreach (var kind in door.OfRecord ? Rows : Rows[..1])
                foreach (var query in new[] { "", "?handler=Nope" })
                {
                    using var answer = await all.Post("/nscc", door.At("nscc", sample.Rows[kind]) + query);
                    var takes = door.Writes.Any(write => write.Query.Length == 0);
                    ((int)answer.StatusCode).ShouldBeLessThan(500, $"{door}{query} on {kind}");
                    if (!takes)
                        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, $"{door}{query} on {kind}");
                }
    }

    [Fact]
    public async Task No_other_way_of_asking_shows_a_page_that_was_not_loaded()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var sample = await Sample.Fill(site, "nscc", "Norwegian Smart Care Cluster");
        using var kari = await site.SignedIn(sample.Cluster);
        foreach (var door in (await Door.All(site)).Where(door => door.Page is not null))
            foreach (var method in Methods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), door.At("nscc", sample.Rows["Organisation"]) is { Length: > 0 } address ? address : "/");
                using var answer = await kari.SendAsync(request);
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{method} {door}");
            }
    }
}
