using System.Net;
using System.Text.RegularExpressions;
using Klynge.Access;
using Klynge.Tests.Post;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Access;

/// <summary>Links that work once: the right purpose, in time, unused, one winner.</summary>
public sealed partial class LinksTests
{
    private const string Kari = "kari@klyngen.example";

    [Theory, OnBoth]
    public async Task A_link_opens_what_it_was_made_for_and_nothing_else(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Add(Kari);
        var doors = new Dictionary<TokenPurpose, string>
        {
            [TokenPurpose.Invitation] = "/invitation/", [TokenPurpose.Reset] = "/reset/", [TokenPurpose.SignIn] = "/link/", [TokenPurpose.Setup] = "/setup?key=",
        };
        using var browser = site.Browser();
        foreach (var made in doors.Keys)
        {
            var link = await site.Link(made, Kari, cluster, Role.Staff);
            foreach (var (tried, door) in doors)
                (await browser.Answer(link.Replace(doors[made], door, StringComparison.Ordinal))).ShouldBe(made == tried ? HttpStatusCode.OK : HttpStatusCode.Gone, $"made as {made}, tried as {tried}");
            (await browser.Answer(link + "x")).ShouldBe(HttpStatusCode.Gone);
        }
    }

    [Theory, OnBoth]
    public async Task A_link_that_is_late_opens_nothing_not_even_by_another_door(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Add(Kari);
        using var browser = site.Browser();
        foreach (var purpose in Enum.GetValues<TokenPurpose>())
        {
            var link = await site.Link(purpose, Kari, cluster, Role.Staff);
            site.Clock.Forward(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
            (await browser.Answer(link)).ShouldBe(HttpStatusCode.OK);
            site.Clock.Forward(TimeSpan.FromSeconds(1));
            (await browser.Answer(link)).ShouldBe(HttpStatusCode.Gone, purpose.ToString());
        }
    }

    [Theory, OnBoth]
    public async Task Opening_a_sign_in_link_uses_nothing_up_and_pressing_the_button_does(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        var link = await site.Link(TokenPurpose.SignIn, Kari);
        using var scanner = site.Stranger();
        for (var i = 0; i < 3; i++)
            await scanner.Page(link);

        using var browser = site.Browser();
        (await browser.Post(link, link).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Answer("/account")).ShouldBe(HttpStatusCode.OK);
        using var second = site.Browser();
        (await second.Post("/sign-in", link).Status()).ShouldBe(HttpStatusCode.Gone);
    }

    [Theory, OnBoth]
    public async Task Of_forty_who_press_at_once_one_comes_in(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        var link = await site.Link(TokenPurpose.SignIn, Kari);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            using var browser = site.Browser();
            return await browser.Post("/sign-in", link).Status();
        }));
        answers.Count(answer => answer == HttpStatusCode.Redirect).ShouldBe(1);
        answers.Count(answer => answer == HttpStatusCode.Gone).ShouldBe(39);
        (await site.With((db, _) => db.Sessions.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_new_password_ends_every_session_and_every_other_link(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        await site.Add(Kari);
        using var thief = site.Browser();
        await thief.TrySignIn(Kari).Status();
        var (link, other) = (await site.Link(TokenPurpose.Reset, Kari), await site.Link(TokenPurpose.SignIn, Kari));

        using var browser = site.Browser();
        (await browser.Post(link, link, ("Form.Password", "kort")).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.Post(link, link, ("Form.Password", "blåklokke på bakken")).Status()).ShouldBe(HttpStatusCode.Redirect);

        (await browser.Answer("/account")).ShouldBe(HttpStatusCode.OK);
        (await thief.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Answer(other)).ShouldBe(HttpStatusCode.Gone);
        (await browser.Answer(link)).ShouldBe(HttpStatusCode.Gone);
        using var anew = site.Browser();
        (await anew.TrySignIn(Kari).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await anew.TrySignIn(Kari, "blåklokke på bakken").Status()).ShouldBe(HttpStatusCode.Redirect);
        (await site.Letters()).ShouldHaveSingleItem().Subject.ShouldBe("Passordet ditt er endret");
    }

    [Theory, OnBoth]
    public async Task Who_asks_for_a_way_in_is_told_the_same_and_only_the_accounts_own_address_gets_a_letter(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        await site.Add("Kari@Klyngen.example");
        var answers = new HashSet<string>();
        foreach (var email in (string[])["KARI@klyngen.example", "ingen@klyngen.example"])
        {
            using var browser = site.Browser();
            using var answer = await browser.Post("/reset", "/reset", ("Form.Email", email));
            answers.Add($"{answer.StatusCode} {FormKey().Replace(await answer.Content.ReadAsStringAsync(), "").Replace(email, "X", StringComparison.Ordinal)}");
        }

        answers.ShouldHaveSingleItem().ShouldContain("Se i innboksen");
        var letter = (await site.Letters()).ShouldHaveSingleItem();
        letter.To.ShouldBe("Kari@Klyngen.example");
        await site.Round();
        var links = Link().Matches(sink.Letters.Single().Body).Select(match => new Uri(match.Value).PathAndQuery).ToList();
        links.Count.ShouldBe(2);
        using var reader = site.Browser();
        foreach (var link in links)
            (await reader.Answer(link)).ShouldBe(HttpStatusCode.OK, link);
    }

    [Theory, OnBoth]
    public async Task Two_addresses_in_one_are_no_address_and_a_mailbox_is_not_filled(Dialect dialect)
    {
        await using var sink = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(sink));
        await site.Add(Kari);
        using var browser = site.Browser();
        foreach (var two in (string[])[$"{Kari},ond@evil.example", $"{Kari};ond@evil.example", $"{Kari} ond@evil.example", $"{Kari}\r\nBcc: ond@evil.example", $"ond@evil.example <{Kari}>"])
            (await browser.Post("/reset", "/reset", ("Form.Email", two)).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity, two);
        (await browser.Post("/reset", "/reset", ("Form.Email", Kari), ("Form.Email", "ond@evil.example")).Status()).ShouldBe(HttpStatusCode.OK);
        for (var i = 0; i < 8; i++)
            (await browser.Post("/reset", "/reset", ("Form.Email", Kari)).Status()).ShouldBe(HttpStatusCode.OK);

        var letters = await site.Letters();
        letters.Count.ShouldBe(Limit.Letters.Tries);
        letters.ShouldAllBe(letter => letter.To == Kari);
    }

    [Theory, OnBoth]
    public async Task Without_a_mail_server_one_is_told_whom_to_ask(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        using var browser = site.Browser();
        (await browser.Page("/reset")).ShouldContain("Spør klyngelederen");
        (await site.With((db, _) => db.OneTimeTokens.CountAsync())).ShouldBe(0);
    }

    [Theory, OnBoth]
    public async Task The_record_keeps_a_hash_and_a_link_is_used_only_in_the_transaction_of_what_it_gives(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        var key = (await site.Link(TokenPurpose.SignIn, Kari)).Split('/')[^1];
        var token = await site.With((db, _) => db.OneTimeTokens.AsNoTracking().SingleAsync());
        token.Hash.ShouldBe(Secrets.Hash(key));
        Convert.FromBase64String(key.Replace('-', '+').Replace('_', '/') + "=").Length.ShouldBe(32);
        await Should.ThrowAsync<InvalidOperationException>(() => site.With((_, services) => services.GetRequiredService<OneTimeLinks>().Use(token, default)));
    }

    [GeneratedRegex("name=\"form-key\"[^>]*value=\"[^\"]+\"")]
    private static partial Regex FormKey();

    [GeneratedRegex(@"http://\S+")]
    private static partial Regex Link();
}
