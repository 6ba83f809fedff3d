using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Outreach;

public sealed class OpenCopyTests
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    [Theory, OnBoth]
    public async Task The_list_is_taken_along_as_json_and_csv_on_the_terms_the_cluster_set(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        // Two of a name stand where one portion ends and the next begins.
        var names = Enumerable.Range(0, 1100).Select(i => $"Medlem {i:0000} AS").Concat(["Medlem 0498 AS", "Medlem 0997 AS"]).ToList();
        await site.HasAll(cluster, names);
        var formula = await site.Has(cluster, "=SUM(A1) AS", MembershipCategory.Partner, facts: [(OrganisationField.Offers, "+47 lyd"), (OrganisationField.Employees, "12")]);
        using var stranger = site.Stranger();
        var json = JsonDocument.Parse(await stranger.Page("/nscc/public/members.json")).RootElement;
        json.GetProperty("licence").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("on").GetString().ShouldBe("2026-05-12");
        var members = json.GetProperty("members").EnumerateArray().ToList();
        members.Count.ShouldBe(1103);
        members.Select(m => m.GetProperty("address").GetString()).Distinct().Count().ShouldBe(1103);
        var partner = members.Single(m => m.GetProperty("category").GetString() == "partner");
        partner.GetProperty("employees").ValueKind.ShouldBe(JsonValueKind.Null);
        partner.GetProperty("address").GetString().ShouldBe(site.Address + formula.PathTo().TrimStart('/'));

        var bytes = await stranger.GetByteArrayAsync("/nscc/public/members.csv");
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var csv = System.Text.Encoding.UTF8.GetString(bytes);
        csv.ShouldContain("Navn;Organisasjonsnummer;");
        csv.ShouldContain("'=SUM(A1) AS;");
        csv.ShouldContain("'+47 lyd");
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1104);
        (await stranger.Page("/en/nscc/public/members.csv")).ShouldContain("Name;Organisation number;");

        await site.Opens(cluster, row => row.Show(row.Face with { Licence = OpenLicence.CcBy }).ShouldBeNull());
        using var answer = await stranger.GetAsync("/nscc/public/members.json");
        answer.Headers.GetValues("Link").ShouldBe(["<https://creativecommons.org/licenses/by/4.0/>; rel=\"license\""]);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"licence\":\"https://creativecommons.org/licenses/by/4.0/\"");
    }

    [Theory, OnBoth]
    public async Task Other_sites_may_read_the_copies_and_nothing_else(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.OpenCluster();
        using var stranger = site.Stranger();
        stranger.DefaultRequestHeaders.Add("Origin", "https://other.example");
        foreach (var (path, open) in new[] { ("/nscc/public/members.json", true), ("/nscc/public/members.csv", true), ("/nscc/public", false), ("/nscc/public/members", false), ("/nscc/public/sitemap.xml", false), ("/robots.txt", false) })
        {
            using var answer = await stranger.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            (answer.Headers.TryGetValues("Access-Control-Allow-Origin", out var origins) ? origins.Single() : null).ShouldBe(open ? "*" : null, path);
            answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse(path);
        }
    }

    [Theory, OnBoth]
    public async Task Search_engines_are_shown_the_way_to_what_is_public(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        await site.NewCluster("lukket", "Lukket klynge");
        var member = await site.Has(cluster, "Sanselyd & Sønn AS");
        using var stranger = site.Stranger();
        var root = site.Address.ToString().TrimEnd('/');
        (await stranger.Page("/robots.txt")).ShouldSatisfyAllConditions(text => text.ShouldContain($"Sitemap: {root}/sitemap.xml"), text => text.ShouldContain("Disallow: /\n"), text => text.ShouldContain("Allow: /*/public"));
        XDocument.Parse(await stranger.Page("/sitemap.xml")).Descendants(Map + "loc").Select(loc => loc.Value).ShouldBe([root + "/nscc/public/sitemap.xml"]);
        var map = XDocument.Parse(await stranger.Page("/nscc/public/sitemap.xml"));
        map.Descendants(Map + "loc").Select(loc => loc.Value[root.Length..]).ShouldBe(
            ["/nscc/public", "/en/nscc/public", "/nscc/public/members", "/en/nscc/public/members", "/nscc/public/events", "/en/nscc/public/events", member.PathTo(), member.PathTo("en")]);
        map.Descendants(Xhtml + "link").Count().ShouldBe(16);
        map.Descendants(Map + "lastmod").ShouldBeEmpty();
        foreach (var address in map.Descendants(Map + "loc").Select(loc => loc.Value[root.Length..]))
            await stranger.Page(address);
        XDocument.Parse(await stranger.Page("/nscc/public/sitemap.xml?part=1")).Descendants(Map + "loc").ShouldBeEmpty();
    }
}
