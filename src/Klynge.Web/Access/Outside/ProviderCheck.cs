using Klynge.Web.Shell;
using Klynge.Web.Storage.Checkup;

namespace Klynge.Web.Access.Outside;

/// <summary>Whether each provider answers and says of itself what it should.</summary>
internal sealed class ProviderCheck(SignOn signOn, Discovery discovery) : ICheck
{
    public async Task<IReadOnlyList<Finding>> Look(CancellationToken cancel) => await Task.WhenAll(signOn.Providers.Select(async provider => await discovery.Of(provider, cancel) is not null
        ? Finding.Well("sign-on", "{0} answers, and says of itself what it should.", provider.Name)
        : Finding.Ill("sign-on", "{0} does not answer at {1}, or says of itself what it must not. People can use other ways in meanwhile.", provider.Name, provider.Metadata.ToString())));
}
