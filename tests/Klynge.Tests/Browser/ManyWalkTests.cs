using Klynge.Access;
using Microsoft.EntityFrameworkCore;
using static Klynge.Tests.Browser.Clicks;

namespace Klynge.Tests.Browser;

/// <summary>A list is filtered, kept under a name, opened from its tab, and what is chosen in it is ended and brought back.</summary>
public sealed class ManyWalkTests(ShownSite shown) : IClassFixture<ShownSite>
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_view_is_saved_and_opened_and_those_chosen_in_it_are_ended_and_brought_back(bool script)
    {
        await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager), script: script);
        var page = visitor.Page;
        var name = script ? "Kommunene våre" : "Kommunene uten skript";
        await visitor.Open("/nscc/members?kind=municipality" + (script ? "" : "&sort=-name"));
        await page.Unfold(Nb("Saved views"));
        await page.Locator("#view-name").FillAsync(name);
        await page.Press(Nb("Save the view"));
        await page.Answers();

        await visitor.Open("/nscc/members");
        await page.Locator(".k-tabs a").Filter(new() { HasText = name }).ClickAsync();
        await page.At(address => address.Contains("kind=municipality", StringComparison.Ordinal));
        var boxes = page.Locator("tbody input[name=id]");
        await boxes.Nth(0).CheckAsync();
        await boxes.Nth(1).CheckAsync();
        await page.Send(page.Locator("button[formaction$='/members/change']"));
        await page.Locator("#End-LastDay").FillAsync("2026-06-30");
        await page.Locator("#End-Reason").FillAsync("Slått sammen");
        await Picture(visitor, "change", script);
        await page.Press(Nb("See what will end"));
        await page.Reads(Nb("This happens if you go on"));
        await Picture(visitor, "preview", script);
        await page.Send(page.Locator("form[action*='handler=Start'] button"));
        await page.Reads(Nb("It is done"));
        (await Ended()).ShouldBe(2);
        await Picture(visitor, "result", script);

        await page.Press(Nb("Undo this change"));
        await page.Reads(Nb("The change was undone"));
        (await Ended()).ShouldBe(0);
        await visitor.Open("/nscc/members?kind=municipality" + (script ? "" : "&sort=-name"));
        await Picture(visitor, "list", script);
        visitor.Complaints.ShouldBeEmpty();
    }

    private async Task<int> Ended()
    {
        var cluster = await shown.Site.With((db, _) => db.Clusters.SingleAsync(c => c.Slug == ShownSite.Full));
        return await shown.Site.With((db, _) => db.Memberships.CountAsync(m => m.ExitReason == "Slått sammen" && m.To == new DateOnly(2026, 6, 30)), cluster.Id);
    }

    /// <summary>Looked at where the house says that pictures go.</summary>
    private static async Task Picture(Visitor visitor, string name, bool script)
    {
        if (!script || Environment.GetEnvironmentVariable("KLYNGE_SCREENS") is not { Length: > 0 } folder)
            return;
        foreach (var width in (int[])[Visitor.Narrow, Visitor.Wide])
        {
            await visitor.Width(width);
            await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"many-{name}-{width}.png") });
        }
    }
}
