using System.Net;
using Klynge.Tests.Post;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Access.Passkeys;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Access.Passkeys;

/// <summary>Ways in are changed only by who showed lately that it is her, told of by letter, and never all taken away.</summary>
public sealed class WaysInTests
{
    private const string Kari = "kari@klyngen.example";

    [Theory, OnBoth]
    public async Task After_ten_minutes_one_shows_again_that_it_is_her_and_goes_on_under_a_new_key(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        using var device = site.Device();
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        var before = browser.Cookies()["klynge"];
        site.Clock.Forward(Proof.Lasts);

        (await browser.Post("/account/ways-in", "/account/ways-in?handler=Ask").Status()).ShouldBe(HttpStatusCode.Forbidden);
        using var refused = await browser.Post("/account/ways-in", "/account/ways-in?handler=Add", ("Form.Name", "En"), ("answer", "{}"));
        refused.Headers.Location!.ToString().ShouldBe("/account/prove");
        (await browser.Post("/account/prove", "/account/prove", ("Form.Password", "feil passord og lenge")).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.Post("/account/ways-in", "/account/ways-in?handler=Ask").Status()).ShouldBe(HttpStatusCode.Forbidden);

        using var shown = await browser.Post("/account/prove", "/account/prove", ("Form.Password", People.Password));
        shown.Headers.Location!.ToString().ShouldBe("/account/ways-in");
        browser.Cookies()["klynge"].ShouldNotBe(before);
        using var left = site.Browser(new Dictionary<string, string> { ["klynge"] = before });
        (await left.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);
        (await browser.AddPasskey(device).Status()).ShouldBe(HttpStatusCode.Redirect);

        // And by the passkey itself; another's passkey shows nothing.
        site.Clock.Forward(Proof.Lasts);
        using var others = site.Device();
        await site.Add("ola@klyngen.example");
        using var ola = site.Browser();
        await ola.TrySignIn("ola@klyngen.example").Status();
        await ola.AddPasskey(others).Status();
        (await browser.Post("/account/prove", "/account/prove?handler=Passkey", ("answer", others.Get(await browser.Asked("/account/prove")))).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.Post("/account/prove", "/account/prove?handler=Passkey", ("answer", device.Get(await browser.Asked("/account/prove")))).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Post("/account/ways-in", "/account/ways-in?handler=Ask").Status()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBoth]
    public async Task A_passkey_is_renamed_and_removed_with_a_letter_and_another_s_is_not_there(Dialect dialect)
    {
        await using var post = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(post));
        await site.Add(Kari);
        await site.Add("ola@klyngen.example");
        using var device = site.Device();
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        await browser.AddPasskey(device).Status();
        var id = (await site.Passkeys()).Single().Id.ToString();

        using var ola = site.Browser();
        await ola.TrySignIn("ola@klyngen.example").Status();
        (await ola.Post("/account/ways-in", "/account/ways-in?handler=Rename", ("id", id), ("Rename.Name", "Min")).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await ola.Post("/account/ways-in", "/account/ways-in?handler=Remove", ("id", id)).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await browser.Post("/account/ways-in", "/account/ways-in?handler=Rename", ("id", id), ("Rename.Name", "  ")).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.Post("/account/ways-in", "/account/ways-in?handler=Rename", ("id", id), ("Rename.Name", "Nøkkel på <b>hytta</b>")).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Page("/account/ways-in")).ShouldContain("Nøkkel på &lt;b&gt;hytta&lt;/b&gt;");
        (await browser.Post("/account/ways-in", "/account/ways-in?handler=Remove", ("id", id)).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await site.Passkeys()).ShouldBeEmpty();
        var letters = await site.Letters();
        letters.Select(letter => letter.To).Distinct().ShouldBe([Kari]);
        letters.Select(letter => letter.Subject).ShouldBe(["Kontoen din har fått en ny passnøkkel", "En passnøkkel til kontoen din er fjernet"]);
        using var stranger = site.Browser();
        (await stranger.Come(device).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBoth]
    public async Task The_last_way_in_stays_also_when_two_are_removed_at_once(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        using var device = site.Device();
        using var second = site.Device();
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        await browser.AddPasskey(device).Status();
        await browser.AddPasskey(second, "Telefonen").Status();
        await site.With((db, _) => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, (string?)null)));

        var ids = (await site.Passkeys()).Select(passkey => passkey.Id.ToString()).ToList();
        var answers = await Task.WhenAll(ids.Select(id => browser.Post("/account/ways-in", "/account/ways-in?handler=Remove", ("id", id)).Status()));
        answers.Order().ShouldBe([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity]);
        using var last = await browser.Post("/account/ways-in", "/account/ways-in?handler=Remove", ("id", (await site.Passkeys()).Single().Id.ToString()));
        (await last.Content.ReadAsStringAsync()).ShouldContain("Dette er den eneste måten du kan logge inn på");
        (await site.Passkeys()).Count.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task No_more_are_kept_than_one_can_keep_apart_and_none_twice(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var kari = await site.Add(Kari);
        using var device = site.Device();
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        await browser.AddPasskey(device).Status();
        (await browser.AddPasskey(device).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        await site.With(async (db, _) =>
        {
            for (var i = 1; i < Passkey.Most; i++)
                db.Add(new Passkey { AccountId = kari.Id, CredentialId = [(byte)i], PublicKey = [1], Transports = "", Domain = "localhost", Name = $"Nummer {i}", CreatedAt = db.Now });
            return await db.SaveChangesAsync();
        });
        using var oneMore = site.Device();
        (await browser.AddPasskey(oneMore).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.Passkeys()).Count.ShouldBe(Passkey.Most);
    }

    [Theory, OnBoth]
    public async Task What_one_browser_began_another_cannot_finish(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        await site.Add("ola@klyngen.example");
        using var device = site.Device();
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        var made = device.Create(await browser.Asked("/account/ways-in"));

        // Ola holds Kari's question in his browser: her device's answer does not become his passkey.
        using var ola = site.Browser();
        await ola.TrySignIn("ola@klyngen.example").Status();
        using var both = site.Browser(new Dictionary<string, string>(ola.Cookies()) { ["klynge-new-passkey"] = browser.Cookies()["klynge-new-passkey"] });
        (await both.Post("/account/ways-in", "/account/ways-in?handler=Add", ("Form.Name", "En"), ("answer", made)).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.Passkeys()).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Forty_who_use_one_thing_up_at_once_are_one(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var until = site.Clock.GetUtcNow().UtcDateTime.AddMinutes(10);
        var spent = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => site.With((_, services) => services.GetRequiredService<Spending>().Spend("noe", until, default)))));
        spent.Count(yes => yes).ShouldBe(1);
    }
}
