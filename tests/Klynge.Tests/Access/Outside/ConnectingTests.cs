using System.Net;
using Klynge.Tests.Access.Passkeys;
using Klynge.Tests.Post;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Access.Outside;

/// <summary>A provider opens an account only after she who owns it has connected it from inside; no address ever does that for her.</summary>
public sealed class ConnectingTests
{
    private const string Kari = "kari@klyngen.example";
    private readonly TestClock clock = new(new DateTimeOffset(2026, 5, 12, 8, 0, 0, TimeSpan.Zero));

    [Theory, OnBoth]
    public async Task An_address_opens_nothing_however_well_it_is_vouched_for(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(clock);
        (provider.Email, provider.EmailVerified) = (Kari, true);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As()));
        await site.Add(Kari);
        using var browser = site.Browser();
        var known = WithoutKey(await browser.Abroad_and_back(provider).Words());
        known.ShouldContain("Innlogging kjenner deg, men åpner ingen konto her ennå");

        // Whether there is an account with the address is not told.
        provider.Email = "ingen@klyngen.example";
        WithoutKey(await browser.Abroad_and_back(provider).Words()).ShouldBe(known);
        (await browser.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);
        (await site.Sessions(), (await site.Logins()).Count).ShouldBe((0, 0));
    }

    [Theory, OnBoth]
    public async Task The_same_verified_address_is_connected_with_a_letter_and_removed_with_another(Dialect dialect)
    {
        await using var post = new SmtpSink();
        await using var provider = await LyingProvider.Start(clock);
        provider.Email = "KARI@klyngen.example";
        await using var site = await RunningSite.Start(dialect, builder =>
        {
            PostOffice.At(post)(builder);
            Abroad.Knows(provider.As())(builder);
        });
        await LiesTests.Connected(site, provider);
        using var browser = site.Browser();
        (await browser.Abroad_and_back(provider).Status()).ShouldBe(HttpStatusCode.Redirect);

        // She came by the provider's word alone, an hour after she had proven herself there: she shows it again before she takes anything away.
        var id = (await site.Logins()).Single().Id.ToString();
        (await browser.Page("/account/ways-in")).ShouldContain("Fjern Innlogging");
        provider.Claims = claims => claims["auth_time"] = claims["iat"]!.GetValue<long>() - 3600;
        using var later = site.Browser();
        await later.Abroad_and_back(provider).Status();
        using var sent = await later.Post("/account/ways-in", "/account/ways-in?handler=Disconnect", ("id", id));
        sent.Headers.Location!.ToString().ShouldBe("/account/prove");
        (await later.Post("/account/prove", "/account/prove", ("Form.Password", People.Password)).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await later.Post("/account/ways-in", "/account/ways-in?handler=Disconnect", ("id", id)).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await site.Logins()).ShouldBeEmpty();
        (await site.Letters()).Select(letter => letter.Subject).ShouldBe(["Innlogging kan åpne kontoen din", "Innlogging åpner ikke lenger kontoen din"]);
        (await browser.Abroad_and_back(provider).Words()).ShouldContain("åpner ingen konto her ennå");
    }

    private static readonly (string What, Action<LyingProvider> Lie, string Words)[] Unfit =
    [
        ("not verified", provider => provider.EmailVerified = false, "går ikke god for e-postadressen din"),
        ("no word whether it is verified", provider => provider.EmailVerified = null, "går ikke god for e-postadressen din"),
        ("a word that is no yes", provider => provider.EmailVerified = "yes", "går ikke god for e-postadressen din"),
        ("no address", provider => provider.Email = null, "går ikke god for e-postadressen din"),
        ("another address", provider => provider.Email = "ola@klyngen.example", "Hos Innlogging er adressen din ola@klyngen.example"),
        ("told of somebody else", provider => provider.UserInfo = person => person["sub"] = "en annen", "er ikke slik det skal være"),
        ("not verified, said in the token", provider => (provider.Claims, _) = (claims => (claims["email"], claims["email_verified"]) = (Kari, false), 0), "går ikke god for e-postadressen din"),
    ];

    [Fact]
    public async Task An_address_that_does_not_fit_connects_nothing()
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(Dialect.Sqlite, Abroad.Knows(provider.As()));
        await site.Add(Kari);
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        foreach (var (what, lie, words) in Unfit)
        {
            (provider.Email, provider.EmailVerified, provider.UserInfo, provider.Claims) = (Kari, true, null, null);
            lie(provider);
            (await browser.Connects(provider).Words()).ShouldContain(words, customMessage: what);
            (await site.Logins()).ShouldBeEmpty(what);
        }
    }

    /// <summary>The page without what is new in each: the form's key, and the address it came by.</summary>
    private static string WithoutKey(string page) => System.Text.RegularExpressions.Regex.Replace(page, "value=\"[^\"]{20,}\"", "");
}
