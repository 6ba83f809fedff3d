using System.Net;
using Klynge.Access;
using Klynge.Tests.Post;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Access;

/// <summary>Invitations are bound to an address, a cluster and a role, and nobody gives more than she has.</summary>
public sealed class InvitationTests
{
    private const string Siv = "siv@firma.example";

    [Theory, OnBoth]
    public async Task Someone_new_sets_name_and_password_and_has_the_role(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        (await Invite(manager, Siv, "staff").Status()).ShouldBe(HttpStatusCode.Redirect);
        (await manager.Page("/nscc/access")).ShouldContain(Siv);
        (await manager.Page("/nscc/access")).ShouldNotContain("/invitation/");
        await site.Round();
        var link = LinkIn(sink.Letters.Single().Body);

        using var browser = site.Browser();
        (await browser.Page(link)).ShouldContain("Norwegian Smart Care Cluster");
        (await browser.Post(link, link, ("Form.Name", "Siv Ås"), ("Form.Password", People.Password)).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Answer("/nscc")).ShouldBe(HttpStatusCode.OK);
        (await browser.Answer(link)).ShouldBe(HttpStatusCode.Gone);

        (await site.Roles(Siv)).ShouldHaveSingleItem().Role.ShouldBe(Role.Staff);
        (await site.Journal(cluster)).ShouldBe(["ClusterFounded", "UserInvited", "RoleGiven"]);
        var list = await manager.Page("/nscc/access");
        list.ShouldContain("Siv Ås");
        list.ShouldContain("Klyngeansatt");
    }

    [Theory, OnBoth]
    public async Task Nobody_accepts_as_another(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Add(Siv);
        await site.Add("ola@firma.example");
        var link = await site.Link(TokenPurpose.Invitation, Siv, cluster, Role.Manager);

        using var ola = site.Browser();
        (await ola.TrySignIn("ola@firma.example").Status()).ShouldBe(HttpStatusCode.Redirect);
        (await ola.Page(link)).ShouldContain("Invitasjonen gjelder en annen adresse");
        (await ola.Post(link, link + "?handler=Accept").Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ola.Post(link, link, ("Form.Name", "Ola"), ("Form.Password", People.Password)).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var stranger = site.Browser();
        (await stranger.Page(link)).ShouldContain("har allerede en konto");
        (await stranger.Post("/sign-in", link, ("Form.Name", "Ola"), ("Form.Password", "et helt annet passord")).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.Roles("ola@firma.example")).ShouldBeEmpty();

        using var siv = site.Browser();
        using var back = await siv.TrySignIn(Siv, at: "/sign-in?to=" + Uri.EscapeDataString(link));
        back.Headers.Location!.ToString().ShouldBe(link);
        using var accepted = await siv.Post(link, link + "?handler=Accept");
        accepted.Headers.Location!.ToString().ShouldBe("/nscc");
        (await site.Roles(Siv)).ShouldHaveSingleItem().Role.ShouldBe(Role.Manager);
    }

    [Theory, OnBoth]
    public async Task Nobody_gives_a_role_above_her_own(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var staff = await site.SignedIn(cluster, Role.Staff);
        using var manager = await site.SignedIn(cluster);
        using var owner = await site.SignedIn(cluster, Role.Owner);
        foreach (var role in RoleWords.Given)
        {
            var code = RoleWords.Code(role);
            (await Invite(staff, $"a-{code}@firma.example", code).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity, $"staff gives {role}");
            (await Invite(manager, $"b-{code}@firma.example", code, "Heymat AS").Status()).ShouldBe(HttpStatusCode.UnprocessableEntity.If(role is Role.Owner or Role.MemberContact), $"manager gives {role}");
            (await Invite(owner, $"c-{code}@firma.example", code).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity.If(role is Role.MemberContact), $"owner gives {role}");
        }

        (await Invite(owner, "d@firma.example", "visitor").Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.With((db, _) => db.OneTimeTokens.Select(t => t.Role).ToListAsync())).Count(role => role == Role.Owner).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task An_invitation_taken_back_or_sent_again_leaves_one_link_that_works_at_most(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        await Invite(manager, Siv, "staff").Status();
        await Invite(manager, Siv, "manager").Status();
        (await manager.Post("/nscc/access", "/nscc/access?handler=Again", ("id", (await Open(site)).Single().ToString())).Status()).ShouldBe(HttpStatusCode.Redirect);
        await site.Round();
        var links = sink.Letters.Select(letter => LinkIn(letter.Body)).ToList();
        links.Count.ShouldBe(3);

        using var browser = site.Browser();
        (await Task.WhenAll(links.Select(browser.Answer))).ShouldBe([HttpStatusCode.Gone, HttpStatusCode.Gone, HttpStatusCode.OK], ignoreOrder: true);
        (await manager.Post("/nscc/access", "/nscc/access?handler=TakeBack", ("id", (await Open(site)).Single().ToString())).Status()).ShouldBe(HttpStatusCode.Redirect);
        foreach (var link in links)
            (await browser.Answer(link)).ShouldBe(HttpStatusCode.Gone);
    }

    [Theory, OnBoth]
    public async Task Without_a_mail_server_the_inviter_sees_the_link_once(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = site.Browser();
        await site.Add("kari@klyngen.example", Role.Manager, cluster);
        await manager.TrySignIn("kari@klyngen.example").Status();
        await Invite(manager, Siv, "board_member").Status();

        var page = await manager.Page("/nscc/access");
        page.ShouldContain("/invitation/");
        (await manager.Page("/nscc/access")).ShouldNotContain("/invitation/");
        (await site.With((db, _) => db.Letters.CountAsync())).ShouldBe(0);
        using var browser = site.Browser();
        (await browser.Answer(LinkIn(page))).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBoth]
    public async Task Another_clusters_invitations_are_not_there_to_take_back(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (own, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        var link = await site.Link(TokenPurpose.Invitation, Siv, other, Role.Staff);
        using var manager = await site.SignedIn(own);
        var id = (await Open(site)).Single().ToString();
        foreach (var handler in (string[])["TakeBack", "Again"])
            (await manager.Post("/nscc/access", $"/nscc/access?handler={handler}", ("id", id)).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var browser = site.Browser();
        (await browser.Answer(link)).ShouldBe(HttpStatusCode.OK);
    }

    private static Task<HttpResponseMessage> Invite(HttpClient inviter, string email, string role, string? organisation = null) =>
        inviter.Post("/nscc/access/invite", "/nscc/access/invite", ("Form.Name", "Siv Ås"), ("Form.Email", email), ("Form.Role", role), ("Form.Organisation", organisation ?? ""));

    private static Task<List<Guid>> Open(RunningSite site) => site.With((db, _) => db.OneTimeTokens.Where(t => t.UsedAt == null).Select(t => t.Id).ToListAsync());

    private static string LinkIn(string text)
    {
        var at = text.IndexOf("/invitation/", StringComparison.Ordinal);
        return text[at..text.IndexOfAny(['\n', '\r', '"', '<'], at)];
    }
}

file static class Expecting
{
    /// <summary>Refused where it should be, else sent on.</summary>
    public static HttpStatusCode If(this HttpStatusCode refused, bool refuse) => refuse ? refused : HttpStatusCode.Redirect;
}
