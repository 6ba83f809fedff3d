using Klynge.Members;
using Klynge.Tests.Members.Listing;
using Klynge.Tests.Site;
using Klynge.Web.Outreach;
using Klynge.Web.Storage;

namespace Klynge.Tests.Outreach;

public sealed class PublicListTests
{
    [Theory, OnBoth]
    public async Task The_list_is_leafed_through_in_the_order_of_names_in_both_directions(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        var names = Enumerable.Range(0, 60).Select(i => $"{"ABÅ"[i % 3]}{i:00} AS").ToList();
        await site.HasAll(cluster, names);
        var expected = names.OrderBy(NameKey.Sort, StringComparer.Ordinal).ToList();
        using var stranger = site.Stranger();
        var (path, seen, pages) = ("/nscc/public/members", new List<string>(), new List<string>());
        while (path is not null)
        {
            var page = await stranger.Page(path);
            seen.AddRange(Register.NamesIn(page));
            pages.Add(path);
            path = Register.Leads(page, "next");
        }

        seen.ShouldBe(expected);
        pages.Count.ShouldBe(3);
        var last = await stranger.Page(pages[^1]);
        last.ShouldContain("51–60 av 60");
        var back = Register.Leads(last, "prev")!;
        Register.NamesIn(await stranger.Page(back)).ShouldBe(expected[25..50]);
        // What is no place in the list is the top of it.
        (await stranger.Names("/nscc/public/members?after=tull")).ShouldBe(expected[..25]);
        (await stranger.Names($"/nscc/public/members?after={Guid.NewGuid()}")).ShouldBe(expected[..25]);
    }

    [Theory, OnBoth]
    public async Task Figures_of_the_first_page_open_to_as_many_rows(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        foreach (var (name, kind) in new[] { ("Alfa AS", "company"), ("Beta AS", "company"), ("Stavanger kommune", "municipality") })
            await site.Has(cluster, name, facts: [(OrganisationField.Kind, kind)]);
        await site.Shows(await site.Has(cluster, "Gamma AS", facts: [(OrganisationField.Kind, "company")]), OrganisationField.Name, Visibility.Members);
        await site.Has(cluster, "Partner AS", MembershipCategory.Partner);
        using var stranger = site.Stranger();
        var home = await stranger.Page("/nscc/public");
        home.ShouldContain("3 medlemmer arbeider sammen her.");
        home.ShouldContain("href=\"/nscc/public/members?kind=company\"><b>2</b><span>bedrifter</span>");
        (await stranger.Names("/nscc/public/members?kind=company")).ShouldBe(["Alfa AS", "Beta AS"]);
        var list = await stranger.Page("/nscc/public/members?kind=company");
        list.ShouldContain("2 av 3 medlemmer: bedrifter.");
        list.ShouldContain("Samarbeidspartnere 1");
        (await stranger.Names("/nscc/public/members?category=partner")).ShouldBe(["Partner AS"]);
    }

    [Theory, OnBoth]
    public async Task Nothing_found_and_nobody_there_are_said_with_a_way_on(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        using var stranger = site.Stranger();
        (await stranger.Page("/nscc/public/members")).ShouldContain("Ingen medlemmer vises her ennå");
        await site.Has(cluster, "Alfa AS");
        (await stranger.Page("/nscc/public/members?q=finnes-ikke&letter=z")).ShouldSatisfyAllConditions(
            page => page.ShouldContain("Ingen medlemmer passer med alt dette"), page => page.ShouldContain("Vis alle medlemmer"), page => page.ShouldContain("som passer med «finnes-ikke»"));
    }

    [Theory, OnBoth]
    public async Task Whatever_is_asked_is_answered_with_a_page(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenCluster();
        await site.HasAll(cluster, ["Alfa AS", "Ærlig AS", "Aarhus AS", "3D AS"]);
        using var stranger = site.Stranger();
        foreach (var asked in new[] { "kind=tull", "county=99&county=11", "letter=%C3%A6%C3%B8", "category=nope", "q=" + new string('x', 3000), "q=%F0%9F%98%80", "q=%25_%27", "before=1&after=2", "q=a&q=b", "utm_source=x" })
            await stranger.Page($"/nscc/public/members?{asked}");
        (await stranger.Names("/nscc/public/members?letter=%C3%A5")).ShouldBe(["Aarhus AS"]);
        (await stranger.Names("/nscc/public/members?letter=%C3%A6")).ShouldBe(["Ærlig AS"]);
        (await stranger.Names("/nscc/public/members?letter=%23")).ShouldBe(["3D AS"]);
    }

    [Fact]
    public void Each_name_stands_under_one_letter_as_in_a_telephone_book()
    {
        foreach (var (name, letter) in new[] { ("Alfa", "a"), ("Ågot", "å"), ("Aagot", "å"), ("Ærlig", "æ"), ("Østfold", "ø"), ("öl", "ø"), ("zeta", "z"), ("Éclair", "e"), ("3D", "#"), ("«Sitat»", "#"), ("Яндекс", "#"), ("w", "w"), ("v", "v") })
            Letter.All.Where(one => one.Holds(NameKey.Sort(name))).Select(one => one.Word).ShouldBe([letter], name);
    }

    [Theory]
    [InlineData("Ålesund Møbler AS", "aalesund-moebler-as")]
    [InlineData("A/S  Norsk & Co.", "a-s-norsk-co")]
    [InlineData("Яндекс", "")]
    public void A_name_is_a_word_of_an_address(string name, string word) => PublicMember.Word(name).ShouldBe(word);

    [Fact]
    public void A_view_is_its_address_and_what_cannot_be_asked_is_let_be()
    {
        var view = PublicView.Read(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery("?q= lyd &kind=company,municipality,tull&county=11,99&letter=%C3%A6&category=partner&utm=1&on=2019-01-01"));
        view.ToString().ShouldBe("?q=lyd&category=partner&kind=company,municipality&county=11&letter=%C3%A6");
        PublicView.Read(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(view.ToString())).ShouldBe(view);
        new PublicView().ToString().ShouldBeEmpty();
    }
}
