using System.Net;
using System.Text.Json.Nodes;
using Klynge.Tests.Access.Passkeys;
using Klynge.Tests.Site;
using Klynge.Web.Access.Outside;
using Klynge.Web.Storage;

namespace Klynge.Tests.Access.Outside;

/// <summary>A provider that lies in one thing: it is told in words that it was not believed, and no session begins.</summary>
public sealed class LiesTests
{
    private const string Kari = "kari@klyngen.example";

    private static readonly (string What, Action<LyingProvider> Lie)[] Lies =
    [
        ("another issuer", liar => liar.Claims = claims => claims["iss"] = "https://evil.example"),
        ("the issuer with a slash more", liar => liar.Claims = claims => claims["iss"] = liar.Issuer + "/"),
        ("no issuer", liar => liar.Claims = claims => claims.Remove("iss")),
        ("for another", liar => liar.Claims = claims => claims["aud"] = "somebody-else"),
        ("for nobody", liar => liar.Claims = claims => claims.Remove("aud")),
        ("for several, made for another", liar => liar.Claims = claims => (claims["aud"], claims["azp"]) = (new JsonArray(LyingProvider.ClientId, "somebody-else"), "somebody-else")),
        ("for several, without a word for whom", liar => liar.Claims = claims => claims["aud"] = new JsonArray(LyingProvider.ClientId, "somebody-else")),
        ("made for another party", liar => liar.Claims = claims => claims["azp"] = "somebody-else"),
        ("another nonce", liar => liar.Claims = claims => claims["nonce"] = "another"),
        ("no nonce", liar => liar.Claims = claims => claims.Remove("nonce")),
        ("no subject", liar => liar.Claims = claims => claims.Remove("sub")),
        ("an empty subject", liar => liar.Claims = claims => claims["sub"] = ""),
        ("a subject without end", liar => liar.Claims = claims => claims["sub"] = new string('a', 256)),
        ("run out", liar => liar.Claims = claims => Move(claims, "exp", -1_000)),
        ("without an end", liar => liar.Claims = claims => claims.Remove("exp")),
        ("not valid yet", liar => liar.Claims = claims => (claims["nbf"], _) = (claims["iat"]!.GetValue<long>() + 600, 0)),
        ("made before it was asked for", liar => liar.Claims = claims => Move(claims, "iat", -3_600)),
        ("made in days to come", liar => liar.Claims = claims => Move(claims, "iat", 3_600)),
        ("without the time it was made", liar => liar.Claims = claims => claims.Remove("iat")),
        ("another access token", liar => liar.Claims = claims => claims["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA"),
        ("signed by nobody", liar => liar.Key = liar.Key.As("none")),
        ("signed by nobody, with the key's own name for its kind", liar => liar.Token = token => token[..(token.LastIndexOf('.') + 1)]),
        ("signed with the public key as a secret", liar => liar.Key = liar.Key.As("HS256")),
        ("signed in a way we do not allow", liar => liar.Key = liar.Key.As("RS384")),
        ("signed by a key of the same name", liar => liar.Key = new Signer("one")),
        ("signed by a key it does not publish", liar => liar.Key = new Signer("another")),
        ("the signature is of something else", liar => liar.Token = token => token[..^6] + (token[^6] == 'A' ? 'B' : 'A') + token[^5..]),
        ("changed after it was signed", liar => liar.Token = Changed),
        ("no token but a word", liar => liar.Token = _ => "ikke et kort"),
        ("an empty token", liar => liar.Token = _ => ""),
    ];

    [Fact]
    public async Task Not_one_is_believed()
    {
        // The two clocks are the test's own.
        var clock = new TestClock(new DateTimeOffset(2026, 5, 12, 8, 0, 0, TimeSpan.Zero));
        await using var provider = await LyingProvider.Start(clock);
        await using var site = await RunningSite.Start(Dialect.Sqlite, Abroad.Knows(provider.As(email: null)));
        await Connected(site, provider);
        var (sessions, honest) = (await site.Sessions(), provider.Key);
        using var browser = site.Browser();
        foreach (var (what, lie) in Lies)
        {
            lie(provider);
            using var answer = await browser.Abroad_and_back(provider);
            var text = await answer.Content.ReadAsStringAsync();
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity, what);
            text.ShouldContain("Det som kom fra Innlogging, er ikke slik det skal være", customMessage: what);
            (await browser.Answer("/account")).ShouldBe(HttpStatusCode.Redirect, what);
            (await site.Sessions()).ShouldBe(sessions, what);
            (provider.Claims, provider.Token, provider.Key) = (null, null, honest);
        }

        foreach (var body in (string[])["", "<html>", "[]", "null", "{}", "{\"id_token\":7}", "{\"id_token\":\"\\ud800\"}", "{\"id_token\":\"a.b.c\"}", new string('[', 5000)])
        {
            provider.Body = body;
            (await browser.Abroad_and_back(provider).Words()).ShouldContain("er ikke slik det skal være", customMessage: body);
        }

        provider.Body = null;
        // With the truth she comes in, and with the password all the while.
        (await browser.Abroad_and_back(provider).Status()).ShouldBe(HttpStatusCode.Redirect);
        using var other = site.Browser();
        (await other.TrySignIn(Kari).Status()).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, InlineData("ES256"), InlineData("PS256"), InlineData("RS256")]
    public async Task What_is_signed_in_a_way_we_allow_is_believed(string algorithm)
    {
        var clock = new TestClock(new DateTimeOffset(2026, 5, 12, 8, 0, 0, TimeSpan.Zero));
        await using var provider = await LyingProvider.Start(clock);
        provider.Key = new Signer("one", algorithm);
        (provider.Published[0], _) = (provider.Key, 0);
        await using var site = await RunningSite.Start(Dialect.Sqlite, Abroad.Knows(provider.As(email: null)));
        await Connected(site, provider);
        using var browser = site.Browser();
        (await browser.Abroad_and_back(provider).Status()).ShouldBe(HttpStatusCode.Redirect);
        (await browser.Answer("/account")).ShouldBe(HttpStatusCode.OK);
    }

    private static readonly (string What, Action<JsonObject> Untruth)[] Untrue =
    [
        ("calls itself another", says => says["issuer"] = "https://evil.example"),
        ("takes the code in the open", says => says["token_endpoint"] = "http://evil.example/token"),
        ("has its keys in the open", says => says["jwks_uri"] = "http://evil.example/keys"),
        ("sends people to no address", says => says["authorization_endpoint"] = "javascript:alert(1)"),
        ("names no address for people", says => says.Remove("authorization_endpoint")),
        ("names no keys", says => says.Remove("jwks_uri")),
    ];

    [Fact]
    public async Task What_it_says_of_itself_is_not_believed_either()
    {
        await using var provider = await LyingProvider.Start(TimeProvider.System);
        await using var site = await RunningSite.Start(Dialect.Sqlite, Abroad.Knows(provider.As()));
        using var browser = site.Browser();
        foreach (var (what, untruth) in Untrue)
        {
            provider.Metadata = untruth;
            using var answer = await browser.GetAsync(new Uri("/sign-in/with/innlogging", UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, what);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("Innlogging svarer ikke akkurat nå", customMessage: what);
            site.Clock.Forward(Discovery.Pause);
        }

        provider.Metadata = null;
        await browser.Sent();
    }

    internal static async Task Connected(RunningSite site, LyingProvider provider)
    {
        await site.Add(Kari);
        using var browser = site.Browser();
        await browser.TrySignIn(Kari).Status();
        using var answer = await browser.Connects(provider);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        (await site.Logins()).Single().Subject.ShouldBe(provider.Subject);
    }

    private static void Move(JsonObject claims, string claim, long seconds) => claims[claim] = claims[claim]!.GetValue<long>() + seconds;

    private static string Changed(string token)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(parts[1]))!;
        claims["sub"] = "en annen";
        parts[1] = Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes(claims.ToJsonString()));
        return string.Join('.', parts);
    }
}
