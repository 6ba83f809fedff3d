using Klynge.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Klynge.Tests.Browser.Clicks;

namespace Klynge.Tests.Browser;

/// <summary>Ctrl K by the keyboard alone, on a wide screen and on a phone, by day and by night.</summary>
public sealed class CommandTests(ShownSite shown) : IClassFixture<ShownSite>
{
    [Theory, InlineData(Visitor.Wide), InlineData(Visitor.Narrow)]
    public async Task A_record_is_found_and_opened_without_a_mouse(int width)
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager), width);
        var (page, (id, name)) = (visitor.Page, await Shown());
        await visitor.Open("/nscc/journal");
        await visitor.Open("/nscc");

        await page.Keyboard.PressAsync("Control+k");
        await Option(page, Nb("Journal")).WaitForAsync();
        (await page.Locator("[role=option]").CountAsync()).ShouldBe(1, "the only other place one has been");
        (await page.Locator("[aria-selected=true]").CountAsync()).ShouldBe(0, "an empty field has chosen nothing");
        await page.Keyboard.TypeAsync(name[..^3]);
        await Option(page, name).First.WaitForAsync();
        (await page.Locator("dialog [role=status]").TextContentAsync())!.ShouldContain("treff");
        (await page.Locator("dialog mark").CountAsync()).ShouldBeGreaterThan(0);
        await LooksWell(visitor);

        var first = await Chosen(page);
        await page.Keyboard.PressAsync("ArrowDown");
        (await Chosen(page)).ShouldNotBe(first);
        await page.Keyboard.PressAsync("ArrowUp");
        (await Chosen(page)).ShouldBe(first);
        await page.Keyboard.PressAsync("Enter");
        await page.At(address => address.EndsWith($"/nscc/members/{id}", StringComparison.Ordinal));
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task It_closes_and_gives_back_the_focus_and_a_new_tab_leaves_the_page_standing()
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager));
        var page = visitor.Page;
        await visitor.Open("/nscc/members");
        var link = page.Locator("table.k-table tbody th a").First;
        await link.FocusAsync();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("ta opp");
        await Option(page, Nb("Take in a member")).WaitForAsync();
        var opened = await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("Control+Enter"));
        await opened.At(address => address.EndsWith("/nscc/members/new", StringComparison.Ordinal));
        page.Url.ShouldEndWith("/nscc/members");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("dialog[data-command]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await link.EvaluateAsync<bool>("link => link === document.activeElement")).ShouldBeTrue();

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("?");
        await page.Locator("dialog[data-keys][open]").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("finnesikke");
        await page.Reads("Ingenting leses «finnesikke».");
        (await page.Locator("[role=listbox]").IsVisibleAsync()).ShouldBeFalse();
        await page.Keyboard.PressAsync("Enter");
        await page.At(address => address.Contains("/nscc/jump?q=finnesikke", StringComparison.Ordinal));
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fast_fingers_reach_the_first_hit_and_the_field_in_the_frame_leads_there_too()
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager));
        var (page, (id, name)) = (visitor.Page, await Shown());
        await visitor.Open("/nscc");

        await page.Locator("[data-jump]").ClickAsync();
        await page.Keyboard.InsertTextAsync(name);
        await page.Keyboard.PressAsync("Enter");
        await page.At(address => address.EndsWith($"/nscc/members/{id}", StringComparison.Ordinal));

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.InsertTextAsync(name);
        var beside = await page.RunAndWaitForPopupAsync(() => page.Keyboard.PressAsync("Control+Enter"));
        await beside.At(address => address.EndsWith($"/nscc/members/{id}", StringComparison.Ordinal));
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_script_the_field_leads_to_the_search_page()
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager), script: false);
        var (page, (id, name)) = (visitor.Page, await Shown());
        await visitor.Open("/nscc");

        await page.Locator("[data-jump]").FillAsync(name);
        await page.Keyboard.PressAsync("Enter");
        await page.At(address => address.Contains("/nscc/jump?q=", StringComparison.Ordinal));
        await page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();
        await page.At(address => address.EndsWith($"/nscc/members/{id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_signs_in_after_another_in_the_same_tab_does_not_see_where_she_was()
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager));
        await visitor.Open("/nscc/journal");
        (await visitor.Page.EvaluateAsync<string?>("() => sessionStorage.getItem('klynge-places:/nscc')")).ShouldNotBeNull();

        await visitor.Page.EvaluateAsync("() => { const form = document.querySelector('form[action=\"/sign-out\"]'); form.addEventListener('submit', event => event.preventDefault()); form.requestSubmit(); }");
        (await visitor.Page.EvaluateAsync<string?>("() => sessionStorage.getItem('klynge-places:/nscc')")).ShouldBeNull();
        await visitor.Open("/nscc/journal");
        await visitor.Open("/reset");
        (await visitor.Page.EvaluateAsync<string?>("() => sessionStorage.getItem('klynge-places:/nscc')")).ShouldNotBeNull("nobody has signed in or out");
    }

    /// <summary>Nothing for axe to find with the list open, in either light, and nothing wider than the screen.</summary>
    private static async Task LooksWell(Visitor visitor)
    {
        foreach (var night in (bool[])[false, true])
        {
            await visitor.Night(night);
            (await visitor.Page.Finds()).ShouldBeEmpty();
        }

        (await visitor.ScrollsSideways()).ShouldBeFalse();
        (await visitor.Page.Locator("dialog[data-command]").EvaluateAsync<bool>("dialog => dialog.scrollWidth > dialog.clientWidth")).ShouldBeFalse();
    }

    private static ILocator Option(IPage page, string words) => page.Locator("[role=option]").Filter(new() { HasText = words });

    private static Task<string?> Chosen(IPage page) => page.Locator("dialog[data-command] input[role=combobox]").GetAttributeAsync("aria-activedescendant");

    /// <summary>An organisation of the demonstration that no other's name begins as.</summary>
    private async Task<(Guid Id, string Name)> Shown()
    {
        var cluster = (await shown.Site.With((db, _) => db.Clusters.SingleAsync(c => c.Slug == ShownSite.Full))).Id;
        return await shown.Site.With(async (db, _) =>
        {
            var found = await db.Organisations.Where(o => o.Id == shown.Organisation).Select(o => new { o.Id, o.Name }).SingleAsync();
            return (found.Id, found.Name);
        }, cluster);
    }
}
