using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Access;

/// <summary>A link that works once is no stronger than the one who made it, on the day it is used.</summary>
public sealed class LinkPowerTests
{
    private const string Kari = "kari@klyngen.example";
    private const string Vik = "vik@klyngen.example";

    [Theory, OnBoth]
    public async Task A_link_to_a_colleagues_password_dies_when_she_gets_a_role_in_another_cluster(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        var link = await MadeBy(site, own, TokenPurpose.Reset, Vik, null);
        await site.Add(Vik, Role.Staff, own, password: null);
        using var browser = site.Browser();
        (await browser.Answer(link)).ShouldBe(HttpStatusCode.OK);

        await site.Add(Vik, Role.Staff, other, password: null);
        (await browser.Answer(link)).ShouldBe(HttpStatusCode.Gone);
        (await browser.Post("/sign-in", link, ("Form.Password", "hestehov i grøfta 8")).Status()).ShouldBe(HttpStatusCode.Gone);
    }

    [Theory, OnBoth]
    public async Task What_a_manager_made_opens_nothing_when_her_role_has_ended_or_her_account_is_closed(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (toStaff, toManager) = (await MadeBy(site, cluster, TokenPurpose.Invitation, Kari, Role.Staff), await MadeBy(site, cluster, TokenPurpose.Invitation, Vik, Role.Manager));
        using var browser = site.Browser();
        (await browser.Answer(toStaff)).ShouldBe(HttpStatusCode.OK);

        // Demoted, she may still invite a member contact, and neither staff nor a manager.
        await site.With((db, _) => db.Roles.Where(r => r.Account!.EmailKey == Kari && r.Role == Role.Manager).ExecuteUpdateAsync(set => set.SetProperty(r => r.EndedAt, db.Now)));
        await site.Add(Kari, Role.Staff, cluster);
        (await browser.Answer(toStaff)).ShouldBe(HttpStatusCode.Gone);
        (await browser.Answer(toManager)).ShouldBe(HttpStatusCode.Gone);

        using var manager = await site.SignedIn(cluster, email: "sjef@klyngen.example");
        var kari = await site.With((db, _) => db.Accounts.Where(a => a.EmailKey == Kari).Select(a => a.Id).SingleAsync());
        (await manager.Post($"/nscc/access/{kari}", $"/nscc/access/{kari}?handler=Close").Status()).ShouldBe(HttpStatusCode.Redirect);
        (await site.With((db, _) => db.OneTimeTokens.CountAsync(t => t.MadeBy == kari && t.UsedAt == null))).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task That_a_link_to_someones_password_was_made_stands_in_the_journal(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var vik = await site.Add(Vik, Role.Staff, cluster);
        using var manager = await site.SignedIn(cluster);
        await manager.Post($"/nscc/access/{vik.Id}", $"/nscc/access/{vik.Id}?handler=NewPassword").Status();
        (await site.Journal(cluster)).ShouldContain("PasswordLinkMade");
        (await manager.Page("/nscc/journal")).ShouldContain("lenke til nytt passord for Ola Vik");
    }

    [Theory, OnBoth]
    public async Task A_stranger_who_tries_in_vain_does_not_shut_out_who_belongs_there(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        for (var i = 0; i < Limit.Address.Tries; i++)
            await site.With((_, services) => services.GetRequiredService<Tries>().Take(Limit.Address, $"{Kari} 203.0.113.7", default));
        using var browser = site.Browser();
        (await browser.TrySignIn(Kari).Status()).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task When_she_was_in_another_cluster_is_not_told(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        await site.Add(Vik, Role.Assessor, own);
        await site.Add(Vik, Role.Assessor, other);
        using var vik = site.Browser();
        await vik.TrySignIn(Vik).Status();
        var people = await site.With((db, services) => Inside.People(db, new() { ClusterId = own.Id, TimeZone = own.TimeZone }, default), own.Id);
        people.Single(one => one.Email == Vik).Seen.ShouldBeNull();
    }

    private static async Task<string> MadeBy(RunningSite site, Cluster cluster, TokenPurpose purpose, string to, Role? role)
    {
        var kari = await site.Add(Kari, Role.Manager, cluster);
        return await site.With(async (db, services) =>
        {
            var link = services.GetRequiredService<OneTimeLinks>().Make(purpose, to, TimeSpan.FromDays(3), kari.Id, cluster.Id, role, name: "Siv Ås");
            await db.SaveChangesAsync();
            return link.PathAndQuery;
        });
    }
}
