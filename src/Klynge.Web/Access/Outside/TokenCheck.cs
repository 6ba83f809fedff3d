using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Klynge.Web.Access.Outside;

/// <summary>
/// Judges what a provider signed: by a key it publishes and a kind of signature we allow, for us and for nobody else, now,
/// and as the answer to what this browser began. The signature is checked by the library; the rules of OpenID Connect that it does not know stand here.
/// </summary>
internal sealed class TokenCheck(Discovery discovery, TimeProvider clock)
{
    /// <summary>Two clocks are never quite alike.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(3);

    // Signatures by a key only the provider has. A shared secret, or the public key used as one, signs nothing here.
    private static readonly string[] Allowed = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256];
    private static readonly JsonWebTokenHandler Reader = new() { MapInboundClaims = false };

    /// <summary>Null when anything is not as it must be.</summary>
    public async Task<JsonWebToken?> Judge(Provider provider, OpenIdConnectConfiguration says, BegunOutside begun, string signed, string? access, CancellationToken cancel)
    {
        var result = await Validate(provider, says, signed);
        // It may have new keys.
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException or SecurityTokenInvalidSignatureException && await discovery.Anew(provider, cancel) is { } anew && anew != says)
            result = await Validate(provider, anew, signed);
        return result is { IsValid: true, SecurityToken: JsonWebToken token } && IsAnswer(token, provider, begun, access) ? token : null;
    }

    private Task<TokenValidationResult> Validate(Provider provider, OpenIdConnectConfiguration says, string token) => Reader.ValidateTokenAsync(token, new TokenValidationParameters
    {
        ValidIssuer = says.Issuer, ValidAudience = provider.ClientId, IssuerSigningKeys = says.SigningKeys, ValidAlgorithms = Allowed,
        RequireSignedTokens = true, RequireExpirationTime = true, RequireAudience = true, ValidateTokenReplay = false,
        LifetimeValidator = (from, to, _, _) => InTime(from, to), ClockSkew = Skew,
    });

    private bool InTime(DateTime? from, DateTime? to)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return to is { } end && end > now - Skew && (from is not { } begin || begin < now + Skew);
    }

    private bool IsAnswer(JsonWebToken token, Provider provider, BegunOutside begun, string? access)
    {
        var made = token.IssuedAt;
        return token.Subject is { Length: > 0 and <= 255 }
            && Same(Text(token, "nonce"), begun.Nonce)
            // Made for this occasion: after it was begun, and not in days to come.
            && made > begun.At - Skew && made < clock.GetUtcNow().UtcDateTime + Skew
            // Where it is for several, or says for whom it was made, that must be us.
            && (Text(token, "azp") is { } party ? party == provider.ClientId : token.Audiences.Count() == 1)
            && (Text(token, "at_hash") is not { } hash || (access is not null && Same(hash, HalfHash(access))))
            && (begun.Errand != Errand.Prove || ProvenAt(token) > begun.At - Skew);
    }

    /// <summary>When she last proved herself at the provider.</summary>
    public static DateTime? ProvenAt(JsonWebToken token) => token.TryGetPayloadValue<long>("auth_time", out var seconds) && seconds is > 0 and < 253402300799 ? DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime : null;

    public static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    private static bool Same(string? one, string other) => one is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(one), Encoding.UTF8.GetBytes(other));

    // All kinds we allow hash with 256 bits.
    private static string HalfHash(string access) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(access)), 0, 16);
}
