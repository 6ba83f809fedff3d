using System.Security.Cryptography;
using System.Text;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.WebUtilities;

namespace Klynge.Web.Access.Outside;

/// <summary>What a person wants of a provider.</summary>
public enum Errand
{
    SignIn,

    /// <summary>To have it open the account she is signed in with.</summary>
    Connect,

    /// <summary>To show again that it is her.</summary>
    Prove,
}

/// <summary>What one browser has begun at one provider. It is sealed in that browser's cookie and is good for one answer.</summary>
/// <param name="State">Comes back with the answer: an answer to another browser is not ours.</param>
/// <param name="Nonce">Comes back inside what the provider signs: a statement made for another occasion is not ours.</param>
/// <param name="Verifier">Shown when the code is handed in: who stole the code has not this.</param>
/// <param name="AccountId">Who was signed in when she began, for errands of hers.</param>
public sealed record BegunOutside(string Provider, Errand Errand, string State, string Nonce, string Verifier, Guid? AccountId, string? Session, string To, DateTime At);

/// <summary>Sends a browser to a provider, by authorization code with PKCE, state and nonce.</summary>
[Open("it is the door itself")]
public sealed class AskProvider(SignOn signOn, Discovery discovery, UnderWay underWay, PublicAddress address, Proof proof, Visit visit, TimeProvider clock)
{
    public const string Kind = "outside";

    public static Refusal Silent(Provider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return new("{0} does not answer just now. Nothing is lost: try again in a minute, or use another way in.", provider.Name);
    }

    public static readonly Refusal Unknown = new("This way in is not set up here.");

    public Uri Back(Provider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return address.Of($"/sign-in/with/{provider.Slug}/answer");
    }

    /// <summary>The address at the provider to go to.</summary>
    public async Task<(string? Address, Refusal? Refusal)> Do(string slug, Errand errand, string? to, CancellationToken cancel)
    {
        if (signOn.Called(slug) is not { } provider)
            return (null, Unknown);
        if (errand == Errand.Connect && !await proof.IsFresh(cancel))
            return (null, Proof.Wanted);
        if (await discovery.Of(provider, cancel) is not { } says)
            return (null, Silent(provider));

        var hers = errand != Errand.SignIn;
        var begun = new BegunOutside(slug, errand, Secrets.New(), Secrets.New(), Secrets.New(), hers ? visit.AccountId : null, hers ? proof.Session : null, LocalPath.Of(to), clock.GetUtcNow().UtcDateTime);
        underWay.Begin(Kind, begun);
        var asked = new Dictionary<string, string?>
        {
            ["client_id"] = provider.ClientId, ["response_type"] = "code", ["scope"] = provider.Scopes, ["redirect_uri"] = Back(provider).ToString(),
            ["state"] = begun.State, ["nonce"] = begun.Nonce, ["code_challenge"] = Challenge(begun.Verifier), ["code_challenge_method"] = "S256",
        };
        // Who is to show again that it is her must do so there and now: that the provider still knows the browser is not enough.
        if (errand == Errand.Prove)
            (asked["prompt"], asked["max_age"]) = ("login", "0");
        return (QueryHelpers.AddQueryString(says.AuthorizationEndpoint, asked), null);
    }

    private static string Challenge(string verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
