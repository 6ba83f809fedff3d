using Klynge.Access;
using Klynge.Tests.Site;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.House;

/// <summary>One way into the site: a page or an address, with all it says of itself.</summary>
internal sealed record Door(string Address, IReadOnlyList<string> Parameters, IReadOnlyList<string> Methods, EndpointMetadataCollection Says, CompiledPageActionDescriptor? Page)
{
    public bool OfCluster => Parameters.Contains("cluster");
    public bool OfRecord => Parameters.Any(name => name != "cluster");
    public bool IsApi => Address.StartsWith("/api/", StringComparison.Ordinal);
    public bool IsOpen => Says.GetMetadata<OpenAttribute>() is not null;
    public bool IsFile => !IsOpen && Says.Any(said => said.GetType().Name.Contains("StaticAsset", StringComparison.Ordinal));
    public bool AsksSignedIn => Says.GetMetadata<SignedInAttribute>() is not null;
    public IReadOnlyList<Deed> Deeds => [.. Says.GetOrderedMetadata<MayAttribute>().Select(may => may.Deed)];
    public bool Reads => Methods.Count == 0 || Methods.Contains("GET");

    /// <summary>The handlers that change something, each with the deeds it asks for beyond the page's.</summary>
    public IEnumerable<(string Query, IReadOnlyList<Deed> Deeds)> Writes => Page is null
        ? Methods.Except(["GET", "HEAD", "OPTIONS"]).Select(_ => ("", (IReadOnlyList<Deed>)[]))
        : Page.HandlerMethods.Where(handler => handler.HttpMethod.Equals("Post", StringComparison.OrdinalIgnoreCase)).Select(handler => (
            handler.Name is null ? "" : "?handler=" + handler.Name,
            (IReadOnlyList<Deed>)[.. handler.MethodInfo.GetCustomAttributes(typeof(MayAttribute), true).Cast<MayAttribute>().Select(may => may.Deed)]));

    public static async Task<IReadOnlyList<Door>> All(RunningSite site)
    {
        var loader = site.Services.GetRequiredService<PageLoader>();
        var doors = new List<Door>();
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            doors.Add(Of(endpoint, page is null ? null : await loader.LoadAsync(page, endpoint.Metadata)));
        }

        return doors;
    }

    public static Door Of(RouteEndpoint endpoint, CompiledPageActionDescriptor? page = null) => new(
        "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), [.. endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name)],
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [], page?.Endpoint?.Metadata ?? endpoint.Metadata, page);

    /// <summary>The address with its values put in; ids in order, and a plain word for the rest.</summary>
    public string At(string slug, Guid id) => string.Join('/', Address.Split('/').Select(part =>
        !part.StartsWith('{') ? part : part.StartsWith("{cluster", StringComparison.Ordinal) ? slug
        : part.Contains(":int", StringComparison.Ordinal) ? "1" : part.Contains(":guid", StringComparison.Ordinal) ? id.ToString() : part.EndsWith("?}", StringComparison.Ordinal) ? "" : id.ToString())).TrimEnd('/');

    public override string ToString() => Address;
}
