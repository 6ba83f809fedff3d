using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Klynge.Web.Shell.Public;

/// <summary>
/// The pages a cluster shows strangers. The address says their language and nothing else does: <c>/{cluster}/public/…</c> is
/// Norwegian, <c>/en/{cluster}/public/…</c> its English twin.
/// </summary>
public static class PublicSite
{
    public const string Folder = "public";

    /// <summary>The language an address of the public pages says; null for any other address.</summary>
    public static string? LanguageOf(PathString path)
    {
        var parts = (path.Value ?? "").Split('/', 5);
        if (parts.Length > 3 && Is(parts[1], "en") && Is(parts[3], Folder))
            return "en";
        return parts.Length > 2 && Is(parts[2], Folder) ? "nb" : null;
    }

    /// <param name="path">What follows: <c>/members?q=lyd</c>, or nothing for the first page.</param>
    public static string Address(string slug, string path, string language) => $"{(language == "en" ? "/en" : "")}/{slug}/{Folder}{path}";

    private static bool Is(string part, string word) => part.Equals(word, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Every page at /{cluster}/public answers at its English twin too.</summary>
internal sealed class Twins : IPageRouteModelConvention
{
    private const string Public = "{cluster}/" + PublicSite.Folder;

    public void Apply(PageRouteModel model)
    {
        foreach (var route in model.Selectors.Select(selector => selector.AttributeRouteModel!.Template!).Where(IsPublic).ToList())
            model.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = "en/" + route } });
    }

    private static bool IsPublic(string template) =>
        template == Public || template.StartsWith(Public + "/", StringComparison.Ordinal);
}
