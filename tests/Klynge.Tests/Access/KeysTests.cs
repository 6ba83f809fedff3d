using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Access;

/// <summary>Keys for programs: one user, one cluster, until they end.</summary>
public sealed class KeysTests
{
    private const string Kari = "kari@klyngen.example";

    [Theory, OnBoth]
    public async Task A_key_opens_its_own_cluster_and_no_other(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        var kari = await site.Add(Kari, Role.Staff, own);
        await site.Add(Kari, Role.Manager, other);
        using var program = Program(site, await Make(site, kari, own));

        var me = await program.Page("/api/v1/nscc/me");
        me.ShouldContain("\"role\":\"staff\"");
        await program.Page("/api/v1/nht/me", HttpStatusCode.NotFound);
        await program.Page("/api/v1/no-such/me", HttpStatusCode.NotFound);
        (await program.Answer("/nscc")).ShouldBe(HttpStatusCode.Redirect, "a key is for programs, not for pages");
        using var nobody = Program(site, "klynge_" + Secrets.New());
        await nobody.Page("/api/v1/nscc/me", HttpStatusCode.Unauthorized);
        using var stranger = site.Stranger();
        await stranger.Page("/api/v1/nscc/me", HttpStatusCode.Unauthorized);
    }

    [Theory, OnBoth]
    public async Task A_key_ends_on_its_day_when_it_is_revoked_and_with_the_account(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var kari = await site.Add(Kari, Role.Staff, cluster);
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        using var late = Program(site, await Make(site, kari, cluster, days: 2));
        site.Clock.Forward(TimeSpan.FromDays(2) - TimeSpan.FromSeconds(1));
        await late.Page("/api/v1/nscc/me");
        site.Clock.Forward(TimeSpan.FromSeconds(1));
        await late.Page("/api/v1/nscc/me", HttpStatusCode.Unauthorized);

        using var revoked = Program(site, await Make(site, kari, cluster));
        var id = await site.With((db, _) => db.ApiTokens.Where(t => t.EndsAt > db.Now).Select(t => t.Id).SingleAsync());
        (await browser.Post("/account", "/account?handler=Revoke", ("id", id.ToString())).Status()).ShouldBe(HttpStatusCode.Redirect);
        await revoked.Page("/api/v1/nscc/me", HttpStatusCode.Unauthorized);

        using var closed = Program(site, await Make(site, kari, cluster));
        using var manager = await site.SignedIn(cluster);
        await manager.Post("/nscc", $"/nscc/access/{kari.Id}?handler=Close").Status();
        await closed.Page("/api/v1/nscc/me", HttpStatusCode.Unauthorized);
        await manager.Post("/nscc", $"/nscc/access/{kari.Id}?handler=Open").Status();
        await closed.Page("/api/v1/nscc/me", HttpStatusCode.Unauthorized);
    }

    [Theory, OnBoth]
    public async Task A_key_is_made_on_my_account_shown_once_and_only_where_the_role_allows(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        await site.Add(Kari, Role.Staff, own);
        await site.Add(Kari, Role.BoardMember, other);
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();

        (await Key(browser, "nht").Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Key(browser, "nscc", days: "0").Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Key(browser, "nscc").Status()).ShouldBe(HttpStatusCode.Redirect);
        var page = await browser.Page("/account");
        var at = page.IndexOf("klynge_", StringComparison.Ordinal);
        using var program = Program(site, page[at..page.IndexOf('"', at)]);
        await program.Page("/api/v1/nscc/me");
        var again = await browser.Page("/account");
        again.ShouldNotContain("klynge_");
        again.ShouldContain("Nattlig eksport");
        (await site.Journal(own)).ShouldContain("TokenMade");
    }

    [Theory, OnBoth]
    public async Task Somebody_elses_key_is_not_hers_to_revoke(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var kari = await site.Add(Kari, Role.Staff, cluster);
        using var program = Program(site, await Make(site, kari, cluster));
        var id = await site.With((db, _) => db.ApiTokens.Select(t => t.Id).SingleAsync());
        using var other = await site.SignedIn(cluster);
        (await other.Post("/account", "/account?handler=Revoke", ("id", id.ToString())).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        await program.Page("/api/v1/nscc/me");
    }

    [Theory, OnBoth]
    public async Task The_present_password_is_asked_for_and_other_browsers_are_signed_out(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        using var browser = site.Browser();
        using var other = site.Browser();
        await browser.TrySignIn(Kari).Status();
        await other.TrySignIn(Kari).Status();

        (await Change(browser, "feil passord helt", "blåklokke på bakken").Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Change(browser, People.Password, "kort").Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Change(browser, People.Password, "blåklokke på bakken").Status()).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Answer("/account")).ShouldBe(HttpStatusCode.OK);
        (await other.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);

        await other.TrySignIn(Kari, "blåklokke på bakken").Status();
        (await browser.Post("/account", "/account?handler=EndOthers").Status()).ShouldBe(HttpStatusCode.Redirect);
        (await other.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Post("/account", "/account?handler=Name", ("Me.Name", "Kari Ås"), ("Me.Language", "en")).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Page("/account")).ShouldContain("My account");
    }

    private static Task<HttpResponseMessage> Key(HttpClient browser, string cluster, string days = "30") =>
        browser.Post("/account", "/account?handler=Key", ("Key.Name", "Nattlig eksport"), ("Key.Cluster", cluster), ("Key.Days", days));

    private static Task<HttpResponseMessage> Change(HttpClient browser, string present, string anew) =>
        browser.Post("/account", "/account?handler=Password", ("Change.Present", present), ("Change.Password", anew));

    private static Task<string> Make(RunningSite site, Account account, Cluster cluster, int days = 30) => site.With(async (_, services) =>
    {
        var (key, _, refusal) = await services.GetRequiredService<ProgramKeys>().Make(account.Id, cluster.Id, "Prøve", days, default);
        refusal.ShouldBeNull();
        return key!;
    }, cluster.Id);

    private static HttpClient Program(RunningSite site, string key)
    {
        var client = site.Stranger();
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }
}
