using System.Net;
using System.Text.Json.Nodes;
using Klynge.Access;
using Klynge.Tests.Post;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Access.Passkeys;

/// <summary>A passkey opens the account it was made for, and is good once a question.</summary>
public sealed class PasskeyTests
{
    private const string Kari = "kari@klyngen.example";

    [Theory, OnBoth]
    public async Task A_passkey_is_added_and_opens_the_page_one_came_for(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Add(Kari, Role.Manager, cluster);
        using var device = site.Device();
        await Add(site, device);
        var kept = (await site.Passkeys()).Single();
        (kept.Name, kept.Domain, kept.Transports, kept.SignCount, kept.LastUsedAt).ShouldBe(("Kontormaskinen", "localhost", "internal", 1, null));

        site.Clock.Forward(TimeSpan.FromDays(3));
        using var browser = site.Browser();
        using var answer = await browser.Come(device, "&to=/nscc/access");
        answer.Headers.Location!.ToString().ShouldBe("/nscc/access");
        (await browser.Answer("/nscc")).ShouldBe(HttpStatusCode.OK);
        kept = (await site.Passkeys()).Single();
        (kept.SignCount, kept.LastUsedAt).ShouldBe((2, site.Clock.GetUtcNow().UtcDateTime));
        (await browser.Page("/account/ways-in")).ShouldContain("Kontormaskinen");
    }

    [Theory, OnBoth]
    public async Task An_answer_is_good_once_and_only_in_the_browser_that_was_asked(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        using var device = site.Device();
        await Add(site, device);

        using var asked = site.Browser();
        var answer = device.Get(await asked.Asked("/sign-in"));
        using var other = site.Browser();
        await other.Asked("/sign-in");
        (await other.Post("/sign-in", "/sign-in?handler=Passkey", ("answer", answer)).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);

        // A copy of the browser's cookie, taken before it is used, is worth nothing after.
        var copied = asked.Cookies();
        (await asked.Post("/sign-in", "/sign-in?handler=Passkey", ("answer", answer)).Status()).ShouldBe(HttpStatusCode.Redirect);
        var sessions = await site.Sessions();
        using var thief = site.Browser(copied);
        using var again = await thief.Post("/sign-in", "/sign-in?handler=Passkey", ("answer", answer));
        (await again.Content.ReadAsStringAsync()).ShouldContain("begynt for lenge siden");
        (await site.Sessions()).ShouldBe(sessions);
    }

    [Theory, OnBoth]
    public async Task A_question_is_too_old_after_ten_minutes(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        using var device = site.Device();
        await Add(site, device);
        using var browser = site.Browser();
        var answer = device.Get(await browser.Asked("/sign-in"));
        site.Clock.Forward(UnderWay.Lasts);
        (await browser.Post("/sign-in", "/sign-in?handler=Passkey", ("answer", answer)).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.Come(device).Status()).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task A_count_that_goes_back_is_refused_and_its_owner_is_told(Dialect dialect)
    {
        await using var post = new SmtpSink();
        await using var site = await RunningSite.Start(dialect, PostOffice.At(post));
        await site.Add(Kari);
        using var device = site.Device();
        await Add(site, device);
        using var browser = site.Browser();
        await browser.Come(device).Status();
        using var phone = site.Browser();
        await phone.Come(device).Status();

        // The copy counts on from where it was taken.
        device.Count = 1;
        using var copy = site.Browser();
        using var answer = await copy.Come(device);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("det kan finnes en kopi av den");
        (await copy.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);
        var kept = (await site.Passkeys()).Single();
        (kept.SignCount, kept.RefusedAt).ShouldBe((3, site.Clock.GetUtcNow().UtcDateTime));
        (await site.Letters()).Select(letter => letter.Subject).ShouldBe(["Kontoen din har fått en ny passnøkkel", "En av passnøklene dine ble avvist"]);
        (await browser.Page("/account/ways-in")).ShouldContain("Det kan finnes en kopi av den");
    }

    [Theory, OnBoth]
    public async Task A_device_that_does_not_count_is_let_in_again_and_again(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        using var device = site.Device();
        device.Count = 0;
        await Add(site, device);
        for (var i = 0; i < 3; i++)
        {
            using var browser = site.Browser();
            (await browser.Come(device).Status()).ShouldBe(HttpStatusCode.Redirect);
        }
    }

    [Theory, OnBoth]
    public async Task Everyone_is_asked_the_same_and_a_closed_account_is_answered_as_none(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        using var device = site.Device();
        await Add(site, device);
        using var browser = site.Browser();
        JsonNode.Parse(await browser.Asked("/sign-in"))!["allowCredentials"]!.AsArray().ShouldBeEmpty();

        await site.With((db, _) => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, db.Now)));
        using var closed = await browser.Come(device);
        using var stranger = site.Device();
        (stranger.Domain, stranger.UserHandle) = ("localhost", device.UserHandle);
        using var nobody = await browser.Come(stranger);
        (await closed.Content.ReadAsStringAsync()).ShouldContain("Passnøkkelen ble ikke godtatt");
        (await nobody.Content.ReadAsStringAsync()).ShouldContain("Passnøkkelen ble ikke godtatt");
        closed.StatusCode.ShouldBe(nobody.StatusCode);
    }

    [Theory, OnBoth]
    public async Task Wrong_answers_close_the_door_to_the_place_they_come_from_and_right_ones_cost_nothing(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.Add(Kari);
        using var device = site.Device();
        await Add(site, device);
        for (var i = 0; i < 3; i++)
        {
            using var again = site.Browser();
            (await again.Come(device).Status()).ShouldBe(HttpStatusCode.Redirect);
        }

        (await site.With((db, _) => db.WrongTries.SumAsync(t => t.Count))).ShouldBe(0);

        await site.With(async (db, services) =>
        {
            var key = Secrets.Hash($"{Limit.Source.Kind}:{IPAddress.Loopback}");
            return await db.WrongTries.Where(t => t.Key == key).ExecuteUpdateAsync(set => set.SetProperty(t => t.Count, Limit.Source.Tries - 1));
        });
        using var browser = site.Browser();
        (await browser.Post("/sign-in", "/sign-in?handler=Passkey", ("answer", "{}")).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.Come(device).Status()).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    internal static async Task Add(RunningSite site, Device device)
    {
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        (await browser.AddPasskey(device).Status()).ShouldBe(HttpStatusCode.Redirect);
    }
}
