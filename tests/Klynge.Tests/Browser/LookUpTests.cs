using Klynge.Access;
using Microsoft.Playwright;
using static Klynge.Tests.Browser.Clicks;

namespace Klynge.Tests.Browser;

/// <summary>A new member is looked up in the business register, by keyboard while typing and by a button without script; then what differs is taken over.</summary>
public sealed class LookUpTests(ShownSite shown) : IClassFixture<ShownSite>
{
    [Fact]
    public async Task Whoever_types_a_name_chooses_with_the_keyboard_and_the_form_fills_itself()
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager));
        var page = visitor.Page;
        await visitor.Open("/nscc/members/new");
        var name = page.Locator("#Form-Name");
        await name.PressSequentiallyAsync("tinderøys om");
        var option = page.Locator(".k-matches [role=option]");
        await option.First.WaitForAsync();
        (await option.CountAsync()).ShouldBe(1);
        (await option.First.InnerTextAsync()).ShouldContain("Tinderøys Omsorg AS");
        (await name.GetAttributeAsync("aria-expanded")).ShouldBe("true");
        (await page.Finds()).ShouldBeEmpty();

        await name.PressAsync("Escape");
        (await name.GetAttributeAsync("aria-expanded")).ShouldBe("false");
        await name.PressAsync("ArrowDown");
        await name.PressAsync("ArrowDown");
        (await name.GetAttributeAsync("aria-activedescendant")).ShouldBe("Form-Name-matches-0");
        await name.PressAsync("Enter");
        (await name.InputValueAsync()).ShouldBe("Tinderøys Omsorg AS");
        (await page.Locator("#Form-Number").InputValueAsync()).ShouldMatch(@"^5\d\d \d{3} \d{3}\z");
        (await page.Locator("#Form-PostalCode").InputValueAsync()).ShouldMatch(@"^\d{4}\z");
        (await page.Locator("[data-look-up-said]").InnerTextAsync()).ShouldContain(Nb("Filled from the business register"));
        (await page.Finds()).ShouldBeEmpty();

        // Enter in a field takes the member in: it does not look up once more.
        await page.Locator("#Form-Decision").PressAsync("Enter");
        await page.At(address => !address.EndsWith("/new", StringComparison.Ordinal));
        (await page.Locator("h1").InnerTextAsync()).ShouldBe("Tinderøys Omsorg AS");
        (await page.Locator("main").InnerTextAsync()).ShouldContain(Nb("Registered, nothing remarked"));
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_button_fills_the_form_with_and_without_script(bool script)
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager), script: script);
        var page = visitor.Page;
        await visitor.Open("/nscc/members/new");
        await page.Locator("#Form-Name").FillAsync("havskodde");
        await page.Locator("#Form-Decision").FillAsync("Styret 4/26");
        await page.Press(Nb("Look it up in the business register"));
        await page.GetByText(Nb("Which of them?")).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Havskodde Sensor AS" }).ClickAsync();
        await page.Locator(".k-notice[data-tone=good]").WaitForAsync();
        (await page.Locator("#Form-Name").InputValueAsync()).ShouldBe("Havskodde Sensor AS");
        (await page.Locator("#Form-Decision").InputValueAsync()).ShouldBe("Styret 4/26");
        (await page.Locator("#Form-Number").InputValueAsync()).ShouldNotBeEmpty();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_differs_is_chosen_and_taken_over(bool script)
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager), script: script);
        var page = visitor.Page;
        await visitor.Open("/nscc/members/register");
        var rows = page.Locator("table.k-table tbody tr");
        var before = await rows.CountAsync();
        before.ShouldBeGreaterThan(0);
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Konkurs siden");
        await rows.First.Locator("input[type=checkbox]").CheckAsync();
        await page.Press(Nb("Take them over"));
        await page.Locator(".k-done").WaitForAsync();
        (await page.Locator("table.k-table tbody tr").CountAsync()).ShouldBe(before - 1);
        visitor.Complaints.ShouldBeEmpty();
    }
}
