using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Outreach;

public sealed class ShowClusterTests
{
    [Theory, OnBoth]
    public async Task The_manager_opens_the_pages_with_the_clusters_own_words_and_closes_them_again(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.English(cluster);
        using var stranger = site.Stranger();
        (await manager.Page("/nscc/outreach")).ShouldContain("Closed: to strangers the cluster is not there.");
        (await Send(manager, ("Form.Open", "true"), ("Form.WordsNb", "Helse som virker"), ("Form.LeadEn", "From Stavanger."), ("Form.Email", "post@klyngen.example"), ("Form.Licence", "2"), ("Form.Version", "0"))).ShouldBe(HttpStatusCode.Redirect);
        (await manager.Page("/nscc/outreach")).ShouldContain("Open: everyone can read");
        (await stranger.Page("/nscc/public")).ShouldSatisfyAllConditions(page => page.ShouldContain("Helse som virker"), page => page.ShouldContain("<p lang=\"en\">From Stavanger.</p>"));
        // Where the words are said in one language only, the other shows them and says which it is.
        (await stranger.Page("/en/nscc/public")).ShouldContain("<h1 id=\"words\" lang=\"nb\">Helse som virker</h1>");

        var version = (await site.With((db, _) => db.Clusters.SingleAsync())).Version;
        (await Send(manager, ("Form.WordsNb", "Helse som virker"), ("Form.LeadEn", "From Stavanger."), ("Form.Email", "post@klyngen.example"), ("Form.Licence", "2"), ("Form.Version", $"{version}"))).ShouldBe(HttpStatusCode.Redirect);
        await stranger.Page("/nscc/public", HttpStatusCode.NotFound);
        (await site.With((db, _) => db.Journal.OrderBy(l => l.At).Select(l => l.Name).ToListAsync(), cluster.Id)).ShouldBe(["ClusterFounded", "ClusterChanged", "PublicPagesOpened", "PublicPagesClosed"]);
        (await manager.Page("/nscc/journal")).ShouldContain("The public pages were opened to everyone");
    }

    [Theory, OnBoth]
    public async Task What_cannot_be_used_is_said_and_two_at_once_are_told_of_each_other(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.English(cluster);
        (await (await manager.Post("/nscc/outreach", "/nscc/outreach", ("Form.Email", "ingen adresse"), ("Form.Phone", "x"), ("Form.Version", "0"))).Text(422)).ShouldContain("e-mail address");
        (await (await manager.Post("/nscc/outreach", "/nscc/outreach", ("Form.WordsNb", new string('x', 121)), ("Form.Version", "0"))).Text(422)).ShouldContain("At most 120 characters");
        (await (await manager.Post("/nscc/outreach", "/nscc/outreach", ("Form.Phone", "x"), ("Form.Version", "0"))).Text(422)).ShouldContain("not a telephone number");
        (await Send(manager, ("Form.WordsNb", "Første"), ("Form.Version", "0"))).ShouldBe(HttpStatusCode.Redirect);
        var told = await (await manager.Post("/nscc/outreach", "/nscc/outreach", ("Form.WordsNb", "Andre"), ("Form.Version", "0"))).Text(409);
        told.ShouldContain("Første");
        told.ShouldContain("Andre");
    }

    [Theory, OnBoth]
    public async Task Only_the_manager_chooses_and_the_team_looks_on(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var staff = await site.SignedIn(cluster, Role.Staff);
        (await staff.Page("/nscc/outreach")).ShouldNotContain("Form.Open");
        (await staff.Post("/nscc", "/nscc/outreach", ("Form.Open", "true"), ("Form.Version", "0"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var board = await site.SignedIn(cluster, Role.BoardMember);
        await board.Page("/nscc/outreach", HttpStatusCode.Forbidden);
    }

    [Fact]
    public void The_same_words_again_are_no_change()
    {
        var cluster = new Cluster { Slug = "nscc", Name = "NSCC" };
        var face = cluster.Face with { Open = true, WordsNb = "  Helse som virker ", Email = "post@klyngen.example" };
        cluster.Show(face).ShouldBeNull();
        (cluster.PublicPages, cluster.PublicWordsNb, cluster.Version).ShouldBe((true, "Helse som virker", 1));
        cluster.Show(face).ShouldBeNull();
        cluster.Version.ShouldBe(1);
        cluster.Show(face with { Email = "ingen" })!.Field.ShouldBe("Email");
        cluster.Show(face with { WordsEn = new string('x', 121) })!.Field.ShouldBe("WordsEn");
        cluster.Version.ShouldBe(1);
    }

    private static async Task<HttpStatusCode> Send(HttpClient client, params (string, string)[] fields)
    {
        using var answer = await client.Post("/nscc/outreach", "/nscc/outreach", fields);
        return answer.StatusCode;
    }
}
