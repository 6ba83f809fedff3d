using System.Security.Cryptography;
using Klynge.Web.Language;
using Microsoft.Extensions.Caching.Memory;

namespace Klynge.Web.Shell.Public;

/// <summary>A public page that is one and the same for every stranger who asks, so that it is made once and kept.</summary>
/// <param name="said">The words of the address that the page goes by; others do not change it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class KeptAttribute(params string[] said) : Attribute
{
    public IReadOnlyList<string> Said => said;
}

/// <summary>
/// Pages as they were made, by cluster, the versions of all that stands on them, language, day and address. What is changed
/// raises a version, and a page of an older version is never found again, whichever process wrote.
/// </summary>
public sealed class KeptPages : IDisposable
{
    private const int Most = 32 * 1024 * 1024;
    private const int Largest = 256 * 1024;

    private readonly MemoryCache kept = new(new MemoryCacheOptions { SizeLimit = Most });

    public KeptPage? Find(object key) => kept.Get<KeptPage>(key);

    public void Keep(object key, KeptPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (page.Body.Length <= Largest)
            kept.Set(key, page, new MemoryCacheEntryOptions { Size = page.Body.Length + 512, SlidingExpiration = TimeSpan.FromMinutes(20) });
    }

    public void Dispose() => kept.Dispose();
}

/// <summary>A page as it goes out, with a mark made of what stands on it and of nothing else: it changes when the page does, and tells nothing of what is not shown.</summary>
public sealed class KeptPage(string? contentType, byte[] body)
{
    public string? ContentType => contentType;
    public byte[] Body => body;
    public string Mark { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"";
}

/// <summary>
/// Keeps public pages for strangers, and answers 304 to who has the page already. Who is signed in, or brings a cookie or a
/// key, is never shown a kept page, and hers is never kept; nor is a page that sets a cookie, or that is anything but found.
/// </summary>
internal sealed class PageKeeping(RequestDelegate next, KeptPages pages)
{
    public async Task InvokeAsync(HttpContext http, Visit visit)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<KeptAttribute>() is not { } asked || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
        {
            await next(http);
            return;
        }

        // Other caches are told what we go by ourselves.
        http.Response.Headers.Vary = "Cookie";
        if (visit.SignedIn || http.Request.Headers.Cookie.Count > 0 || http.Request.Headers.Authorization.Count > 0)
        {
            await next(http);
            return;
        }

        var key = Key(http.Request, visit, asked);
        if (pages.Find(key) is not { } page)
        {
            if (await Make(http) is not { } made)
                return;
            pages.Keep(key, page = made);
        }

        await Answer(http, page);
    }

    private static object Key(HttpRequest request, Visit visit, KeptAttribute asked) => (
        visit.ClusterId, visit.RegisterVersion, visit.ClusterVersion, visit.Today, Texts.InNorwegian, request.Path.Value,
        string.Join('\n', asked.Said.Select(name => string.Join('\t', request.Query[name].Select(value => Uri.EscapeDataString(value ?? ""))))));

    /// <summary>The page as it is made now; null where it is not one to keep, and has been sent as it is.</summary>
    private async Task<KeptPage?> Make(HttpContext http)
    {
        var answer = http.Response.Body;
        using var body = new MemoryStream();
        http.Response.Body = body;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = answer;
        }

        if (http.Response.StatusCode == StatusCodes.Status200OK && http.Response.Headers.SetCookie.Count == 0)
            return new(http.Response.ContentType, body.ToArray());
        body.Position = 0;
        await body.CopyToAsync(answer, http.RequestAborted);
        return null;
    }

    private static async Task Answer(HttpContext http, KeptPage page)
    {
        var response = http.Response;
        response.Headers.ETag = page.Mark;
        // It may be kept by others, who ask each time whether it still stands.
        response.Headers.CacheControl = "no-cache";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(mark => mark.Tag == "*" || mark.Tag == page.Mark))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.ContentType = null;
            return;
        }

        (response.ContentType, response.ContentLength) = (page.ContentType, page.Body.Length);
        if (HttpMethods.IsGet(http.Request.Method))
            await response.Body.WriteAsync(page.Body, http.RequestAborted);
    }
}

internal sealed class PublicRoom : IRoom
{
    public void Add(IServiceCollection services, IConfiguration configuration) => services.AddSingleton<KeptPages>();
}
