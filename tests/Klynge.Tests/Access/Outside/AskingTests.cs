using System.Net;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Access.Outside;

/// <summary>How a browser is sent to a provider: by the book, by her own press, and only where one is set up.</summary>
public sealed class AskingTests
{
    private const string Kari = "kari@klyngen.example";
    private readonly TestClock clock = new(new DateTimeOffset(2026, 5, 12, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_is_asked_is_by_the_book_and_the_cookie_is_for_the_server_alone()
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(Dialect.Sqlite, Abroad.Knows(provider.As(email: null)));
        using var browser = site.Browser();
        using var answer = await browser.GetAsync(new Uri("/sign-in/with/innlogging", UriKind.Relative));
        var asked = QueryHelpers.ParseQuery(answer.Headers.Location!.Query);
        asked.Keys.Order().ShouldBe(["client_id", "code_challenge", "code_challenge_method", "nonce", "redirect_uri", "response_type", "scope", "state"]);
        asked["redirect_uri"].ToString().ShouldBe(new Uri(site.Address, "/sign-in/with/innlogging/answer").ToString());
        new[] { "state", "nonce", "code_challenge" }.Select(part => asked[part].ToString()).Distinct().Count().ShouldBe(3);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(said => said.StartsWith("klynge-outside=", StringComparison.Ordinal)).ToLowerInvariant();
        foreach (var word in (string[])["httponly", "samesite=lax", "path=/", "max-age=600"])
            cookie.ShouldContain(word);
        cookie.ShouldNotContain(asked["state"].ToString().ToLowerInvariant());
    }

    [Fact]
    public async Task Over_https_the_cookie_is_held_to_this_host()
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(Dialect.Sqlite, builder =>
        {
            Abroad.Knows(provider.As(email: null))(builder);
            builder.Services.Configure<ForwardedHeadersOptions>(options =>
            {
                options.ForwardedHeaders = Microsoft.AspNetCore.HttpOverrides.ForwardedHeaders.XForwardedProto;
                options.KnownProxies.Add(IPAddress.Loopback);
            });
        });
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await browser.GetAsync(new Uri("/sign-in/with/innlogging", UriKind.Relative));
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(said => said.StartsWith("__Host-klynge-outside=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("secure");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("domain=");
    }

    [Fact]
    public async Task Who_is_sent_by_a_link_on_another_site_presses_herself()
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(Dialect.Sqlite, Abroad.Knows(provider.As(email: null)));
        using var browser = site.Browser();
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await browser.GetAsync(new Uri("/sign-in/with/innlogging", UriKind.Relative));
        answer.Headers.Location!.ToString().ShouldBe("/sign-in/with/innlogging/onward");
        (await browser.Page("/sign-in/with/innlogging/onward")).ShouldContain($"href=\"{provider.Issuer}/authorize?");
        (await browser.Answer("/sign-in/with/innlogging/onward")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Where_no_provider_is_set_up_nothing_shows()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        await site.Add(Kari);
        using var browser = site.Browser();
        (await browser.Page("/sign-in")).ShouldNotContain("/sign-in/with/");
        (await browser.Answer("/sign-in/with/innlogging")).ShouldBe(HttpStatusCode.NotFound);
        (await browser.Answer("/sign-in/with/innlogging/answer?code=a&state=b")).ShouldBe(HttpStatusCode.NotFound);
        (await browser.Answer("/sign-in/with/innlogging/onward")).ShouldBe(HttpStatusCode.NotFound);
        await browser.TrySignIn(Kari).Status();
        (await browser.Page("/account/ways-in")).ShouldNotContain("Innlogging andre steder");
        (await browser.Post("/sign-out", "/sign-out").Status()).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task Answers_nobody_asked_for_are_counted_as_tries(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As(email: null)));
        using var browser = site.Browser();
        for (var i = 0; i < Limit.Source.Tries; i++)
            (await browser.Answer("/sign-in/with/innlogging/answer?code=a&state=b")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.Answer("/sign-in/with/innlogging/answer?code=a&state=b")).ShouldBe(HttpStatusCode.TooManyRequests);
        provider.TokensAsked.ShouldBe(0);
    }
}
