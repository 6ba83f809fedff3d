using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Storage;

namespace Klynge.Web.Shell.Public;

/// <summary>
/// Stands on what a cluster shows strangers: it is there when the cluster has opened its public pages. What opens by a choice
/// of its own, such as an application, says so in an attribute made from this one. Until then nothing is there, as if the
/// cluster were not; only the team comes in beforehand.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public class PublishedAttribute : Attribute
{
    public virtual Task<bool> IsOpen(Visit visit, Db db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return Task.FromResult(visit.PublicPages);
    }
}

/// <summary>A page for strangers, in the public frame and in the language of its address.</summary>
public abstract class PublicPage : KlyngePage
{
    /// <summary>What search engines and others who link here say of the page, in a sentence or two.</summary>
    public string? Summary { get; protected set; }

    /// <summary>What the page is, for machines: a schema.org object in JSON, written so that it can stand in a page.</summary>
    public string? Data { get; protected set; }

    /// <summary>The address below /public by which the page is known, whatever way one came: <c>/members/…</c>.</summary>
    public virtual string Path => Below(Request.Path);

    /// <summary>What of the page's address is kept when its language changes: a view of a list.</summary>
    protected virtual string Query => "";

    public static string Language => Texts.InNorwegian ? "nb" : "en";

    /// <summary>Another public page, in this page's language.</summary>
    public string To(string path) => PublicSite.Address(Visit.Slug, path, Language);

    /// <summary>This page in a language, for links within the site.</summary>
    public string In(string language) => PublicSite.Address(Visit.Slug, Path + Query, language);

    /// <summary>A page as the world knows it: never by what a request calls the host.</summary>
    public string Known(string path, string language) =>
        HttpContext.RequestServices.GetRequiredService<PublicAddress>().Of(PublicSite.Address(Visit.Slug, path, language)).ToString();

    private static string Below(PathString path)
    {
        var below = string.Join('/', (path.Value ?? "").Split('/').Skip(Language == "en" ? 4 : 3)).TrimEnd('/');
        return below.Length == 0 ? "" : "/" + below;
    }
}
