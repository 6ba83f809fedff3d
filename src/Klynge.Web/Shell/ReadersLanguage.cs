using System.Globalization;
using Klynge.Web.Language;

namespace Klynge.Web.Shell;

/// <summary>The language of the page: what the address says, else what the reader chose, else what the browser asks for.</summary>
internal sealed class ReadersLanguage(RequestDelegate next)
{
    public const string Cookie = "klynge-language";

    public Task InvokeAsync(HttpContext http)
    {
        var culture = Days.Of(Choose(http.Request));
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        return next(http);
    }

    private static string Choose(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/en"))
            return "en";
        // Public pages say their language in the address, so that caches and search engines keep them apart.
        if (Public.PublicSite.LanguageOf(request.Path) is { } said)
            return said;
        if (request.Cookies[Cookie] is "nb" or "en")
            return request.Cookies[Cookie]!;
        foreach (var wanted in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1))
        {
            var language = wanted.Value.ToString();
            if (language.StartsWith("en", StringComparison.OrdinalIgnoreCase))
                return "en";
            if (language.Length >= 2 && language[..2].ToLowerInvariant() is "nb" or "no" or "nn")
                return "nb";
        }

        return "nb";
    }
}
