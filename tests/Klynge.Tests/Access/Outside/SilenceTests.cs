using System.Net;
using Klynge.Tests.Site;
using Klynge.Web.Access.Outside;
using Klynge.Web.Storage;

namespace Klynge.Tests.Access.Outside;

/// <summary>A provider that is silent, slow or changes its keys shuts nobody out, and nobody makes us hammer it.</summary>
public sealed class SilenceTests
{
    private const string Kari = "kari@klyngen.example";
    private readonly TestClock clock = new(new DateTimeOffset(2026, 5, 12, 8, 0, 0, TimeSpan.Zero));

    [Theory, OnBoth]
    public async Task New_keys_work_at_once_old_ones_until_they_are_gone_and_nobody_makes_us_hammer(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As(email: null)));
        await LiesTests.Connected(site, provider);
        provider.KeysAsked.ShouldBe(1);
        var old = provider.Key;
        var anew = new Signer("two");
        provider.Published.Add(anew);
        site.Clock.Forward(Discovery.BetweenKeys);
        clock.Forward(Discovery.BetweenKeys);

        provider.Key = anew;
        (await In(site, provider)).ShouldBe(HttpStatusCode.Redirect);
        provider.Key = old;
        (await In(site, provider)).ShouldBe(HttpStatusCode.Redirect);
        provider.KeysAsked.ShouldBe(2);

        // A key nobody knows, again and again: asked once a minute.
        provider.Key = new Signer("three");
        for (var i = 0; i < 5; i++)
            (await In(site, provider)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        provider.KeysAsked.ShouldBe(2);
        provider.Published.Remove(old);
        site.Clock.Forward(Discovery.BetweenKeys);
        clock.Forward(Discovery.BetweenKeys);
        (await In(site, provider)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        provider.KeysAsked.ShouldBe(3);
        provider.Key = old;
        (await In(site, provider)).ShouldBe(HttpStatusCode.UnprocessableEntity);
        provider.Key = anew;
        (await In(site, provider)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task A_provider_that_is_down_is_said_to_be_and_left_alone_for_a_while(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As(email: null)));
        provider.Status = 500;
        using var browser = site.Browser();
        for (var i = 0; i < 3; i++)
        {
            using var answer = await browser.GetAsync(new Uri("/sign-in/with/innlogging?to=%2Faccount", UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldContain("Innlogging svarer ikke akkurat nå. Ingenting er gått tapt");
            text.ShouldContain("/sign-in?to=%2Faccount");
        }

        provider.MetadataAsked.ShouldBe(1);
        await site.Add(Kari);
        (await browser.TrySignIn(Kari).Status()).ShouldBe(HttpStatusCode.Redirect);

        provider.Status = 200;
        site.Clock.Forward(Discovery.Pause);
        using var other = site.Browser();
        var asked = await other.Sent();
        provider.Status = 503;
        (await other.GetAsync(new Uri(provider.Back(asked), UriKind.Relative)).Status()).ShouldBe(HttpStatusCode.ServiceUnavailable);
        await provider.Stop();
        asked = await other.Sent();
        (await other.GetAsync(new Uri(provider.Back(asked), UriKind.Relative)).Status()).ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task A_provider_that_never_answers_is_given_up_and_one_asks_for_all_who_wait()
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(Dialect.Sqlite, Abroad.Knows(TimeSpan.FromSeconds(2), provider.As(email: null)));
        provider.Holds = new TaskCompletionSource();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            using var browser = site.Browser();
            return await browser.Answer("/sign-in/with/innlogging");
        }));
        answers.ShouldAllBe(answer => answer == HttpStatusCode.ServiceUnavailable);
        provider.MetadataAsked.ShouldBe(1);
    }

    private static async Task<HttpStatusCode> In(RunningSite site, LyingProvider provider)
    {
        using var browser = site.Browser();
        return await browser.Abroad_and_back(provider).Status();
    }
}
