using System.Net;
using Klynge.Tests.Access.Passkeys;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;

namespace Klynge.Tests.Access.Outside;

/// <summary>An answer belongs to one browser, one provider and one time.</summary>
public sealed class AnswersTests
{
    private readonly TestClock clock = new(new DateTimeOffset(2026, 5, 12, 8, 0, 0, TimeSpan.Zero));

    [Theory, OnBoth]
    public async Task She_who_is_connected_comes_in_where_she_wanted_to_and_the_session_is_the_house_s_own(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As(email: null)));
        await LiesTests.Connected(site, provider);
        using var browser = site.Browser();
        using var answer = await browser.Abroad_and_back(provider, "/sign-in/with/innlogging?to=%2Faccount%2Fways-in");
        answer.Headers.Location!.ToString().ShouldBe("/account/ways-in");
        (await browser.Page("/account/ways-in")).ShouldContain("sist brukt 12. mai 2026");
        (await browser.Post("/sign-out", "/sign-out").Status()).ShouldBe(HttpStatusCode.Redirect);
        var signedOut = await browser.Page("/sign-out");
        signedOut.ShouldContain("Du kan fortsatt være logget inn hos Innlogging");
        signedOut.ShouldContain(WebUtility.HtmlEncode($"{provider.Issuer}/out?client_id={LyingProvider.ClientId}&post_logout_redirect_uri="));
        (await browser.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task An_answer_is_used_once_and_in_the_browser_that_asked(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(clock);
        provider.TakesCodesTwice = true;
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As(email: null)));
        await LiesTests.Connected(site, provider);
        using var browser = site.Browser();
        var back = provider.Back(await browser.Sent());
        var copied = browser.Cookies();

        // A stranger's link to an answer of his own: whoever follows it does not come in as him.
        using var other = site.Browser();
        (await other.GetAsync(new Uri(back, UriKind.Relative)).Words()).ShouldContain("hører ikke til noe som er begynt i denne nettleseren");
        await other.Sent();
        (await other.GetAsync(new Uri(back, UriKind.Relative)).Words()).ShouldContain("hører ikke til noe som er begynt i denne nettleseren");
        (await other.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);

        (await browser.GetAsync(new Uri(back, UriKind.Relative)).Status()).ShouldBe(HttpStatusCode.Redirect);
        var (sessions, asked) = (await site.Sessions(), provider.TokensAsked);
        using var thief = site.Browser(copied);
        (await thief.GetAsync(new Uri(back, UriKind.Relative)).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.GetAsync(new Uri(back, UriKind.Relative)).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.Sessions(), provider.TokensAsked).ShouldBe((sessions, asked));
    }

    [Fact]
    public async Task What_comes_back_otherwise_than_it_must_opens_nothing()
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(Dialect.Sqlite, Abroad.Knows(provider.As(email: null)));
        await LiesTests.Connected(site, provider);
        using var browser = site.Browser();
        using var second = site.Browser();
        var sessions = await site.Sessions();
        foreach (var (back, words) in ((Func<Uri, string> Back, string Words)[])
        [
            (asked => provider.Back(asked, state: "another"), "hører ikke til noe som er begynt"),
            (asked => provider.Back(asked, issuer: "https://evil.example"), "er ikke slik det skal være"),
            (asked => provider.Back(asked, issuer: ""), "er ikke slik det skal være"),
            (asked => provider.Back(asked, code: ""), "er ikke slik det skal være"),
            (asked => provider.Back(asked, code: "oppdiktet"), "er ikke slik det skal være"),
            (asked => provider.Back(asked, error: "access_denied"), "Du avbrøt hos Innlogging"),
            (asked => provider.Back(asked, error: "server_error"), "Innlogging kunne ikke si hvem du er"),
        ])
            await Refused(await browser.Sent(), back, words);

        // Stolen from another browser's answer: the verifier is not hers.
        var hers = await second.Sent();
        await Refused(await browser.Sent(), asked => provider.Back(asked, code: provider.Code(hers)), "er ikke slik det skal være");
        var late = await browser.Sent();
        site.Clock.Forward(UnderWay.Lasts);
        await Refused(late, asked => provider.Back(asked), "hører ikke til noe som er begynt");
        (await site.Sessions()).ShouldBe(sessions);

        async Task Refused(Uri asked, Func<Uri, string> back, string words)
        {
            using var answer = await browser.GetAsync(new Uri(back(asked), UriKind.Relative));
            (await answer.Content.ReadAsStringAsync()).ShouldContain(words);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        }
    }

    [Theory, OnBoth]
    public async Task Two_providers_are_never_mixed_up(Dialect dialect)
    {
        await using var honest = await LyingProvider.Start(clock);
        await using var liar = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(honest.As(email: null), liar.As("Andre", email: null)));
        await LiesTests.Connected(site, honest);

        // She chose the liar; it sends her on to the honest one with its own request, whose answer comes to the honest one's door.
        using var browser = site.Browser();
        var asked = await browser.Sent("/sign-in/with/andre");
        (await browser.GetAsync(new Uri(honest.Back(asked), UriKind.Relative)).Words()).ShouldContain("er ikke slik det skal være");

        // Or the honest one's answer comes to the liar's door, so that the code would be handed to the liar.
        asked = await browser.Sent("/sign-in/with/andre");
        (await browser.GetAsync(new Uri(honest.Back(asked, slug: "andre"), UriKind.Relative)).Words()).ShouldContain("er ikke slik det skal være");
        liar.TokensAsked.ShouldBe(0);

        // The liar states the honest one's subject under its own name: that is somebody else.
        liar.Subject = honest.Subject;
        asked = await browser.Sent("/sign-in/with/andre");
        (await browser.GetAsync(new Uri(liar.Back(asked, slug: "andre"), UriKind.Relative)).Words()).ShouldContain("åpner ingen konto her ennå");
        (await browser.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task One_is_never_sent_on_to_another_site(Dialect dialect)
    {
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(dialect, Abroad.Knows(provider.As(email: null)));
        await LiesTests.Connected(site, provider);
        foreach (var target in (string[])["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example"])
        {
            using var browser = site.Browser();
            using var answer = await browser.Abroad_and_back(provider, "/sign-in/with/innlogging?to=" + Uri.EscapeDataString(target));
            answer.Headers.Location!.ToString().ShouldBe("/", target);
        }
    }
}
