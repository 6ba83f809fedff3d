using Klynge.Access;
using Klynge.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Klynge.Tests.Browser.Clicks;

namespace Klynge.Tests.Browser;

/// <summary>The main paths through the demonstration, with a mouse, with the keyboard, and without script.</summary>
public sealed class WalksTests(ShownSite shown) : IClassFixture<ShownSite>
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_member_is_found_filtered_opened_ended_seen_in_history_and_taken_back(bool script)
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager), script: script);
        var page = visitor.Page;
        var (id, name) = await AMember(script ? 1 : 2);
        await visitor.Open("/nscc/members");

        await page.GetByRole(AriaRole.Searchbox, new() { Name = Nb("Search the members") }).FillAsync(name);
        await page.Keyboard.PressAsync("Enter");
        await page.At(address => address.Contains("q=", StringComparison.Ordinal));
        (await page.Locator("table.k-table tbody tr").CountAsync()).ShouldBe(1);
        await page.Unfold(Nb("Filter"));
        await page.Locator("#f-kind").SelectOptionAsync("company");
        await page.Press(Nb("Show"));
        await page.At(address => address.Contains("kind=company", StringComparison.Ordinal));
        await page.Follow(name);
        await page.At(address => address.EndsWith($"/nscc/members/{id}", StringComparison.Ordinal));

        await page.Follow(Nb("Begin, end or correct"));
        await page.GetByText(Nb("End or correct"), new() { Exact = true }).First.ClickAsync();
        await page.Locator("#End-LastDay").FillAsync("2026-05-31");
        await page.Locator("#End-Reason").FillAsync("Flyttet til en annen klynge");
        await page.Press(Nb("Write down the last day"));
        await page.Answers();
        await visitor.Open($"/nscc/members/{id}");
        (await page.Locator("#history").InnerTextAsync()).ShouldContain("31. mai 2026");

        // Taken back: the same form, without the last day.
        await page.Follow(Nb("Begin, end or correct"));
        await page.GetByText(Nb("End or correct"), new() { Exact = true }).First.ClickAsync();
        await page.Locator("#Form-To").FillAsync("");
        await page.Locator("#Form-ExitReason").FillAsync("");
        await page.Press(Nb("Save the correction"));
        await page.Answers();
        (await shown.Site.With((db, _) => db.Memberships.Where(m => m.OrganisationId == id).OrderByDescending(m => m.From).Select(m => m.To).FirstAsync(), await Cluster())).ShouldBeNull();

        // A fact has its way back in the history itself.
        await visitor.Open($"/nscc/members/{id}/edit");
        await page.Locator("#Form-Website").FillAsync("https://ny.example/");
        await page.Send(page.Locator("form.k-form .ds-button").First);
        await page.Answers();
        await page.Send(page.Locator("#history").GetByRole(AriaRole.Button, new() { Name = Nb("Put back") }).First);
        await page.Answers();
        (await shown.Site.With((db, _) => db.Organisations.Where(o => o.Id == id).Select(o => o.Website).SingleAsync(), await Cluster())).ShouldNotBe("https://ny.example/");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Another_day_stands_in_a_frame_of_its_own_and_nothing_can_be_changed_there(bool script)
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager), script: script);
        var page = visitor.Page;
        await visitor.Open("/nscc/members");
        var today = await page.Locator("body").EvaluateAsync<string>("body => getComputedStyle(body).backgroundColor");
        var now = await page.Locator("header.k-head p").First.InnerTextAsync();

        await page.Locator(".k-day summary").ClickAsync();
        await page.GetByLabel(Nb("Show the cluster as it was")).FillAsync("2019-06-30");
        await page.Press(Nb("Show this day"));
        await page.Locator("body.k-past .k-asof").WaitForAsync();
        (await page.Locator(".k-asof").InnerTextAsync()).ShouldContain("30. juni 2019");
        var frame = await page.Locator(".k-asof").EvaluateAsync<string>("line => getComputedStyle(line).backgroundColor");
        frame.ShouldNotBe(today);
        (await page.Locator("header.k-head p").First.InnerTextAsync()).ShouldNotBe(now);
        (await page.Locator("main form[method=post], main a[href$='/new'], main a[href*='/edit']").CountAsync()).ShouldBe(0);

        // The day goes along from page to page.
        await page.Locator("table.k-table tbody th a").First.ClickAsync();
        await page.At(address => address.EndsWith("?on=2019-06-30", StringComparison.Ordinal));
        (await page.Locator("main form[method=post], main a[href*='/edit']").CountAsync()).ShouldBe(0);
        await page.Nav(Nb("Growth of the membership"));
        await page.At(address => address.Contains("/growth?on=2019-06-30", StringComparison.Ordinal));
        await page.Follow(Nb("Back to today"));
        await page.At(address => !address.Contains("on=", StringComparison.Ordinal));
        (await page.Locator("body.k-past").CountAsync()).ShouldBe(0);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_member_contact_corrects_her_own_and_staff_say_yes(bool script)
    {
        var (told, added) = script ? ("Sanselyd Nord AS", "Runa Tveitane") : ("Sanselyd Sør AS", "Åse Holm");
        await using var contact = await Visitor.At(shown.Site, await shown.Cookie(Role.MemberContact), script: script);
        var hers = contact.Page;
        await contact.Open("/nscc");
        await hers.Follow(Nb("Correct our facts"));
        await hers.Locator("#Form-Name").FillAsync(told);
        await hers.Locator("#Form-Website").FillAsync(script ? "https://nord.example/" : "https://sor.example/");
        await hers.Press(Nb("Send the corrections"));
        await hers.Answers();
        await hers.Reads(told);

        // A contact of hers comes in at once, and is ended again.
        await hers.Follow(Nb("Change our contacts"));
        await hers.Locator("#Form-Name").FillAsync(added);
        await hers.Locator("#Form-Title").FillAsync("Økonomi");
        await hers.Press(Nb("Add the contact"));
        await hers.Answers();
        var row = hers.Locator("ul.k-list > li").Filter(new() { HasText = added });
        await row.GetByText(Nb("Correct"), new() { Exact = true }).ClickAsync();
        await hers.Locator("#Form-Phone").FillAsync("900 12 345");
        await hers.Press(Nb("Save"));
        (await row.InnerTextAsync()).ShouldContain("900 12 345");
        await row.Locator("summary").ClickAsync();
        await row.Locator("input[type=date]").FillAsync("2026-05-12");
        await hers.Send(row.GetByRole(AriaRole.Button, new() { Name = Nb("End the role") }));
        (await row.InnerTextAsync()).ShouldContain("12. mai 2026");

        await using var staff = await Visitor.At(shown.Site, await shown.Cookie(Role.Staff), script: script);
        await staff.Open("/nscc/members/corrections");
        var asked = staff.Page.Locator("section.k-section").Filter(new() { HasText = told });
        await staff.Page.Send(asked.GetByRole(AriaRole.Button, new() { Name = Nb("Accept") }));
        await staff.Page.Answers();
        await contact.Open($"/nscc/members/{shown.Organisation}");
        (await hers.Locator("h1").InnerTextAsync()).ShouldBe(told);
        contact.Complaints.Concat(staff.Complaints).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_keyboard_finds_lists_ticks_and_closes()
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager));
        var page = visitor.Page;
        await visitor.Open("/nscc/members");

        await page.Keyboard.PressAsync("Control+k");
        (await Focused(page)).ShouldBe("q");
        await page.Keyboard.TypeAsync("x?");
        (await page.Locator("dialog[data-keys][open]").CountAsync()).ShouldBe(0, "in a field a letter is a letter");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("table.k-table tbody th a").First.FocusAsync();
        await page.Keyboard.PressAsync("?");
        await page.Locator("dialog[data-keys][open]").WaitForAsync();
        (await page.Finds()).ShouldBeEmpty();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("dialog[data-keys]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        await page.Locator("table.k-table tbody th a").First.FocusAsync();
        await page.Keyboard.PressAsync("x");
        (await page.Locator("[data-bulk] strong").InnerTextAsync()).ShouldStartWith("1");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("x");
        (await page.Locator("[data-bulk] strong").InnerTextAsync()).ShouldStartWith("2");
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Choose none"), Exact = true }).ClickAsync();
        (await page.Locator("[data-bulk]").IsVisibleAsync()).ShouldBeFalse();

        var day = page.Locator(".k-day");
        await day.Locator("summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await day.GetAttributeAsync("open")).ShouldNotBeNull();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Escape");
        (await day.GetAttributeAsync("open")).ShouldBeNull();
        (await page.EvaluateAsync<bool>("() => document.activeElement.closest('.k-day') !== null && document.activeElement.tagName === 'SUMMARY'")).ShouldBeTrue("focus goes back to what opened it");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Language_and_theme_are_chosen_and_remembered(bool script)
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Owner), script: script);
        var page = visitor.Page;
        await visitor.Open("/nscc/members?kind=company");
        await page.Send(page.Locator(".k-tools button[name=language][value=en]"));
        await page.Locator("html[lang=en]").WaitForAsync();
        page.Url.ShouldEndWith("/nscc/members?kind=company");
        await page.Reads("Members");

        foreach (var theme in (string[])["dark", "light", "dark", "light"])
        {
            await page.RunAndWaitForResponseAsync(() => page.Locator(".k-tools button[name=theme]").ClickAsync(), answer => answer.Url.EndsWith("/theme", StringComparison.Ordinal));
            await page.Locator($"html[data-color-scheme={theme}]").WaitForAsync();
            await visitor.Open("/nscc");
            await page.Locator($"html[lang=en][data-color-scheme={theme}]").WaitForAsync();
        }

        // The switcher holds every cluster she may come to, and leads there.
        await page.Locator(".k-cluster summary").ClickAsync();
        (await page.Locator(".k-cluster a").CountAsync()).ShouldBeGreaterThan(3);
        await page.Locator(".k-cluster").GetByRole(AriaRole.Link, new() { Name = "Klynga uten innhold" }).ClickAsync();
        await page.At(address => address.EndsWith("/new-cluster", StringComparison.Ordinal));
        await page.Send(page.Locator(".k-tools button[name=language][value=nb]"));
        await page.Locator("html[lang=nb]").WaitForAsync();
        visitor.Complaints.ShouldBeEmpty();
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.name ?? ''");

    private async Task<Guid> Cluster() => (await shown.Site.With((db, _) => db.Clusters.SingleAsync(c => c.Slug == ShownSite.Full))).Id;

    /// <summary>A company that is a member now, of one single membership.</summary>
    private async Task<(Guid, string)> AMember(int which) => await shown.Site.With(async (db, _) =>
    {
        var found = await db.Organisations.Where(o => o.Kind == OrganisationKind.Company && o.Id != shown.Organisation && o.Invented
            && db.Memberships.Count(m => m.OrganisationId == o.Id) == 1 && db.Memberships.Any(m => m.OrganisationId == o.Id && m.To == null && m.Category == MembershipCategory.Member))
            .OrderBy(o => o.NameSort).Skip(which).Select(o => new { o.Id, o.Name }).FirstAsync();
        return (found.Id, found.Name);
    }, await Cluster());
}
