using Microsoft.AspNetCore.WebUtilities;

namespace Klynge.Web.Access.Outside;

/// <summary>Where one signs out of a provider, for those that have such a place.</summary>
public sealed class SignOutElsewhere(Discovery discovery, PublicAddress address)
{
    public async Task<string?> Address(Provider provider, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(provider);
        return await discovery.Of(provider, cancel) is { } says && provider.Trusts(says.EndSessionEndpoint)
            ? QueryHelpers.AddQueryString(says.EndSessionEndpoint, new Dictionary<string, string?> { ["client_id"] = provider.ClientId, ["post_logout_redirect_uri"] = address.Of("/sign-in").ToString() })
            : null;
    }
}
