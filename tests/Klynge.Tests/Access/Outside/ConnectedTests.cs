using System.Net;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Access.Outside;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Access.Outside;

/// <summary>She who connects is she who began, and showed lately that it is her; what is connected opens one account.</summary>
public sealed class ConnectedTests
{
    private const string Kari = "kari@klyngen.example";
    private readonly TestClock clock = new(new DateTimeOffset(2026, 5, 12, 8, 0, 0, TimeSpan.Zero));

    [Theory, OnBoth]
    public async Task A_subject_opens_one_account_and_an_account_one_subject(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As(email: null)));
        await LiesTests.Connected(site, provider);
        await site.Add("ola@klyngen.example");
        using var ola = site.Browser();
        await ola.TrySignIn("ola@klyngen.example").Status();
        (await ola.Connects(provider).Words()).ShouldContain("åpner allerede en annen konto her");

        using var kari = site.Browser();
        await kari.TrySignIn(Kari).Status();
        provider.Subject = "en annen hos dem";
        (await kari.Connects(provider).Words()).ShouldContain("for en annen der");
        provider.Subject = "kari-hos-dem";
        (await kari.Connects(provider).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await site.Logins()).Count.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task What_one_began_in_her_session_nobody_finishes_in_another(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As(email: null)));
        await site.Add(Kari);
        await site.Add("ola@klyngen.example");
        using var ola = site.Browser();
        await ola.TrySignIn("ola@klyngen.example").Status();
        var asked = await ola.AsksToConnect();
        var back = provider.Back(asked);

        // Kari is made to open Ola's answer, with Ola's cookie planted beside her session: her account stays hers.
        using var kari = site.Browser();
        await kari.TrySignIn(Kari).Status();
        using var planted = site.Browser(new Dictionary<string, string>(kari.Cookies()) { ["klynge-outside"] = ola.Cookies()["klynge-outside"] });
        (await planted.GetAsync(new Uri(back, UriKind.Relative)).Words()).ShouldContain("hører ikke til noe som er begynt");
        (await site.Logins()).ShouldBeEmpty();

        // Nor is it begun by a link: only the form with its key does.
        (await kari.Answer("/sign-in/with/innlogging?errand=Connect&connect=true")).ShouldBe(HttpStatusCode.Redirect);
        (await kari.Abroad_and_back(provider, "/sign-in/with/innlogging?errand=Connect").Words()).ShouldContain("åpner ingen konto her ennå");
        (await site.Logins()).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task Connecting_wants_a_sign_in_of_the_last_ten_minutes_also_when_one_comes_back(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As(email: null)));
        await site.Add(Kari);
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        site.Clock.Forward(Proof.Lasts - TimeSpan.FromMinutes(1));
        clock.Forward(Proof.Lasts - TimeSpan.FromMinutes(1));
        var asked = await browser.AsksToConnect();
        site.Clock.Forward(TimeSpan.FromMinutes(2));
        clock.Forward(TimeSpan.FromMinutes(2));
        (await browser.GetAsync(new Uri(provider.Back(asked), UriKind.Relative)).Words()).ShouldContain("siden du sist viste at det er deg");
        using var pressed = await browser.Post("/account/ways-in", "/account/ways-in?handler=Connect", ("provider", "innlogging"));
        pressed.Headers.Location!.ToString().ShouldBe("/account/prove");
        (await site.Logins()).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task One_shows_again_who_she_is_by_signing_in_there_anew_and_not_by_being_remembered_there(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As(email: null)));
        await LiesTests.Connected(site, provider);
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        site.Clock.Forward(Proof.Lasts);
        clock.Forward(Proof.Lasts);
        const string Prove = "/sign-in/with/innlogging?prove=true&to=/account/ways-in";

        var asked = QueryHelpers.ParseQuery((await browser.Sent(Prove)).Query);
        (asked["prompt"].ToString(), asked["max_age"].ToString()).ShouldBe(("login", "0"));
        foreach (var lie in (Action<System.Text.Json.Nodes.JsonObject>[])[claims => claims.Remove("auth_time"), claims => claims["auth_time"] = claims["iat"]!.GetValue<long>() - 3600])
        {
            provider.Claims = lie;
            (await browser.Abroad_and_back(provider, Prove).Words()).ShouldContain("er ikke slik det skal være");
        }

        provider.Claims = null;
        provider.Subject = "en annen";
        (await browser.Abroad_and_back(provider, Prove).Words()).ShouldContain("sier at du er en annen");
        (await browser.Post("/account/ways-in", "/account/ways-in?handler=Ask").Status()).ShouldBe(HttpStatusCode.Forbidden);
        provider.Subject = "kari-hos-dem";
        (await browser.Abroad_and_back(provider, Prove).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Post("/account/ways-in", "/account/ways-in?handler=Ask").Status()).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, OnBoth]
    public async Task A_closed_account_is_opened_by_no_provider_and_a_provider_set_down_is_no_way_in(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As(email: null)));
        await LiesTests.Connected(site, provider);
        using var browser = site.Browser();
        await site.With((db, _) => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, db.Now)));
        (await browser.Abroad_and_back(provider).Words()).ShouldContain("åpner ingen konto her ennå");
        await site.With((db, _) => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, (DateTime?)null)));

        // Her password gone, the provider is the last way in; a connection with one that is no longer set up does not count.
        await browser.TrySignIn(Kari).Status();
        await site.With((db, _) => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, (string?)null)));
        await site.With(async (db, _) =>
        {
            db.Add(new OutsideLogin { AccountId = await db.Accounts.Select(a => a.Id).SingleAsync(), Issuer = "https://borte.example", Subject = "kari", CreatedAt = db.Now });
            return await db.SaveChangesAsync();
        });
        var id = (await site.Logins()).Single(login => login.Issuer == provider.Issuer).Id.ToString();
        (await browser.Post("/account/ways-in", "/account/ways-in?handler=Disconnect", ("id", id)).Words()).ShouldContain("Dette er den eneste måten du kan logge inn på");
        (await browser.Page("/account/ways-in")).ShouldContain("https://borte.example (ikke lenger satt opp)");
    }
}
