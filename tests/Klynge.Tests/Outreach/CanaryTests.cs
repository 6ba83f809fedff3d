using System.Net;
using System.Text.RegularExpressions;
using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Outreach;

/// <summary>What an attacker would try: every public address is walked, and nothing that is hidden, for members only, private or another cluster's is met, sought, counted or told apart.</summary>
public sealed partial class CanaryTests
{
    private static readonly OrganisationField[] Words =
    [
        OrganisationField.LegalForm, OrganisationField.Place, OrganisationField.Description, OrganisationField.Offers, OrganisationField.OffersText, OrganisationField.Seeks, OrganisationField.SeeksText,
        OrganisationField.ForeignId, OrganisationField.ExternalId,
    ];

    [Theory, OnBoth]
    public async Task No_public_address_says_what_is_not_public(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        var secret = await Secret(site, cluster);
        await site.Has(cluster, "Åpen AS");
        await Unseen(site, cluster);
        var other = await site.OpenCluster("nht", "Norway Health Tech");
        await site.Has(other, "Kanarifremmed AS", facts: [(OrganisationField.Description, "Kanarifremmed")]);
        (await site.With((db, _) => db.Organisations.Where(o => o.Id == secret.Id).Select(o => o.Seeks).SingleAsync(), cluster.Id)).ShouldBe("Kanari-Seeks");

        using var stranger = site.Stranger();
        var seen = new HashSet<string>();
        var waiting = new Queue<string>(["/nscc/public", "/en/nscc/public", "/nscc/public/members.json", "/nscc/public/members.csv", "/en/nscc/public/members.csv", "/nscc/public/sitemap.xml", "/sitemap.xml", "/robots.txt"]);
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.Add(path))
                continue;
            var page = WebUtility.HtmlDecode(await stranger.Page(path));
            page.ShouldNotContain("anari", Case.Insensitive, path);
            page.ShouldNotContain("974652277", customMessage: path);
            foreach (Match link in Link().Matches(page))
                if (link.Value.Trim('"', '>', '<') is var to && to.Replace(site.Address.ToString().TrimEnd('/'), "", StringComparison.Ordinal) is var inside && (inside.StartsWith("/nscc/public", StringComparison.Ordinal) || inside.StartsWith("/en/nscc/public", StringComparison.Ordinal)))
                    waiting.Enqueue(inside);
        }

        seen.Count.ShouldBeGreaterThan(20);
        seen.ShouldContain(path => path.Contains(secret.Id.ToString(), StringComparison.Ordinal));
    }

    [Theory, OnBoth]
    public async Task What_is_not_public_is_not_found_or_counted_either(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        var secret = await Secret(site, cluster);
        var shown = await site.Has(cluster, "Åpen AS", facts: [(OrganisationField.PostalCode, "5003"), (OrganisationField.Number, "981575679"), (OrganisationField.Offers, "lyd")]);
        await Unseen(site, cluster);
        using var stranger = site.Stranger();
        foreach (var asked in new[] { "q=kanari", "q=974652277", "q=kanari-seeks", "q=stavanger", "county=11", "county=11&kind=company", "q=kanarisky", "kind=investor", "letter=k" })
            (await stranger.Names($"/nscc/public/members?{asked}")).ShouldBeEmpty(asked);
        foreach (var asked in new[] { "q=åpen", "q=981 575 679", "q=bergen", "q=lyd", "county=46", "letter=å" })
            (await stranger.Names($"/nscc/public/members?{asked}")).ShouldBe(["Åpen AS"], asked);

        var page = await stranger.Page("/nscc/public/members");
        Register.NamesIn(page).ShouldBe(["Taus AS", "Åpen AS"]);
        page.ShouldContain("2 medlemmer.");
        page.ShouldNotContain("Rogaland");
        page.ShouldNotContain("Investorer");
        (await stranger.Page("/nscc/public")).ShouldNotContain("investorer");
        (await stranger.Page($"/nscc/public/members/{secret.Id}/taus-as")).ShouldContain("Taus AS");
        shown.Id.ShouldNotBe(secret.Id);
    }

    [Theory, OnBoth]
    public async Task A_place_in_the_list_cannot_be_asked_of_one_who_is_not_listed(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        foreach (var name in new[] { "Alfa AS", "Beta AS", "Gamma AS" })
            await site.Has(cluster, name);
        var hidden = await site.Has(cluster, "Beta Kanari AS");
        await site.Shows(hidden, OrganisationField.Name, Visibility.Members);
        using var stranger = site.Stranger();
        foreach (var way in new[] { "after", "before" })
            (await stranger.Names($"/nscc/public/members?{way}={hidden.Id}")).ShouldBe(["Alfa AS", "Beta AS", "Gamma AS"]);
        await stranger.Page($"/nscc/public/members/{hidden.Id}", HttpStatusCode.NotFound);
        await stranger.Page($"/nscc/public/members/{hidden.Id}/beta-kanari-as", HttpStatusCode.NotFound);
    }

    /// <summary>A member that shows its name and kind and hides all else, in both ways.</summary>
    private static async Task<Organisation> Secret(RunningSite site, Cluster cluster)
    {
        var secret = await site.Has(cluster, "Taus AS", facts:
        [
            .. Words.Select(field => (field, "Kanari-" + field)), (OrganisationField.Number, "974652277"), (OrganisationField.PostalCode, "4005"), (OrganisationField.Municipality, "1103"),
            (OrganisationField.Website, "https://kanari.example"), (OrganisationField.Employees, "4711"), (OrganisationField.Country, "NO"), (OrganisationField.Industry2007, "62.010"), (OrganisationField.Industry2025, "62.10"),
        ]);
        foreach (var field in Enum.GetValues<OrganisationField>().Where(field => Visible.Choices(field).Contains(Visibility.Hidden)))
            if (Visible.ByDefault(field) == Visibility.Public)
                await site.Shows(secret, field, (int)field % 2 == 0 ? Visibility.Hidden : Visibility.Members);
        await site.Works(secret, "Kanari Kontakt", published: false, email: "kanari@sanselyd.example");
        await site.Works(secret, "Berit Åpenhet", published: true, title: "Styreleder", email: "kanari.berit@sanselyd.example");
        return secret;
    }

    /// <summary>Who is no member of today, or wants to be known to members only.</summary>
    private static async Task Unseen(RunningSite site, Cluster cluster)
    {
        var shy = await site.Has(cluster, "Kanarisky AS", facts: [(OrganisationField.Kind, "investor"), (OrganisationField.Municipality, "1103")]);
        await site.Shows(shy, OrganisationField.Name, Visibility.Members);
        await site.Works(shy, "Kanari Publisert", published: true);
        await site.Has(cluster, "Kanarigått AS", to: new(2026, 5, 11));
        await site.Has(cluster, "Kanarikommer AS", from: new(2026, 5, 13));
        await site.Changes(cluster, db => Task.FromResult(db.Organisations.Add(Register.Organisation(cluster, "Kanarispurt AS"))));
    }

    [GeneratedRegex("(?<=(?:href|action)=\")[^\"]+\"|<loc>[^<]+<|(?<=\"address\":\")[^\"]+\"")]
    private static partial Regex Link();
}
