using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Klynge.Web.Access;

/// <summary>
/// Where people find this Klynge, for links that leave it: what its owner said ("PublicAddress"), else where the server
/// listens. Never what a request calls it, or a stranger could write the links.
/// </summary>
public sealed class PublicAddress(string? said, IServiceProvider services)
{
    private const string WithoutServer = "http://localhost:5080";

    public Uri Root => new(Uri.TryCreate(said, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" ? said! : Listening());

    public Uri Of(string path) => new(Root, path);

    private string Listening()
    {
        var first = services.GetService<IServer>()?.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? WithoutServer;
        // "Every address of this machine" is nowhere to go.
        return first.Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal)
            .Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://127.0.0.1", "://localhost", StringComparison.Ordinal);
    }
}
