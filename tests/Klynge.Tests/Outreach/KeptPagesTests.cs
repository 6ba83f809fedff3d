using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Shell.Public;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Outreach;

/// <summary>Public pages are kept for strangers, and no reader, cluster, language, day or host ever meets another's.</summary>
public sealed class KeptPagesTests
{
    [Theory, OnBoth]
    public async Task A_stranger_asks_whether_the_page_still_stands(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        await site.Has(cluster, "Sanselyd AS");
        using var stranger = site.Stranger();
        foreach (var path in new[] { "/nscc/public", "/nscc/public/members", "/en/nscc/public/members?q=sanselyd" })
        {
            using var first = await stranger.GetAsync(path);
            first.StatusCode.ShouldBe(HttpStatusCode.OK);
            first.Headers.CacheControl!.ToString().ShouldBe("no-cache");
            first.Headers.Vary.ShouldBe(["Cookie"]);
            first.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
            var mark = first.Headers.ETag!;
            using var again = await Ask(stranger, path, mark.ToString());
            again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
            (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
            using var head = await stranger.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            head.Headers.ETag.ShouldBe(mark);
            head.Content.Headers.ContentLength.ShouldBe(first.Content.Headers.ContentLength);
        }
    }

    [Theory, OnBoth]
    public async Task What_changes_shows_at_the_next_request_and_what_does_not_show_changes_nothing(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        var member = await site.Has(cluster, "Sanselyd AS", facts: [(OrganisationField.Description, "Hører fall")]);
        var person = await site.Works(member, "Ida Storvik", published: true);
        using var stranger = site.Stranger();
        var path = member.PathTo();
        var before = await Mark(stranger, path);
        (await stranger.Page(path)).ShouldSatisfyAllConditions(page => page.ShouldContain("Hører fall"), page => page.ShouldContain("Ida Storvik"));

        // A change of what strangers do not see raises the version, and the mark of the page tells nothing of it.
        await site.Changes(cluster, async db => (await db.Organisations.SingleAsync(o => o.Id == member.Id)).Change(OrganisationField.ExternalId, "K-1", Register.Today).ShouldBeNull());
        (await Mark(stranger, path)).ShouldBe(before);

        await site.Shows(member, OrganisationField.Description, Visibility.Members);
        (await stranger.Page(path)).ShouldNotContain("Hører fall");
        await site.Changes(cluster, async db => (await db.People.SingleAsync(p => p.Id == person.Id)).Hide());
        (await stranger.Page(path)).ShouldNotContain("Ida Storvik");
        await site.Changes(cluster, async db => (await db.Organisations.Include(o => o.Names).SingleAsync(o => o.Id == member.Id)).Change(OrganisationField.Name, "Sanselyd Norge AS", Register.Today).ShouldBeNull());
        (await stranger.Page("/nscc/public/members")).ShouldContain("Sanselyd Norge AS");
        await site.Opens(cluster, row => row.Show(row.Face with { WordsNb = "Nye ord" }).ShouldBeNull());
        (await stranger.Page("/nscc/public")).ShouldContain("Nye ord");
        await site.Shows(member, OrganisationField.Name, Visibility.Members);
        (await stranger.Page("/nscc/public/members")).ShouldNotContain("Sanselyd");
        await stranger.Page(path, HttpStatusCode.NotFound);
        await site.With((db, _) => db.Clusters.Where(c => c.Id == cluster.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.PublicPages, false)));
        await stranger.Page("/nscc/public/members", HttpStatusCode.NotFound);
    }

    [Theory, OnBoth]
    public async Task A_new_day_makes_the_pages_anew(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        await site.Has(cluster, "Siste Dag AS", to: Register.Today);
        await site.Has(cluster, "Første Dag AS", from: Register.Today.AddDays(1));
        using var stranger = site.Stranger();
        (await stranger.Names("/nscc/public/members")).ShouldBe(["Siste Dag AS"]);
        (await stranger.Names("/nscc/public/members?on=2026-05-13")).ShouldBe(["Siste Dag AS"]);
        site.Clock.Forward(TimeSpan.FromDays(1));
        (await stranger.Names("/nscc/public/members")).ShouldBe(["Første Dag AS"]);
    }

    [Theory, OnBoth]
    public async Task No_reader_is_shown_anothers_page(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        using var stranger = site.Stranger();
        using var kari = await site.SignedIn(cluster, Role.Manager);
        // Whoever comes first, and again after the other.
        foreach (var (path, first) in new[] { ("/en/nscc/public", kari), ("/en/nscc/public/members", stranger) })
            foreach (var who in new[] { first, stranger, kari, stranger, kari })
            {
                using var answer = await who.GetAsync(path);
                var page = await answer.Content.ReadAsStringAsync();
                page.Contains("My work", StringComparison.Ordinal).ShouldBe(who == kari, path);
                page.Contains("Sign in", StringComparison.Ordinal).ShouldBe(who == stranger, path);
                answer.Headers.CacheControl!.ToString().ShouldBe(who == kari ? "no-store" : "no-cache");
                answer.Headers.Vary.ShouldBe(["Cookie"]);
                (answer.Headers.ETag is not null).ShouldBe(who == stranger);
            }

        using var dark = site.Stranger();
        dark.DefaultRequestHeaders.Add("Cookie", "klynge-theme=dark");
        (await dark.Page("/nscc/public")).ShouldContain("data-color-scheme=\"dark\"");
        (await stranger.Page("/nscc/public")).ShouldContain("data-color-scheme=\"auto\"");
        (await dark.Page("/nscc/public")).ShouldContain("data-color-scheme=\"dark\"");
    }

    [Theory, OnBoth]
    public async Task Clusters_languages_addresses_and_hosts_are_kept_apart(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (one, two) = (await site.OpenCluster(), await site.OpenCluster("nht", "Norway Health Tech"));
        await site.Has(one, "Sanselyd AS");
        await site.Has(two, "Oslolyd AS");
        using var stranger = site.Stranger();
        foreach (var _ in (int[])[1, 2])
        {
            (await stranger.Names("/nscc/public/members")).ShouldBe(["Sanselyd AS"]);
            (await stranger.Names("/nht/public/members")).ShouldBe(["Oslolyd AS"]);
            (await stranger.Page("/nscc/public/members")).ShouldContain("lang=\"nb\"");
            (await stranger.Page("/en/nscc/public/members")).ShouldContain("<html lang=\"en\"");
            (await stranger.Names("/nscc/public/members?q=oslolyd")).ShouldBeEmpty();
            (await stranger.Names("/nscc/public/members?q=sanselyd&utm_source=brev")).ShouldBe(["Sanselyd AS"]);
        }

        foreach (var host in new[] { "evil.example", "other.example" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/nscc/public/members?letter=s") { Headers = { Host = host } };
            using var answer = await stranger.SendAsync(request);
            (await answer.Content.ReadAsStringAsync()).ShouldNotContain(".example");
            (await stranger.Page("/nscc/public/members?letter=s")).ShouldNotContain(".example");
        }
    }

    [Theory, OnBoth]
    public async Task Only_what_was_found_and_sets_no_cookie_is_kept(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.OpenCluster();
        using var stranger = site.Stranger();
        using var missing = await stranger.GetAsync($"/nscc/public/members/{Guid.NewGuid()}");
        missing.Headers.CacheControl!.NoStore.ShouldBeTrue();
        missing.Headers.ETag.ShouldBeNull();
        foreach (var path in new[] { "/nscc/public", "/nscc/public/members" })
        {
            using var answer = await stranger.GetAsync(path);
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse(path);
        }

        var pages = site.Services.GetRequiredService<KeptPages>();
        pages.Keep("large", new KeptPage("text/html", new byte[1024 * 1024]));
        pages.Find("large").ShouldBeNull();
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string path, string mark)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("If-None-Match", mark);
        return await client.SendAsync(request);
    }

    private static async Task<string> Mark(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.Headers.ETag!.ToString();
    }
}
