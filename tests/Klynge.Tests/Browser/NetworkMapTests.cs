using Klynge.Access;
using Microsoft.Playwright;

namespace Klynge.Tests.Browser;

/// <summary>The map one can move in, with script; and the drawing that stands without.</summary>
public sealed class NetworkMapTests(ShownSite shown) : IClassFixture<ShownSite>
{
    [Theory, InlineData(Visitor.Wide), InlineData(Visitor.Narrow)]
    public async Task Everyone_with_ties_is_drawn_found_coloured_and_left_again(int width)
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager), width);
        var page = visitor.Page;
        await visitor.Open("/nscc/network");
        var name = await page.Locator("aside h2 a").InnerTextAsync();
        await page.Locator("[data-explore-open]").ClickAsync();
        await page.Locator("[data-canvas] canvas").First.WaitForAsync();
        (await page.Locator("[data-drawing]").IsVisibleAsync()).ShouldBeFalse();
        // The nodes are coloured by community at first: the key counts them.
        (await page.Locator("[data-key] li").CountAsync()).ShouldBeGreaterThan(1);
        await page.Locator("[name=find]").FillAsync(name[..^2]);
        await page.Locator("[data-said]").GetByText(name).WaitForAsync();
        await page.Locator("[name=find]").FillAsync("finnes ikke");
        await page.Locator("[data-said]").GetByText("Ingen på kartet heter det.").WaitForAsync();
        await page.Locator("[name=find]").FillAsync("");
        await page.Locator("[name=colour]").SelectOptionAsync("county");
        (await page.Locator("[data-key] li").AllInnerTextsAsync()).ShouldContain(line => line.StartsWith("Rogaland", StringComparison.Ordinal));
        var today = await page.Locator("[data-explore] output").InnerTextAsync();
        await page.Locator("[name=time]").EvaluateAsync("slider => { slider.value = slider.min; slider.dispatchEvent(new Event('input')); }");
        (await page.Locator("[data-explore] output").InnerTextAsync()).ShouldNotBe(today);
        (await Drawn(page)).ShouldBeTrue("there are pixels in the picture");
        (await page.Finds()).ShouldBeEmpty();
        (await visitor.ScrollsSideways()).ShouldBeFalse();

        var saved = await page.RunAndWaitForDownloadAsync(() => page.Locator("[data-explore-save]").ClickAsync());
        saved.SuggestedFilename.ShouldEndWith(".png");
        await page.Locator("[data-explore-close]").ClickAsync();
        (await page.Locator("[data-drawing]").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator("[data-canvas]").IsVisibleAsync()).ShouldBeFalse();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_is_clicked_on_the_drawing_is_chosen_and_without_script_it_is_all_there_is()
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.MemberContact), script: false);
        var page = visitor.Page;
        await visitor.Open("/nscc/network");
        (await page.Locator("[data-explore-open]").IsVisibleAsync()).ShouldBeFalse();
        var chosen = await page.Locator("aside h2").InnerTextAsync();
        var other = page.Locator("svg.k-broad a").Filter(new() { HasNot = page.Locator(".ring") }).First;
        var name = await other.GetAttributeAsync("aria-label");
        name.ShouldNotBe(chosen);
        await page.Locator("svg.k-broad").GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/network?who=*");
        (await page.Locator("aside h2").InnerTextAsync()).ShouldBe(name);
    }

    /// <summary>Whether something is painted on one of the layers.</summary>
    private static Task<bool> Drawn(IPage page) => page.EvaluateAsync<bool>("""
        async () => {
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          const labels = document.querySelector('[data-canvas] canvas.sigma-labels');
          return [...labels.getContext('2d').getImageData(0, 0, labels.width, labels.height).data].some(part => part > 0);
        }
        """);
}
