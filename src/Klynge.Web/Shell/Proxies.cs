using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Klynge.Web.Shell;

/// <summary>
/// A proxy in front says who really asks and whether it was by https. It is believed only when its own address is among
/// those the owner named ("Proxies", by comma: 10.0.0.5, 172.16.0.0/12), and never about the host.
/// </summary>
internal static class Proxies
{
    public static void Add(IServiceCollection services, IConfiguration configuration) => services.Configure<ForwardedHeadersOptions>(options =>
    {
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        var named = (configuration["Proxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        options.ForwardedHeaders = named.Length == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var one in named)
            if (IPAddress.TryParse(one, out var address))
                options.KnownProxies.Add(address);
            else
                options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(one));
    });
}
