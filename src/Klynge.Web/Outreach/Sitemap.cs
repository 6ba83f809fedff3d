using System.Globalization;
using System.Xml;
using Klynge.Web.Access;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>
/// Where the public pages are, for search engines, in both languages. No page says when it last changed: what changed may be
/// something that strangers do not see.
/// </summary>
internal static class Sitemap
{
    /// <summary>Members in one file; with their twins, fewer than the 50,000 addresses a file may hold.</summary>
    public const int Most = 20_000;

    private const string Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const string Xhtml = "http://www.w3.org/1999/xhtml";

    private static readonly XmlWriterSettings Written = new() { Async = true, Encoding = new System.Text.UTF8Encoding(false) };

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/robots.txt", (PublicAddress address) => Results.Text(Robots(address), "text/plain; charset=utf-8")).WithMetadata(new OpenAttribute("says what search engines may look at"));
        routes.MapGet("/sitemap.xml", Index).WithMetadata(new OpenAttribute("names the clusters that have opened their public pages"));
        routes.MapGet("/{cluster}/public/sitemap.xml", OfCluster).WithMetadata(new OpenAttribute("names the pages that are public"), new PublishedAttribute());
    }

    private static string Robots(PublicAddress address) =>
        $"User-agent: *\nAllow: /*/{PublicSite.Folder}\nAllow: /*.css\nAllow: /*.js\nAllow: /*.svg\nAllow: /assets/\nDisallow: /\n\nSitemap: {address.Of("/sitemap.xml")}\n";

    private static async Task Index(HttpContext http, Db db, KeptTotals totals, TimeProvider clock, PublicAddress address)
    {
        var cancel = http.RequestAborted;
        var open = await db.Clusters.Where(c => c.PublicPages).OrderBy(c => c.Slug).Select(c => new { c.Id, c.Slug, c.TimeZone, c.RegisterVersion }).ToListAsync(cancel);
        await using var xml = Begin(http, "sitemapindex");
        foreach (var cluster in open)
        {
            // One cluster at a time: no question here is asked of two.
            await db.Enter(cluster.Id, cancel);
            var today = clock.DayIn(cluster.TimeZone);
            var there = new Visit { ClusterId = cluster.Id, RegisterVersion = cluster.RegisterVersion, Today = today, On = today };
            var members = await totals.Of(there, "public listed", () => new PublicMembers(db, today).Listed().CountAsync(cancel));
            for (var part = 0; part <= Math.Max(0, members - 1) / Most; part++)
            {
                await xml.WriteStartElementAsync(null, "sitemap", Schema);
                await xml.WriteElementStringAsync(null, "loc", Schema, address.Of($"/{cluster.Slug}/{PublicSite.Folder}/sitemap.xml{(part == 0 ? "" : $"?part={part.ToString(CultureInfo.InvariantCulture)}")}").ToString());
                await xml.WriteEndElementAsync();
            }
        }

        await xml.WriteEndDocumentAsync();
    }

    private static async Task OfCluster(HttpContext http, Db db, Visit visit, PublicAddress address, int part = 0)
    {
        await using var xml = Begin(http, "urlset");
        await xml.WriteAttributeStringAsync("xmlns", "xhtml", null, Xhtml);
        foreach (var path in part == 0 ? ["", .. Rooms.PublicMenu.Select(line => line.Path)] : Array.Empty<string>())
            await Write(xml, path, visit.Slug, address);
        var place = 0;
        await foreach (var member in new PublicRows(db, visit.Today).All(http.RequestAborted))
        {
            if (place / Most == part)
                await Write(xml, member.Path, visit.Slug, address);
            if (++place / Most > part)
                break;
        }

        await xml.WriteEndDocumentAsync();
    }

    /// <summary>A page in each language, and each names both.</summary>
    private static async Task Write(XmlWriter xml, string path, string slug, PublicAddress address)
    {
        foreach (var language in (string[])["nb", "en"])
        {
            await xml.WriteStartElementAsync(null, "url", Schema);
            await xml.WriteElementStringAsync(null, "loc", Schema, At(language));
            foreach (var twin in (string[])["nb", "en"])
            {
                await xml.WriteStartElementAsync("xhtml", "link", Xhtml);
                await xml.WriteAttributeStringAsync(null, "rel", null, "alternate");
                await xml.WriteAttributeStringAsync(null, "hreflang", null, twin);
                await xml.WriteAttributeStringAsync(null, "href", null, At(twin));
                await xml.WriteEndElementAsync();
            }

            await xml.WriteEndElementAsync();
        }

        string At(string language) => address.Of(PublicSite.Address(slug, path, language)).ToString();
    }

    private static XmlWriter Begin(HttpContext http, string root)
    {
        http.Response.ContentType = "application/xml; charset=utf-8";
        var xml = XmlWriter.Create(http.Response.Body, Written);
        xml.WriteStartDocument();
        xml.WriteStartElement(root, Schema);
        return xml;
    }
}
