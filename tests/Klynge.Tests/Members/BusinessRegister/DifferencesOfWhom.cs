using System.Net;
using Klynge.Access;
using Klynge.Members.BusinessRegister;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Members.BusinessRegister;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.BusinessRegister;

public sealed partial class DifferencesTests
{
    [Theory, OnBoth]
    public async Task A_new_member_is_compared_at_once_and_one_who_has_left_no_more(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Load(Day, [Bulk.Unit("981575679", "NOE GANSKE ANNET AS"), Bulk.Unit(Bulk.Number(1), "X AS")]);
        var member = await site.Enter(cluster, facts: Whole);
        (await Open(site, cluster)).Select(d => d.Matter).ShouldBe([RegisterMatter.Name]);
        await site.With((db, _) => db.Memberships.Where(m => m.OrganisationId == member.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.To, new DateOnly(2026, 5, 1))), cluster.Id);
        await Night(site);
        (await Open(site, cluster)).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Only_the_team_decides_and_only_in_its_own_cluster(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        await site.Enter(cluster, facts: Whole);
        await site.Load(Day, Bulk.Unit("981575679", "SANSELYD NORGE AS"));
        await Night(site);
        var open = (await Open(site, cluster)).Single();
        using var board = await site.SignedIn(cluster, Role.BoardMember);
        (await board.Page("/nscc/members/register", HttpStatusCode.Forbidden)).ShouldNotContain("Sanselyd");
        using var foreign = await site.English(other);
        await (await foreign.Post("/nht/members/register", "/nht/members/register?handler=Accept", ("chosen", open.Id.ToString()))).Text(422);
        await (await foreign.Post("/nht/members/register", "/nht/members/register?handler=Aside", ("chosen", open.Id.ToString()))).Text(422);
        (await Open(site, cluster)).Single().AnsweredAt.ShouldBeNull();
    }

    [Theory, OnBoth]
    public async Task Of_two_who_take_over_at_once_the_fact_is_changed_once(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster, facts: Whole);
        await site.Load(Day, Bulk.Unit("981575679", "SANSELYD NORGE AS"));
        await Night(site);
        var open = (await Open(site, cluster)).Single();
        var answered = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.With((_, services) => services.GetRequiredService<AcceptDifferences>().Do([open.Id], default), cluster.Id)));
        answered.Sum(one => one.Facts).ShouldBe(1);
        (await site.With((db, _) => db.Changes.CountAsync(c => c.OrganisationId == member.Id), cluster.Id)).ShouldBe(1);
    }
}
