using System.Text;
using System.Text.RegularExpressions;

namespace Klynge.Web.Access.Outside;

/// <summary>Someone else who can say who a person is: Entra ID, ID-porten, Feide or any other that speaks OpenID Connect.</summary>
/// <param name="Name">What people call it; it stands on the button.</param>
/// <param name="Slug">Its word in our address, made from the name.</param>
/// <param name="Authority">Where it is found, and what it calls itself, to the letter.</param>
/// <param name="EmailClaim">Where it says the address; empty when it says none that counts.</param>
/// <param name="VerifiedClaim">Where it says that it has verified the address.</param>
public sealed partial record Provider(string Name, string Slug, Uri Authority, string ClientId, string ClientSecret, string Scopes, string? EmailClaim, string VerifiedClaim)
{
    /// <summary>The issuer as it may be written: with and without a last slash.</summary>
    public IEnumerable<string> Issuers => [Authority.OriginalString.TrimEnd('/'), Authority.OriginalString.TrimEnd('/') + "/"];

    public Uri Metadata => new(Authority.OriginalString.TrimEnd('/') + "/.well-known/openid-configuration");

    /// <summary>An address it names may be asked: by https, or on this very machine when it is itself there.</summary>
    public bool Trusts(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (Authority.Scheme == Uri.UriSchemeHttp && uri is { Scheme: "http", IsLoopback: true }));

    /// <summary>Reads what the owner said. What cannot work is said when Klynge starts, not when somebody wants in.</summary>
    public static Provider Of(IConfigurationSection said)
    {
        ArgumentNullException.ThrowIfNull(said);
        var name = Needed(said, "Name");
        var slug = NotInAddress().Replace(name.ToLowerInvariant().Replace("æ", "ae", StringComparison.Ordinal).Replace("ø", "o", StringComparison.Ordinal).Replace("å", "a", StringComparison.Ordinal).Normalize(NormalizationForm.FormD), "-").Trim('-');
        if (slug.Length is 0 or > 40)
            throw new InvalidOperationException($"{said.Path}:Name needs at least one letter from a to z or a digit, and at most 40.");
        if (!Uri.TryCreate(Needed(said, "Authority"), UriKind.Absolute, out var authority) || !(authority.Scheme == Uri.UriSchemeHttps || authority is { Scheme: "http", IsLoopback: true }) || authority.Query.Length > 0 || authority.Fragment.Length > 0)
            throw new InvalidOperationException($"{said.Path}:Authority is the provider's own address, and begins with https://.");
        var email = said["EmailClaim"] ?? "email";
        return new(name, slug, authority, Needed(said, "ClientId"), Needed(said, "ClientSecret"), Scoped(said["Scopes"] ?? "openid email"), email is "none" or "" ? null : email, said["VerifiedClaim"] ?? "email_verified");
    }

    private static string Needed(IConfigurationSection said, string key) =>
        said[key] is { Length: > 0 } value ? value.Trim() : throw new InvalidOperationException($"{said.Path}:{key} is missing.");

    private static string Scoped(string scopes)
    {
        var words = scopes.Split((char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words.Contains("openid") ? words : ["openid", .. words]);
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInAddress();
}

/// <summary>The providers this Klynge knows, as its owner set them up ("SignOn:0:Name", …); none by default.</summary>
public sealed class SignOn(IReadOnlyList<Provider> providers)
{
    public IReadOnlyList<Provider> Providers => providers;

    /// <summary>Every issuer whose word opens an account here.</summary>
    public IReadOnlyList<string> Issuers { get; } = [.. providers.SelectMany(provider => provider.Issuers)];

    public Provider? Called(string? slug) => providers.SingleOrDefault(provider => provider.Slug == slug);

    public Provider? WithIssuer(string issuer) => providers.FirstOrDefault(provider => provider.Issuers.Contains(issuer));

    public static SignOn Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        List<Provider> providers = [.. configuration.GetSection("SignOn").GetChildren().Select(Provider.Of)];
        if (providers.GroupBy(provider => provider.Slug).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new InvalidOperationException($"SignOn names two providers alike: {twice.First().Name}.");
        return new(providers);
    }
}
