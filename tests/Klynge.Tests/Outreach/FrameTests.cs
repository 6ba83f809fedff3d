using System.Net;
using System.Text.RegularExpressions;
using Klynge.Access;
using Klynge.Tests.House;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Shell.Public;
using Klynge.Web.Storage;

namespace Klynge.Tests.Outreach;

/// <summary>The frame of the public pages: the address says the language, and a cluster that has opened none is not there.</summary>
public sealed class FrameTests
{
    [Theory, OnBoth]
    public async Task The_address_says_the_language_whatever_cookie_or_browser_say(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.OpenCluster();
        foreach (var (accept, cookie) in new[] { ("en", ""), ("nb", "klynge-language=en"), ("nb", ""), ("en", "klynge-language=nb") })
        {
            using var stranger = site.Stranger();
            stranger.DefaultRequestHeaders.Add("Accept-Language", accept);
            if (cookie.Length > 0)
                stranger.DefaultRequestHeaders.Add("Cookie", cookie);
            (await stranger.Page("/nscc/public")).ShouldSatisfyAllConditions(page => page.ShouldContain("<html lang=\"nb\""), page => page.ShouldContain("Finn et medlem"));
            (await stranger.Page("/en/nscc/public")).ShouldSatisfyAllConditions(page => page.ShouldContain("<html lang=\"en\""), page => page.ShouldContain("Find a member"));
            (await stranger.Page("/NSCC-not-there/public", HttpStatusCode.NotFound)).ShouldContain("<html lang=\"nb\"");
            (await stranger.Page("/en/nowhere/public", HttpStatusCode.NotFound)).ShouldContain("<html lang=\"en\"");
        }
    }

    [Theory, OnBoth]
    public async Task Each_page_names_its_twin_and_the_address_it_is_known_by(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.OpenCluster();
        using var stranger = site.Stranger();
        var root = site.Address.ToString().TrimEnd('/');
        foreach (var path in new[] { "", "/members", "/members?kind=company" })
        {
            var (nb, en) = (await stranger.Page("/nscc/public" + path), await stranger.Page("/en/nscc/public" + path));
            var known = path.Split('?')[0];
            nb.ShouldContain($"<link rel=\"canonical\" href=\"{root}/nscc/public{known}\">");
            en.ShouldContain($"<link rel=\"canonical\" href=\"{root}/en/nscc/public{known}\">");
            foreach (var page in new[] { nb, en })
            {
                page.ShouldContain($"<link rel=\"alternate\" hreflang=\"nb\" href=\"{root}/nscc/public{known}\">");
                page.ShouldContain($"<link rel=\"alternate\" hreflang=\"en\" href=\"{root}/en/nscc/public{known}\">");
            }

            nb.ShouldContain($"<a href=\"/en/nscc/public{path}\" lang=\"en\"");
            en.ShouldContain($"<a href=\"/nscc/public{path}\" lang=\"nb\"");
        }
    }

    [Theory, OnBoth]
    public async Task A_cluster_that_has_opened_no_public_pages_is_not_there_at_any_of_their_addresses(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Has(cluster, "Sanselyd AS");
        var other = await site.NewCluster("nht", "Norway Health Tech");
        var doors = (await Door.All(site)).Where(door => door.OfCluster && door.IsOpen && door.Reads && door.Address.Contains("/public", StringComparison.Ordinal)).ToList();
        doors.Count.ShouldBeGreaterThanOrEqualTo(11);
        using var stranger = site.Stranger();
        using var elsewhere = await site.SignedIn(other);
        using var contact = await site.SignedIn(cluster, Role.MemberContact, member.Id);
        foreach (var door in doors)
        {
            var there = await stranger.Page(door.At("nscc", member.Id), HttpStatusCode.NotFound);
            Same(there).ShouldBe(Same(await stranger.Page(door.At("nowhere", member.Id), HttpStatusCode.NotFound)), door.Address);
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post, HttpMethod.Put, HttpMethod.Options })
                (await Said(stranger, method, door.At("nscc", member.Id))).ShouldBe(await Said(stranger, method, door.At("nowhere", member.Id)), $"{method} {door}");
            await elsewhere.Page(door.At("nscc", member.Id), HttpStatusCode.NotFound);
            await contact.Page(door.At("nscc", member.Id), HttpStatusCode.NotFound);
        }

        (await stranger.Page("/sitemap.xml")).ShouldNotContain("nscc");

        // The keys of forms differ from page to page, and nothing else.
        static string Same(string page) => Regex.Replace(page, "value=\"CfDJ[^\"]*\"", "").Replace("nowhere", "nscc", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_stands_on_the_public_pages_says_that_it_waits_until_they_are_opened()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var doors = (await Door.All(site)).Where(door => PublicSite.LanguageOf(door.Address) is not null).ToList();
        doors.Count.ShouldBeGreaterThanOrEqualTo(11);
        doors.Where(door => door.Says.GetMetadata<PublishedAttribute>() is null || !door.IsOpen).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/nscc/public", "nb")]
    [InlineData("/nscc/PUBLIC/members", "nb")]
    [InlineData("/en/nscc/public", "en")]
    [InlineData("/EN/nscc/public/members/1", "en")]
    [InlineData("/nscc/members/public", null)]
    [InlineData("/nscc/publication", null)]
    [InlineData("/en/public", "nb")]
    [InlineData("/", null)]
    public void The_language_of_an_address_is_read_from_its_beginning(string path, string? language) => PublicSite.LanguageOf(path).ShouldBe(language);

    [Theory, OnBoth]
    public async Task The_team_looks_at_the_pages_before_they_are_opened_and_is_told_so(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var staff = await site.SignedIn(cluster, Role.Staff);
        using var stranger = site.Stranger();
        (await staff.Page("/en/nscc/public")).ShouldSatisfyAllConditions(page => page.ShouldContain("Not open yet."), page => page.ShouldContain("noindex"), page => page.ShouldContain("My work"));
        await stranger.Page("/en/nscc/public", HttpStatusCode.NotFound);
        await site.Opens(cluster);
        (await staff.Page("/en/nscc/public")).ShouldNotContain("Not open yet.");
        (await stranger.Page("/en/nscc/public")).ShouldSatisfyAllConditions(page => page.ShouldContain("Sign in"), page => page.ShouldNotContain("noindex"), page => page.ShouldNotContain("My work"));
    }

    [Theory, OnBoth]
    public async Task What_is_missing_within_an_open_cluster_is_told_within_its_pages(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.OpenCluster();
        using var stranger = site.Stranger();
        (await stranger.Page($"/en/nscc/public/members/{Guid.NewGuid()}", HttpStatusCode.NotFound)).ShouldSatisfyAllConditions(
            page => page.ShouldContain("Norwegian Smart Care Cluster"), page => page.ShouldContain("There is no such page"), page => page.ShouldContain("href=\"/en/nscc/public\""));
        // Elsewhere the cluster's name is not said to strangers.
        (await stranger.Page("/nscc/public/no-such", HttpStatusCode.NotFound)).ShouldNotContain("My work");
    }

    [Theory, OnBoth]
    public async Task The_foot_says_where_the_cluster_sits_and_how_it_is_reached(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Opens(cluster, row => row.Show(row.Face with { Email = "post@klyngen.example", Phone = "51 00 00 00", WordsNb = "Helse som virker", WordsEn = "Health that works" }).ShouldBeNull());
        await site.Changes(cluster, db =>
        {
            db.AddRange(
                new Klynge.Members.Office { ClusterId = cluster.Id, Place = "Stavanger", Address = "Strandkaien 2", From = new(2020, 1, 1) },
                new Klynge.Members.Office { ClusterId = cluster.Id, Place = "Bergen", From = new(2020, 1, 1), To = new(2021, 1, 1) });
            return Task.CompletedTask;
        });
        using var stranger = site.Stranger();
        (await stranger.Page("/nscc/public")).ShouldSatisfyAllConditions(
            page => page.ShouldContain("Strandkaien 2, Stavanger"), page => page.ShouldNotContain("Bergen"), page => page.ShouldContain("mailto:post@klyngen.example"),
            page => page.ShouldContain("tel:51000000"), page => page.ShouldContain("Helse som virker"));
        (await stranger.Page("/en/nscc/public")).ShouldContain("Health that works");
    }

    /// <summary>How one is answered, but for what is written.</summary>
    private static async Task<string> Said(HttpClient client, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        using var answer = await client.SendAsync(request);
        return $"{(int)answer.StatusCode} {string.Join(' ', answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Date" or "Set-Cookie")).Select(header => $"{header.Key}={string.Join(',', header.Value)}").Order(StringComparer.Ordinal))}".Replace("nowhere", "nscc", StringComparison.Ordinal);
    }
}
