using Klynge.Web.Access.Outside;
using Microsoft.Extensions.Configuration;

namespace Klynge.Tests.Access.Outside;

/// <summary>What the owner says of a provider is read when Klynge starts, and what cannot work is said then.</summary>
public sealed class ProviderTests
{
    [Fact]
    public void Several_providers_are_read_with_what_goes_without_saying()
    {
        var providers = Read(
            ("0:Name", "Entra ID"), ("0:Authority", "https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111/v2.0"), ("0:ClientId", "a"), ("0:ClientSecret", "b"), ("0:EmailClaim", "none"),
            ("1:Name", "På jobben"), ("1:Authority", "https://auth.example/"), ("1:ClientId", "c"), ("1:ClientSecret", "d"), ("1:Scopes", "profile, email")).Providers;
        providers.Select(provider => (provider.Slug, provider.Scopes, provider.EmailClaim, provider.VerifiedClaim)).ShouldBe(
            [("entra-id", "openid email", null, "email_verified"), ("pa-jobben", "openid profile email", "email", "email_verified")]);
        providers[1].Metadata.ToString().ShouldBe("https://auth.example/.well-known/openid-configuration");
        providers[1].Issuers.ShouldBe(["https://auth.example", "https://auth.example/"]);
        Read().Providers.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Name", "", "SignOn:0:Name is missing.")]
    [InlineData("Name", "!!!", "SignOn:0:Name needs at least one letter from a to z or a digit, and at most 40.")]
    [InlineData("Authority", "http://auth.example", "SignOn:0:Authority is the provider's own address, and begins with https://.")]
    [InlineData("Authority", "auth.example", "SignOn:0:Authority is the provider's own address, and begins with https://.")]
    [InlineData("Authority", "https://auth.example/?a=b", "SignOn:0:Authority is the provider's own address, and begins with https://.")]
    [InlineData("ClientId", "", "SignOn:0:ClientId is missing.")]
    [InlineData("ClientSecret", "", "SignOn:0:ClientSecret is missing.")]
    public void What_cannot_work_is_said(string key, string value, string words)
    {
        var said = new Dictionary<string, string> { ["Name"] = "Jobben", ["Authority"] = "https://auth.example", ["ClientId"] = "a", ["ClientSecret"] = "b", [key] = value };
        Should.Throw<InvalidOperationException>(() => Read([.. said.Select(pair => ("0:" + pair.Key, pair.Value))])).Message.ShouldBe(words);
    }

    [Fact]
    public void Two_of_one_name_are_refused() => Should.Throw<InvalidOperationException>(() => Read([.. new[] { "0", "1" }.SelectMany(n =>
        new[] { (n + ":Name", "Jobben"), (n + ":Authority", $"https://auth{n}.example"), (n + ":ClientId", "a"), (n + ":ClientSecret", "b") })])).Message.ShouldBe("SignOn names two providers alike: Jobben.");

    private static SignOn Read(params (string Key, string Value)[] said) =>
        SignOn.Of(new ConfigurationBuilder().AddInMemoryCollection(said.Select(pair => new KeyValuePair<string, string?>("SignOn:" + pair.Key, pair.Value))).Build());
}
