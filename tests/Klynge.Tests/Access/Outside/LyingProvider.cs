using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Klynge.Tests.Access.Outside;

/// <summary>
/// Somebody else's provider of single sign-on on a real port. It follows the book until it is told to lie in one thing, so that what
/// is refused is refused for that.
/// </summary>
public sealed class LyingProvider : IAsyncDisposable
{
    public const string ClientId = "klynge-test";
    public const string Secret = "hemmelig & langt/ord";

    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly Dictionary<string, Given> codes = [];

    private LyingProvider(WebApplication app, TimeProvider clock) => (this.app, this.clock) = (app, clock);

    public string Issuer { get; private set; } = "";
    public Signer Key { get; set; } = new("one");

    /// <summary>What it publishes; the key it signs with unless said otherwise.</summary>
    public List<Signer> Published { get; } = [];

    public string Subject { get; set; } = "kari-hos-dem";
    public string? Email { get; set; }
    public object? EmailVerified { get; set; } = true;

    // Where it lies.
    public Action<JsonObject>? Claims { get; set; }
    public Action<JsonObject>? Metadata { get; set; }
    public Action<JsonObject>? UserInfo { get; set; }
    public Func<string, string>? Token { get; set; }
    public string? Body { get; set; }
    public bool TakesCodesTwice { get; set; }
    public TaskCompletionSource? Holds { get; set; }
    public int Status { get; set; } = 200;

    public int MetadataAsked { get; private set; }
    public int KeysAsked { get; private set; }
    public int TokensAsked { get; private set; }

    public static async Task<LyingProvider> Start(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var provider = new LyingProvider(app, clock);
        provider.Published.Add(provider.Key);
        app.MapGet("/.well-known/openid-configuration", provider.Describe);
        app.MapGet("/keys", provider.Keys);
        app.MapPost("/token", provider.Exchange);
        app.MapGet("/me", provider.Me);
        await app.StartAsync();
        provider.Issuer = app.Urls.First();
        return provider;
    }

    /// <summary>What happens at its own pages: she signs in, and is sent back with a code for what was asked.</summary>
    public string Code(Uri asked)
    {
        var query = QueryHelpers.ParseQuery(asked.Query);
        query["response_type"].ToString().ShouldBe("code");
        query["code_challenge_method"].ToString().ShouldBe("S256");
        query["client_id"].ToString().ShouldBe(ClientId);
        var code = Guid.NewGuid().ToString("N");
        codes[code] = new(query["nonce"].ToString(), query["code_challenge"].ToString(), query["redirect_uri"].ToString(), clock.GetUtcNow());
        return code;
    }

    /// <summary>It is gone: nobody listens at its address.</summary>
    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Holds?.TrySetResult();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task<IResult> Describe()
    {
        MetadataAsked++;
        if (Holds is { } holds)
            await holds.Task;
        var says = new JsonObject
        {
            ["issuer"] = Issuer, ["authorization_endpoint"] = Issuer + "/authorize", ["token_endpoint"] = Issuer + "/token", ["jwks_uri"] = Issuer + "/keys", ["userinfo_endpoint"] = Issuer + "/me",
            ["end_session_endpoint"] = Issuer + "/out", ["authorization_response_iss_parameter_supported"] = true, ["response_types_supported"] = new JsonArray("code"),
            ["subject_types_supported"] = new JsonArray("public"), ["id_token_signing_alg_values_supported"] = new JsonArray("RS256", "ES256", "PS256"),
        };
        Metadata?.Invoke(says);
        return Status == 200 ? Results.Text(says.ToJsonString(), "application/json") : Results.StatusCode(Status);
    }

    private IResult Keys()
    {
        KeysAsked++;
        return Results.Text(new JsonObject { ["keys"] = new JsonArray([.. Published.Select(key => (JsonNode)key.Public())]) }.ToJsonString(), "application/json");
    }

    private async Task<IResult> Exchange(HttpRequest request)
    {
        TokensAsked++;
        if (Holds is { } holds)
            await holds.Task;
        if (Status != 200)
            return Results.StatusCode(Status);
        if (Body is not null)
            return Results.Text(Body, "application/json");
        var form = await request.ReadFormAsync();
        var basic = "Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(ClientId)}:{Uri.EscapeDataString(Secret)}"));
        var code = form["code"].ToString();
        if (request.Headers.Authorization != basic || !codes.TryGetValue(code, out var given) || form["redirect_uri"] != given.Back
            || WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != given.Challenge)
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        if (!TakesCodesTwice)
            codes.Remove(code);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new JsonObject
        {
            ["iss"] = Issuer, ["sub"] = Subject, ["aud"] = ClientId, ["exp"] = now + 600, ["iat"] = now, ["nonce"] = given.Nonce, ["auth_time"] = given.At.ToUnixTimeSeconds(),
            ["at_hash"] = WebEncoders.Base64UrlEncode(SHA256.HashData("adgang"u8.ToArray()), 0, 16),
        };
        Claims?.Invoke(claims);
        var token = Key.Sign(claims);
        return Results.Json(new { access_token = "adgang", token_type = "Bearer", id_token = Token?.Invoke(token) ?? token });
    }

    private IResult Me(HttpRequest request)
    {
        if (request.Headers.Authorization != "Bearer adgang")
            return Results.StatusCode(401);
        var person = new JsonObject { ["sub"] = Subject, ["email"] = Email, ["email_verified"] = JsonSerializer.SerializeToNode(EmailVerified) };
        UserInfo?.Invoke(person);
        return Results.Text(person.ToJsonString(), "application/json");
    }

    private sealed record Given(string Nonce, string Challenge, string Back, DateTimeOffset At);
}
