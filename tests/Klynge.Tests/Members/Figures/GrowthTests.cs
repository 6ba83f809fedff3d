using System.Net;
using System.Text.RegularExpressions;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Figures;

public sealed partial class GrowthTests
{
    [Theory]
    [InlineData(12, 50, 5, "33.0")]
    [InlineData(5, 25, 5, "38.0")]
    [InlineData(0, 25, 5, null)]
    [InlineData(5, 25, 0, null)]
    public void Growth_compounds(int first, int last, int years, string? percent) =>
        (GrowthRate.Compound(first, last, years) * 100)?.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(percent);

    [Theory, OnBoth]
    public async Task The_title_says_the_news_and_every_figure_opens_the_rows_it_was_counted_from(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster("nfh", "Norwegian Fashion Hub");
        await Fashion(site, cluster);
        using var manager = await site.SignedIn(cluster);

        foreach (var address in (string[])["/nfh/growth?on=2019-12-31", "/nfh/growth?on=2019-12-31&by=county", "/nfh/growth?on=2019-12-31&by=size", "/nfh/growth?on=2019-12-31&by=size&step=quarter", "/nfh/growth"])
        {
            var page = WebUtility.HtmlDecode(await manager.Page(address));
            if (address == "/nfh/growth?on=2019-12-31")
            {
                page.ShouldContain("<h1>Medlemmene er blitt 50, fra 12 i 2014</h1>");
                page.ShouldContain("33,0 prosent i året fra 2014 til 2019. 41 kom til og 3 sluttet. Samarbeidspartnerne gikk fra 5 til 25.");
                page.ShouldContain("5 ganger så mange partnere");
                page.ShouldContain("Hvorfor 3 sluttet");
            }

            var figures = Figure().Matches(page).Select(match => (Href: match.Groups[1].Value, Number: int.Parse(match.Groups[2].Value.Replace("\u00a0", "", StringComparison.Ordinal).TrimStart('+', '−')))).Distinct().ToList();
            figures.Count.ShouldBeGreaterThan(12, address);
            foreach (var (href, number) in figures)
            {
                var line = Register.Line(await manager.Page(href));
                var found = Regex.Match(line, @"^(\d+|ett|én)").Value;
                (found is "ett" or "én" ? 1 : int.Parse(found)).ShouldBe(number, $"{address} says {number}, and {href} says: {line}");
            }
        }

        await manager.Page("/nfh/growth?by=colour", HttpStatusCode.UnprocessableEntity);
        await manager.Page("/nfh/growth?step=hour", HttpStatusCode.UnprocessableEntity);
        (await manager.Page("/nfh/growth.csv?on=2019-12-31")).ShouldContain("2019-12-31;50;10;1;25;");
    }

    [Theory, OnBoth]
    public async Task Who_came_less_who_left_is_the_difference_between_two_years(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster("nfh", "Norwegian Fashion Hub");
        await Fashion(site, cluster);
        using var manager = await site.SignedIn(cluster);

        foreach (var step in (string[])["year", "quarter"])
        {
            var rows = (await manager.Page($"/nfh/growth.csv?step={step}")).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..].Select(row => row.Split(';')).ToList();
            rows.Count.ShouldBeGreaterThan(10);
            foreach (var (before, now) in rows.Zip(rows[1..]))
                int.Parse(now[1]).ShouldBe(int.Parse(before[1]) + int.Parse(now[2]) - int.Parse(now[3]), $"{step} {now[0]}");
            foreach (var row in rows)
                row[5..].Sum(int.Parse).ShouldBe(int.Parse(row[1]), $"the parts of {row[0]} are the whole");
        }
    }

    [Theory, OnBoth]
    public async Task A_cluster_without_history_is_told_what_comes_here(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        (await manager.Page("/nscc/growth")).ShouldContain("Her vises veksten");

        var alfa = await site.Has(cluster, "Alfa", from: new(2026, 2, 1));
        (await manager.Page("/nscc/growth")).ShouldContain("<h1>Ett medlem</h1>");
        (await manager.Page("/nscc/growth?on=2026-01-31")).ShouldContain("Ingen var medlem ennå 31. januar 2026.");
        using var contact = await site.SignedIn(cluster, Role.MemberContact, alfa.Id);
        (await contact.Page("/nscc/growth")).ShouldContain("Ett medlem");
        using var stranger = await site.SignedIn(null, null);
        await stranger.Page("/nscc/growth", HttpStatusCode.NotFound);
    }

    /// <summary>Twelve members in 2014, fifty in 2019, five partners and then twenty-five; three leave on the way, one of them on a New Year's Eve.</summary>
    private static Task Fashion(RunningSite site, Cluster cluster) => site.With(async (db, _) =>
    {
        string[] kinds = ["company", "research", "municipality", "investor", "health", "user_organisation", "cluster", "other"], seats = ["0301", "1103", "5001", "1507", "4601", "3005", "1804", ""];
        int[] joins = [12, 8, 8, 8, 7, 10];
        var n = 0;
        for (var year = 0; year < joins.Length; year++)
            for (var i = 0; i < joins[year]; i++, n++)
            {
                var organisation = Register.Organisation(cluster, $"Medlem {n}", (OrganisationField.Kind, kinds[n * n % 8]), (OrganisationField.Employees, $"{n * 7}"));
                if (seats[n % 8].Length > 0)
                    organisation.Fill(OrganisationField.Municipality, seats[n % 8], Register.Today).ShouldBeNull();
                db.Organisations.Add(organisation);
                DateOnly? to = n switch { 3 => new(2016, 12, 31), 20 => new(2018, 6, 30), 30 => new(2019, 12, 30), 40 => new(2023, 5, 1), _ => null };
                db.Memberships.Add(Register.Stay(organisation, MembershipCategory.Member, new DateOnly(2014 + year, 1 + i % 12, 1), to, n == 3 ? "Lagt ned" : null));
            }

        for (var i = 0; i < 25; i++)
        {
            var partner = Register.Organisation(cluster, $"Partner {i}");
            db.Organisations.Add(partner);
            db.Memberships.Add(Register.Stay(partner, MembershipCategory.Partner, new DateOnly(i < 5 ? 2014 : 2015 + i % 5, 12, 31)));
        }

        return await db.SaveChangesAsync();
    }, cluster.Id);

    [GeneratedRegex("<a href=\"(/nfh/members[^\"]*)\">([+−]?[\\d\u00a0]+)</a>")]
    private static partial Regex Figure();
}
