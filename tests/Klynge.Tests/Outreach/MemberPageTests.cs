using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Outreach;

public sealed class MemberPageTests
{
    [Theory, OnBoth]
    public async Task An_earlier_address_leads_to_the_one_it_has_now(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        var member = await site.Has(cluster, "Sanselyd AS");
        using var stranger = site.Stranger();
        await stranger.Page(member.PathTo());
        foreach (var word in new[] { "", "/sanselyd", "/noe-annet" })
            await Leads(stranger, $"/nscc/public/members/{member.Id}{word}", member.PathTo());
        await Leads(stranger, $"/en/nscc/public/members/{member.Id}", member.PathTo("en"));
        await site.Changes(cluster, async db => (await db.Organisations.Include(o => o.Names).SingleAsync(o => o.Id == member.Id)).Change(OrganisationField.Name, "Lyd Norge AS", Register.Today).ShouldBeNull());
        await Leads(stranger, member.PathTo(), $"/nscc/public/members/{member.Id}/lyd-norge-as");
        (await stranger.Page($"/nscc/public/members/{member.Id}/lyd-norge-as")).ShouldContain("<h1 class=\"k-long\">Lyd Norge AS</h1>");

        var foreign = await site.Has(cluster, "Яндекс");
        await stranger.Page($"/nscc/public/members/{foreign.Id}");
        await Leads(stranger, $"/nscc/public/members/{foreign.Id}/x", $"/nscc/public/members/{foreign.Id}");
    }

    [Theory, OnBoth]
    public async Task Machines_read_who_it_is_and_what_was_written_cannot_end_what_they_read(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        const string nasty = "</script><script>alert('x')</script> \" \\ <!-- æøå";
        var member = await site.Has(cluster, "Sanselyd AS", facts:
        [
            (OrganisationField.Number, "981575679"), (OrganisationField.PostalCode, "4005"), (OrganisationField.Website, "https://sanselyd.example"), (OrganisationField.Description, nasty),
            (OrganisationField.Kind, "company"), (OrganisationField.Employees, "12"), (OrganisationField.Offers, "sensorer; lyd"),
        ]);
        using var stranger = site.Stranger();
        var page = await stranger.Page(member.PathTo("en"));
        Regex.Count(page, "<script").ShouldBe(2);
        var data = JsonDocument.Parse(Regex.Match(page, "<script type=\"application/ld\\+json\">(.*?)</script>", RegexOptions.Singleline).Groups[1].Value).RootElement;
        data.GetProperty("@context").GetString().ShouldBe("https://schema.org");
        data.GetProperty("@type").GetString().ShouldBe("Organization");
        data.GetProperty("name").GetString().ShouldBe("Sanselyd AS");
        data.GetProperty("description").GetString().ShouldBe(nasty);
        data.GetProperty("identifier").GetProperty("value").GetString().ShouldBe("981575679");
        data.GetProperty("iso6523Code").GetString().ShouldBe("0192:981575679");
        data.GetProperty("address").GetProperty("addressLocality").GetString().ShouldBe("Stavanger");
        data.GetProperty("address").GetProperty("addressRegion").GetString().ShouldBe("Rogaland");
        data.GetProperty("memberOf").GetProperty("name").GetString().ShouldBe("Norwegian Smart Care Cluster");
        data.TryGetProperty("numberOfEmployees", out _).ShouldBeFalse("staff is for members unless it is chosen otherwise");
        page.ShouldContain("<meta property=\"og:title\" content=\"Sanselyd AS\">");

        await site.Shows(member, OrganisationField.Employees, Visibility.Public);
        await site.Shows(member, OrganisationField.Number, Visibility.Hidden);
        page = await stranger.Page(member.PathTo());
        page.ShouldContain("\"value\":12");
        page.ShouldNotContain("981575679");
        page.ShouldNotContain("981 575 679");
    }

    [Theory, OnBoth]
    public async Task People_who_agreed_are_named_and_no_one_s_address_is_told(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        var member = await site.Has(cluster, "Sanselyd AS");
        await site.Works(member, "Ida Storvik", published: true, email: "ida@sanselyd.example");
        await site.Works(member, "Per Privat", published: false, email: "per@sanselyd.example");
        using var stranger = site.Stranger();
        var page = await stranger.Page(member.PathTo());
        page.ShouldContain("Ida Storvik");
        page.ShouldNotContain("Per Privat");
        page.ShouldNotContain("@sanselyd.example");
        await site.Changes(cluster, async db =>
        {
            var ida = await db.People.SingleAsync(p => p.Name == "Ida Storvik");
            ida.Withdraw(await db.Set<Consent>().SingleAsync(c => c.PersonId == ida.Id), Register.Today).ShouldBeNull();
        });
        (await stranger.Page(member.PathTo())).ShouldNotContain("Ida Storvik");
    }

    [Theory, OnBoth]
    public async Task Others_like_it_are_found_by_what_both_show(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        var one = await site.Has(cluster, "Alfa AS", facts: [(OrganisationField.Offers, "sensorer"), (OrganisationField.Industry2025, "62.10")]);
        var seeker = await site.Has(cluster, "Beta AS", facts: [(OrganisationField.Seeks, "Sensorer")]);
        await site.Has(cluster, "Gamma AS", facts: [(OrganisationField.Industry2025, "62.20")]);
        var shy = await site.Has(cluster, "Delta AS", facts: [(OrganisationField.Industry2025, "62.20")]);
        await site.Shows(shy, OrganisationField.Industry2025, Visibility.Members);
        using var stranger = site.Stranger();
        var page = await stranger.Page(one.PathTo());
        page.ShouldContain("Gamma AS");
        page.ShouldNotContain("Beta AS", customMessage: "what it looks for is for members");
        page.ShouldNotContain("Delta AS");
        await site.Shows(seeker, OrganisationField.Seeks, Visibility.Public);
        (await stranger.Page(one.PathTo())).ShouldContain("ser etter Sensorer");
    }

    [Theory, OnBoth]
    public async Task The_team_sees_who_sees_what_and_chooses_whether_strangers_are_told(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        var member = await site.Has(cluster, "Sanselyd AS", facts: [(OrganisationField.Seeks, "lyd")]);
        using var staff = await site.SignedIn(cluster, Role.Staff);
        using var other = await site.SignedIn(cluster, Role.BoardMember);
        using var stranger = site.Stranger();
        var record = await staff.Page($"/nscc/members/{member.Id}");
        record.ShouldContain("Den står på klyngens åpne sider.");
        record.ShouldContain($"href=\"{member.PathTo()}\"");
        (await other.Page($"/nscc/members/{member.Id}")).ShouldNotContain("Hvem ser hva");

        using var saved = await Members.Record.Kit.Edit(staff, site, cluster, member.Id, null, ("Form.Shown[Name]", "Members"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await staff.Page($"/nscc/members/{member.Id}")).ShouldContain("Bare medlemmene får vite at den hører til klyngen.");
        await stranger.Page(member.PathTo(), HttpStatusCode.NotFound);
        // A name is never hidden from members, whatever a form says.
        using var refused = await Members.Record.Kit.Edit(staff, site, cluster, member.Id, null, ("Form.Shown[Name]", "Hidden"), ("Form.Shown[Kind]", "Members"));
        (await site.With((db, _) => db.Set<FieldVisibility>().Select(v => new { v.Field, v.Visibility }).ToListAsync(), cluster.Id)).Single().Visibility.ShouldBe(Visibility.Members);
    }

    private static async Task Leads(HttpClient client, string from, string to)
    {
        using var answer = await client.GetAsync(from);
        answer.StatusCode.ShouldBe(HttpStatusCode.MovedPermanently, from);
        answer.Headers.Location!.ToString().ShouldBe(to);
        answer.Headers.CacheControl!.ToString().ShouldBe("no-cache");
    }
}
