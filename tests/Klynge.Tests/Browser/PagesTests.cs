using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Klynge.Access;
using Microsoft.Playwright;

namespace Klynge.Tests.Browser;

/// <summary>
/// Each page as people meet it: nothing that axe finds, no sideways scroll on a phone, nothing against the content
/// policy, and light enough for a poor line. Empty pages and errors are pages too.
/// </summary>
public sealed class PagesTests(ShownSite shown) : IClassFixture<ShownSite>
{
    private const int Heaviest = 100 * 1024;

    private static readonly AxeRunOptions Everything = new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } };
    private static readonly AxeRunOptions WhatThemeAndWidthChange = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast", "target-size"] } };

    [Theory, MemberData(nameof(PageList.All), MemberType = typeof(PageList))]
    public async Task It_is_for_everyone_on_every_screen(string path, Role? role, int status)
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(role));

        (await visitor.Open(shown.Path(path), status)).ShouldBeLessThan(Heaviest);
        await Clean(visitor.Page, Everything, $"{path} wide and light");
        foreach (var (night, width) in ((bool, int)[])[(true, Visitor.Wide), (true, Visitor.Narrow), (false, Visitor.Narrow)])
        {
            await visitor.Night(night);
            await visitor.Width(width);
            await Clean(visitor.Page, WhatThemeAndWidthChange, $"{path} at {width}, {(night ? "dark" : "light")}");
        }

        (await visitor.ScrollsSideways()).ShouldBeFalse($"{path} scrolls sideways at {Visitor.Narrow}");
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_that_is_not_for_everyone_is_seen()
    {
        await using var visitor = await Visitor.At(shown.Site);
        await visitor.Page.SetContentAsync("<!doctype html><html lang=nb><title>x</title><main><h1>x</h1><img src='data:,'><p style='color:#ccc'>pale</p><p style='width:2000px'>wide</p></main>");

        var found = await visitor.Page.RunAxe(Everything);
        found.Violations.Select(violation => violation.Id).ShouldBe(["color-contrast", "image-alt"], ignoreOrder: true);
        await visitor.Width(Visitor.Narrow);
        (await visitor.ScrollsSideways()).ShouldBeTrue();
    }

    [Fact]
    public async Task Something_against_the_content_policy_is_seen()
    {
        await using var visitor = await Visitor.At(shown.Site);
        await visitor.Open("/no/such/page", 404);
        visitor.Complaints.ShouldBeEmpty();
        await visitor.Page.EvaluateAsync("() => { const s = document.createElement('style'); s.textContent = 'p { color: red }'; document.head.append(s); }");
        await Task.Delay(100);
        visitor.Complaints.Count.ShouldBe(1);
    }

    private static async Task Clean(IPage page, AxeRunOptions options, string where)
    {
        var result = await page.RunAxe(options);
        result.Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}").ShouldBeEmpty(where);
        result.Passes.ShouldNotBeEmpty(where);
    }
}
