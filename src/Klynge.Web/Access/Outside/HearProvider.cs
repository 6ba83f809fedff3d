using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Klynge.Web.Access.Outside;

/// <summary>Hears what a provider answers, and believes it only when everything is as it must be. It answers what was begun, by whom, and what is stated.</summary>
[Open("it is the door itself")]
public sealed partial class HearProvider(SignOn signOn, Discovery discovery, UnderWay underWay, AskProvider ask, OutsideLine line, TimeProvider clock, ILogger<HearProvider> log)
{
    public static readonly Refusal NotBegunHere = new("This answer does not belong to anything begun in this browser, or has been used, or came too late. Nothing was changed. Begin again.");

    public async Task<(BegunOutside? Begun, Statement? Statement, Refusal? Refusal)> Do(string slug, BroughtBack brought, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(brought);
        if (signOn.Called(slug) is not { } provider)
            return (null, null, AskProvider.Unknown);
        if (await underWay.Take<BegunOutside>(AskProvider.Kind, cancel) is not { } begun || begun.State != brought.State)
            return (null, null, NotBegunHere);
        var (statement, refusal) = begun.Provider == slug ? await Hear(provider, begun, brought, cancel) : (null, NotTrue(provider));
        return (begun, statement, refusal);
    }

    private async Task<(Statement?, Refusal?)> Hear(Provider provider, BegunOutside begun, BroughtBack brought, CancellationToken cancel)
    {
        if (await discovery.Of(provider, cancel) is not { } says)
            return (null, AskProvider.Silent(provider));
        // Who answers says who it is, where it promised to: one provider's answer is never taken for another's.
        if (brought.Issuer is { } issuer ? issuer != says.Issuer : says.AuthorizationResponseIssParameterSupported)
            return (null, NotTrue(provider));
        if (brought.Error is { } error)
            return (null, error == "access_denied" ? new("You broke off at {0}, or it does not let you in here. Nothing was changed.", provider.Name) : new("{0} could not tell who you are. Nothing was changed: try again, or use another way in.", provider.Name));
        if (brought.Code is not { Length: > 0 and < 4000 } code)
            return (null, NotTrue(provider));

        var (given, silent) = await Exchange(provider, says, begun, code, cancel);
        if (silent)
            return (null, AskProvider.Silent(provider));
        if (given is not { } tokens || Word(tokens, "id_token") is not { } signed)
            return (null, NotTrue(provider));
        var access = Word(tokens, "access_token");
        return await new TokenCheck(discovery, clock).Judge(provider, says, begun, signed, access, cancel) is { } token
            ? await Stated(provider, says, begun, token, access, cancel)
            : (null, NotTrue(provider));
    }

    /// <summary>Hands the code in, with the proof that it was given to us. A code works once; a second time the provider itself says no.</summary>
    private async Task<(JsonElement? Given, bool Silent)> Exchange(Provider provider, OpenIdConnectConfiguration says, BegunOutside begun, string code, CancellationToken cancel)
    {
        var fields = new Dictionary<string, string> { ["grant_type"] = "authorization_code", ["code"] = code, ["redirect_uri"] = ask.Back(provider).ToString(), ["code_verifier"] = begun.Verifier };
        using var request = new HttpRequestMessage(HttpMethod.Post, says.TokenEndpoint);
        if (says.TokenEndpointAuthMethodsSupported is { Count: > 0 } ways && !ways.Contains("client_secret_basic") && ways.Contains("client_secret_post"))
            (fields["client_id"], fields["client_secret"]) = (provider.ClientId, provider.ClientSecret);
        else
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(provider.ClientId)}:{Uri.EscapeDataString(provider.ClientSecret)}")));
        request.Content = new FormUrlEncodedContent(fields);
        return await Answer(request, cancel);
    }

    /// <summary>What is stated. The address is asked for only by who connects: to come in again nobody looks at it.</summary>
    private async Task<(Statement?, Refusal?)> Stated(Provider provider, OpenIdConnectConfiguration says, BegunOutside begun, JsonWebToken token, string? access, CancellationToken cancel)
    {
        var stated = new Statement(provider, token.Issuer, token.Subject, TokenCheck.ProvenAt(token), null, false);
        if (begun.Errand != Errand.Connect || provider.EmailClaim is not { } claim)
            return (stated, null);

        var person = Read(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token.EncodedPayload)))!.Value;
        if (!person.TryGetProperty(claim, out _) && access is not null && provider.Trusts(says.UserInfoEndpoint))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, says.UserInfoEndpoint);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", access);
            var (told, silent) = await Answer(request, cancel);
            if (silent)
                return (null, AskProvider.Silent(provider));
            // What is told of somebody else is no answer.
            if (told is not { } hers || Word(hers, "sub") != token.Subject)
                return (null, NotTrue(provider));
            person = hers;
        }

        return (stated with { Email = Word(person, claim), EmailVerified = Yes(person, provider.VerifiedClaim) }, null);
    }

    /// <summary>What a good answer holds. Silent: none came, or the provider is in trouble of its own.</summary>
    private async Task<(JsonElement? Json, bool Silent)> Answer(HttpRequestMessage request, CancellationToken cancel)
    {
        try
        {
            using var answer = await line.Client.SendAsync(request, cancel);
            return ((int)answer.StatusCode >= 500, answer.IsSuccessStatusCode) switch
            {
                (true, _) => (null, true),
                (_, true) => (Read(await answer.Content.ReadAsStringAsync(cancel)), false),
                _ => (null, false),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidOperationException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return (null, true);
        }
    }

    private Refusal NotTrue(Provider provider)
    {
        NotBelieved(log, provider.Name);
        return new("What came from {0} is not as it must be, so it was not believed. Nothing was changed. Begin again, and tell whoever runs this Klynge if it happens again.", provider.Name);
    }

    /// <summary>Null for what is no object.</summary>
    private static JsonElement? Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Word(JsonElement person, string claim)
    {
        try
        {
            return person.TryGetProperty(claim, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half a character is no word.
            return null;
        }
    }

    // Some write yes as a word or a figure.
    private static bool Yes(JsonElement person, string claim) => person.TryGetProperty(claim, out var value)
        && (value.ValueKind == JsonValueKind.True || Word(person, claim) is "true" or "1" || (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var one) && one == 1));

    [LoggerMessage(Level = LogLevel.Warning, Message = "What came from the provider {Provider} was not believed")]
    private static partial void NotBelieved(ILogger log, string provider);
}
