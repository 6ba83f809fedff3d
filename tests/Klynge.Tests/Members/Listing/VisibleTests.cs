using System.Net;
using System.Net.Http.Headers;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Listing;

/// <summary>Who never was a member, and what has not begun, is the team's own business, by whichever way it is asked for.</summary>
public sealed class VisibleTests
{
    private static readonly DateOnly Ahead = new(2026, 9, 1);

    [Theory, OnBoth]
    public async Task Who_never_was_a_member_is_not_there_for_others_than_the_team(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        var asked = await Asked(site, cluster, "Spurt AS");
        var coming = await site.Enter(cluster, "Snart AS", "938801363", Ahead);
        using var contact = await Program(site, cluster, Role.MemberContact, member.Id);
        using var hers = await Program(site, cluster, Role.MemberContact, asked.Id);
        using var board = await Program(site, cluster, Role.BoardMember);
        using var staff = await Program(site, cluster, Role.Staff);

        foreach (var unseen in new[] { asked, coming })
            foreach (var path in new[] { $"/nscc/members/{unseen.Id}", $"/api/v1/nscc/members/{unseen.Id}" })
            {
                await contact.Page(path, HttpStatusCode.NotFound);
                await board.Page(path, HttpStatusCode.NotFound);
                (await staff.Page(path)).ShouldContain(unseen.Name);
            }

        foreach (var path in new[] { $"/nscc/members/{asked.Id}", $"/api/v1/nscc/members/{asked.Id}" })
            (await hers.Page(path)).ShouldContain("Spurt AS");
        foreach (var path in new[] { "/nscc/journal", "/nscc/journal.csv", $"/nscc/journal?about={coming.Id}" })
        {
            (await board.Page(path)).ShouldNotContain("Snart AS", customMessage: path);
            (await staff.Page(path)).ShouldContain("Snart AS", customMessage: path);
        }

        (await board.Page("/nscc/journal")).ShouldContain("Sanselyd AS");
        site.Clock.Set(new(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
        using var later = await Program(site, cluster, Role.BoardMember);
        (await later.Page($"/nscc/members/{coming.Id}")).ShouldContain("Snart AS");
        (await later.Page($"/api/v1/nscc/members/{coming.Id}")).ShouldContain("Snart AS");
        (await later.Page("/nscc/journal")).ShouldContain("Snart AS");
    }

    [Theory, OnBoth]
    public async Task The_days_to_come_are_the_teams(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        var coming = await site.Enter(cluster, "Snart AS", "938801363", Ahead);
        using var contact = await Program(site, cluster, Role.MemberContact, member.Id);
        using var board = await Program(site, cluster, Role.BoardMember);
        using var staff = await Program(site, cluster, Role.Staff);
        using var elsewhere = await site.SignedIn(await site.NewCluster("nht", "Norway Health Tech"));
        using var stranger = site.Stranger();
        string[] ways = ["", "/members", $"/members/{coming.Id}", $"/members/{member.Id}", "/growth", "/growth.csv", "/cluster"];

        foreach (var way in ways)
        {
            (await contact.Page($"/nscc{way}?on=2026-09-01", HttpStatusCode.UnprocessableEntity)).ShouldContain("today and the days before it");
            await board.Page($"/nscc{way}?on=2026-05-13", HttpStatusCode.UnprocessableEntity);
            await staff.Page($"/nscc{way}?on=2026-09-01");
            await contact.Page($"/nscc{way}?on=2026-05-12", way.Contains(coming.Id.ToString(), StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK);
            // What a day can be is told to those who belong here; to others there is no cluster at all.
            foreach (var day in new[] { "2026-09-01", "tomorrow" })
            {
                await elsewhere.Page($"/nscc{way}?on={day}", HttpStatusCode.NotFound);
                await stranger.Page($"/nscc{way}?on={day}", HttpStatusCode.Redirect);
            }
        }

        foreach (var way in new[] { "/api/v1/nscc/members", $"/api/v1/nscc/members/{coming.Id}" })
            await contact.Page(way + "?on=2026-09-01", HttpStatusCode.UnprocessableEntity);
        foreach (var way in new[] { "/nscc/members/export.csv", "/nscc/journal.csv", "/nscc/journal" })
            await board.Page(way + "?on=2026-09-01", HttpStatusCode.UnprocessableEntity);
        (await contact.Page("/nscc/members")).ShouldContain("max=\"2026-05-12\"");
        (await staff.Page("/nscc/members")).ShouldNotContain("max=\"2026");
    }

    [Theory, OnBoth]
    public async Task A_membership_that_has_not_begun_is_not_told_to_other_members(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        var partner = await site.Has(cluster, "Snart AS", MembershipCategory.Partner);
        await site.Changes(cluster, db =>
        {
            db.Memberships.Add(Membership.Begin(cluster.Id, partner.Id, MembershipCategory.Member, Ahead, null, null, Register.Today).Item1!);
            return Task.CompletedTask;
        });
        using var contact = await site.English(cluster, Role.MemberContact, member.Id);
        using var hers = await site.English(cluster, Role.MemberContact, partner.Id);

        (await contact.Page($"/nscc/members/{partner.Id}")).ShouldNotContain("September 2026");
        (await hers.Page($"/nscc/members/{partner.Id}")).ShouldContain("September 2026");
    }

    private static async Task<Organisation> Asked(RunningSite site, Cluster cluster, string name)
    {
        var organisation = Register.Organisation(cluster, name);
        await site.Changes(cluster, db => Task.FromResult(db.Organisations.Add(organisation)));
        return organisation;
    }

    /// <summary>Someone's browser and her key for programs at once; her pages are in English.</summary>
    internal static async Task<HttpClient> Program(RunningSite site, Cluster cluster, Role role, Guid? organisation = null)
    {
        var (key, email) = (Secrets.New(), $"{Guid.NewGuid():N}@klyngen.example");
        var client = await site.SignedIn(cluster, role, organisation, email);
        await site.With(async (db, _) =>
        {
            var account = await db.Accounts.SingleAsync(a => a.EmailKey == email);
            db.ApiTokens.Add(new ApiToken { Hash = Secrets.Hash(key), AccountId = account.Id, ClusterId = cluster.Id, Name = "Test", Ending = key[^4..], MadeAt = db.Now, EndsAt = db.Now.AddYears(1) });
            return await db.SaveChangesAsync();
        }, cluster.Id);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        return client;
    }
}
