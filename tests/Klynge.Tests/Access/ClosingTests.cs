using System.Net;
using Klynge.Access;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Access;

/// <summary>Ending roles and closing accounts: at once, within one's own power, and never the last one.</summary>
public sealed class ClosingTests
{
    private const string Ola = "ola@klyngen.example";

    [Theory, OnBoth]
    public async Task A_closed_account_is_a_stranger_from_the_next_request_on(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var ola = await site.Add(Ola, Role.Staff, cluster);
        using var manager = await site.SignedIn(cluster);
        using var browser = site.Browser();
        await browser.TrySignIn(Ola).Status();
        (await browser.Answer("/nscc")).ShouldBe(HttpStatusCode.OK);
        var reset = await site.Link(TokenPurpose.Reset, Ola);

        (await Press(manager, ola.Id, "Close").Status()).ShouldBe(HttpStatusCode.Redirect);

        (await browser.Answer("/nscc")).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Answer(reset)).ShouldBe(HttpStatusCode.Gone);
        (await browser.TrySignIn(Ola).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await manager.Page($"/nscc/access/{ola.Id}")).ShouldContain("Kontoen er stengt");
        (await site.Journal(cluster)).ShouldContain("AccountDisabled");

        (await Press(manager, ola.Id, "Open").Status()).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Answer("/nscc")).ShouldBe(HttpStatusCode.Redirect, "the old session stays dead");
        (await browser.TrySignIn(Ola).Status()).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task An_ended_role_is_gone_from_the_next_request_on(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var ola = await site.Add(Ola, Role.Staff, cluster);
        using var manager = await site.SignedIn(cluster);
        using var browser = site.Browser();
        await browser.TrySignIn(Ola).Status();
        var role = (await site.Roles(Ola)).Single();

        (await Press(manager, ola.Id, "EndRole", ("role", role.Id.ToString())).Status()).ShouldBe(HttpStatusCode.Redirect);

        (await browser.Answer("/nscc")).ShouldBe(HttpStatusCode.NotFound);
        (await browser.Page("/")).ShouldContain("Ingen klynge er åpen for deg");
        (await Press(manager, ola.Id, "EndRole", ("role", role.Id.ToString())).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.Journal(cluster)).ShouldContain("RoleEnded");
    }

    [Theory, OnBoth]
    public async Task Nobody_closes_herself_and_the_last_manager_and_owner_stay(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster, email: "kari@klyngen.example");
        using var owner = await site.SignedIn(cluster, Role.Owner, email: "eier@klyngen.example");
        var (kari, eier) = (await IdOf(site, "kari@klyngen.example"), await IdOf(site, "eier@klyngen.example"));

        (await Said(Press(manager, kari, "Close"))).ShouldContain("Du kan ikke stenge din egen konto");
        (await Said(Press(manager, kari, "EndRole", ("role", (await site.Roles("kari@klyngen.example")).Single().Id.ToString())))).ShouldContain("Noen må lede klyngen");
        (await Said(Press(owner, eier, "EndRole", ("role", (await site.Roles("eier@klyngen.example")).Single().Id.ToString())))).ShouldContain("Noen må eie installasjonen");
        (await Said(Press(manager, eier, "EndRole", ("role", (await site.Roles("eier@klyngen.example")).Single().Id.ToString())))).ShouldContain("rolle over sin egen");
        (await Press(owner, kari, "Close").Status()).ShouldBe(HttpStatusCode.Redirect, "the owner is responsible, and may");
    }

    [Theory, OnBoth]
    public async Task Two_managers_who_end_each_other_at_once_leave_one(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.SignedIn(cluster, email: "kari@klyngen.example");
        using var ola = await site.SignedIn(cluster, email: Ola);
        var (kariRole, olaRole) = ((await site.Roles("kari@klyngen.example")).Single(), (await site.Roles(Ola)).Single());

        var answers = await Task.WhenAll(
            Press(kari, olaRole.AccountId, "EndRole", ("role", olaRole.Id.ToString())).Status(), Press(ola, kariRole.AccountId, "EndRole", ("role", kariRole.Id.ToString())).Status());

        answers.Count(answer => answer == HttpStatusCode.Redirect).ShouldBe(1);
        (await site.With((db, _) => db.Roles.CountAsync(r => r.Role == Role.Manager && r.EndedAt == null))).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_manager_has_no_power_over_an_account_that_is_also_anothers(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        var ola = await site.Add(Ola, Role.Staff, own);
        await site.Add(Ola, Role.Manager, other);
        var eier = await site.Add("eier@klyngen.example", Role.Owner);
        var foreign = await site.Add("fremmed@klyngen.example", Role.Staff, other);
        using var manager = await site.SignedIn(own);

        foreach (var handler in (string[])["Close", "NewPassword"])
        {
            (await Said(Press(manager, ola.Id, handler))).ShouldContain("ikke klyngens alene");
            (await Press(manager, eier.Id, handler).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
            (await Press(manager, foreign.Id, handler).Status()).ShouldBe(HttpStatusCode.NotFound);
        }

        var elsewhere = (await site.Roles(Ola)).Single(role => role.ClusterId == other.Id);
        (await Press(manager, ola.Id, "EndRole", ("role", elsewhere.Id.ToString())).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.With((db, _) => db.OneTimeTokens.CountAsync())).ShouldBe(0);
        using var owner = site.Browser();
        await owner.TrySignIn("eier@klyngen.example").Status();
        (await Press(owner, ola.Id, "Close").Status()).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task Staff_neither_close_accounts_nor_make_passwords(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var contact = await site.Add(Ola, Role.MemberContact, cluster);
        using var staff = await site.SignedIn(cluster, Role.Staff);
        foreach (var handler in (string[])["Close", "Open", "NewPassword"])
            (await Press(staff, contact.Id, handler).Status()).ShouldBe(HttpStatusCode.Forbidden, handler);
        (await staff.Page($"/nscc/access/{contact.Id}")).ShouldNotContain("Steng kontoen");
    }

    [Theory, OnBoth]
    public async Task Without_a_mail_server_the_manager_carries_the_link_to_a_new_password(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var ola = await site.Add(Ola, Role.Staff, cluster);
        await site.Add("kari@klyngen.example", Role.Manager, cluster);
        using var manager = site.Browser();
        await manager.TrySignIn("kari@klyngen.example").Status();
        (await Press(manager, ola.Id, "NewPassword").Status()).ShouldBe(HttpStatusCode.Redirect);

        var page = await manager.Page($"/nscc/access/{ola.Id}");
        var at = page.IndexOf("/reset/", StringComparison.Ordinal);
        var link = page[at..page.IndexOf('"', at)];
        using var browser = site.Browser();
        (await browser.Post(link, link, ("Form.Password", "blåklokke på bakken")).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Answer("/nscc")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBoth]
    public async Task A_role_is_held_once_however_empty_its_columns(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var ola = await site.Add(Ola);
        foreach (var (role, of) in ((Role, Guid?)[])[(Role.Manager, cluster.Id), (Role.Owner, null)])
        {
            await Give(site, ola.Id, role, of);
            Clash.IsOnce(await Should.ThrowAsync<DbUpdateException>(() => Give(site, ola.Id, role, of))).ShouldBeTrue();
        }
    }

    private static Task<int> Give(RunningSite site, Guid account, Role role, Guid? cluster) => site.With((db, _) =>
    {
        db.Roles.Add(new AccountRole { AccountId = account, ClusterId = cluster, Role = role, From = db.Now });
        return db.SaveChangesAsync();
    });

    private static Task<HttpResponseMessage> Press(HttpClient who, Guid account, string handler, params (string Name, string Value)[] fields) =>
        who.Post("/nscc", $"/nscc/access/{account}?handler={handler}", fields);

    private static async Task<string> Said(Task<HttpResponseMessage> answering)
    {
        using var answer = await answering;
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        return await answer.Content.ReadAsStringAsync();
    }

    private static Task<Guid> IdOf(RunningSite site, string email) => site.With((db, _) => db.Accounts.Where(a => a.EmailKey == email).Select(a => a.Id).SingleAsync());
}
