using System.Net;
using System.Text.RegularExpressions;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Demonstration;

public sealed class PublishedPageTests
{
    [Theory, OnBoth]
    public async Task What_is_published_links_only_the_pages_its_reader_may_open(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        var named = Register.Organisation(cluster, "Vertskap AS");
        await site.Changes(cluster, db =>
        {
            db.Organisations.Add(named);
            foreach (var organisation in new[] { member.Id, named.Id })
                db.Add(new PublishedFact { ClusterId = cluster.Id, OrganisationId = organisation, Kind = "named", Words = "founder", Source = "A report" });
            return Task.CompletedTask;
        });
        using var contact = await site.English(cluster, Role.MemberContact, member.Id);
        using var board = await site.English(cluster, Role.BoardMember);
        using var staff = await site.English(cluster, Role.Staff);

        foreach (var (reader, links) in new[] { (contact, new[] { member.Id }), (board, [member.Id]), (staff, [member.Id, named.Id]) })
        {
            var page = await reader.Page("/nscc/cluster/published");
            page.ShouldContain("Vertskap AS");
            var linked = Regex.Matches(page, "href=\"/nscc/members/([0-9a-f-]{36})\"").Select(match => Guid.Parse(match.Groups[1].Value)).ToList();
            linked.ShouldBe(links, ignoreOrder: true);
            foreach (var id in linked)
                await reader.Page($"/nscc/members/{id}", HttpStatusCode.OK);
        }
    }
}
