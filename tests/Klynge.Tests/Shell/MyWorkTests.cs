using Klynge.Access;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Members.Record;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Shell;

public sealed class MyWorkTests
{
    [Theory, OnBoth]
    public async Task A_new_cluster_is_three_steps(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.English(cluster);
        var page = await kari.Page("/nscc");
        page.ShouldContain("Three steps and the cluster is here");
        page.ShouldContain("/nscc/members/import");
        await site.Enter(cluster);
        (await kari.Page("/nscc")).ShouldNotContain("Three steps");
    }

    [Theory, OnBoth]
    public async Task The_title_says_how_many_things_wait_and_each_has_its_day(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Enter(cluster, number: null);
        var leaving = await site.Enter(cluster, "Isfjell Data AS", "938801363");
        var membership = await site.With((db, _) => db.Memberships.Where(m => m.OrganisationId == leaving.Id).Select(m => m.Id).SingleAsync(), cluster.Id);
        (await site.With((_, services) => services.GetRequiredService<EndMembership>().Do(membership, new(2026, 5, 15), "Moved", default), cluster.Id)).ShouldBeNull();
        using var kari = await site.English(cluster);

        // Leaves this week; no number; no contact people.
        var page = await kari.Page("/nscc");
        page.ShouldContain("Three things wait for you, one of them this week");
        page.ShouldContain("Isfjell Data AS leaves");
        page.ShouldContain("by Friday");
        page.ShouldContain("One member has no organisation number");
        page.ShouldContain("2 members have no contact person");
        page.ShouldContain("members, as many as on 12 April");
        page.ShouldContain("href=\"/nscc/members?committed=yes\"");
        page.ShouldContain("This is your first time here.");
        using var nb = await site.SignedIn(cluster);
        (await nb.Page("/nscc")).ShouldContain("Tre ting venter på deg, én av dem denne uken");
        (await kari.Page("/nscc?on=2017-01-01")).ShouldNotContain("Isfjell Data AS leaves");
    }

    [Theory, OnBoth]
    public async Task What_happened_since_last_time_is_counted_and_told(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        site.Clock.Forward(TimeSpan.FromDays(1));
        using var kari = await site.English(cluster);
        await site.With((db, _) => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.SeenBeforeAt, db.Now)));
        site.Clock.Forward(TimeSpan.FromDays(3));
        (await kari.Page("/nscc")).ShouldContain("Nothing has happened since.");
        await site.Enter(cluster);
        var page = await kari.Page("/nscc");
        page.ShouldContain("You were last here on Wednesday. 2 things have happened since.");
        page.ShouldContain("Since Wednesday");
        page.ShouldContain("Became a member from 12 March 2018");
        page.ShouldContain("Saturday 16 May.");
    }

    [Theory, OnBoth]
    public async Task Each_role_is_told_what_it_may_see(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        foreach (var (role, words) in new[] { (Role.Assessor, "You see the list of members"), (Role.ProgrammeOfficer, "register is not shown to you"), (Role.BoardMember, "As a member of the board"), (Role.MemberContact, "Your organisation") })
        {
            using var one = await site.English(cluster, role, role == Role.MemberContact ? member.Id : null);
            var page = await one.Page("/nscc");
            page.ShouldContain(words, customMessage: role.ToString());
            page.ShouldNotContain("no contact person");
            (page.Contains("committed=yes", StringComparison.Ordinal)).ShouldBeFalse(role.ToString());
        }
    }
}
