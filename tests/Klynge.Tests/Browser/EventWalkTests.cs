using Klynge.Access;
using Klynge.Activities;
using Microsoft.EntityFrameworkCore;
using static Klynge.Tests.Browser.Clicks;

namespace Klynge.Tests.Browser;

/// <summary>An event is made and published, somebody registers and finds it again, and the door works on a phone that has no line.</summary>
public sealed class EventWalkTests(ShownSite shown) : IClassFixture<ShownSite>
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Make_an_event_register_for_it_and_stand_at_the_door(bool script)
    {
        var title = script ? "Kaffe om anskaffelser" : "Te om anskaffelser";
        await using var manager = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager), script: script);
        var page = manager.Page;
        await manager.Open("/nscc/events/new");
        await page.Locator("#Form-Title").FillAsync(title);
        await page.Locator("#Form-StartDay").FillAsync("2026-10-25");
        await page.Locator("#Form-StartTime").FillAsync("02:30");
        await page.Locator("#Form-EndTime").FillAsync("04:00");
        await page.Locator("#Form-Place").FillAsync("Strandkaien 2");
        await page.Locator("#Form-Capacity").FillAsync("1");
        await page.Press(Nb("Save the draft"));
        // That hour comes twice; it is asked which one is meant.
        await page.Locator("#Form-StartTwice").WaitForAsync();
        if (script)
            (await page.Finds()).ShouldBeEmpty();
        (await page.Locator("#Form-Title").InputValueAsync()).ShouldBe(title);
        await page.Locator("#Form-StartDay").FillAsync("2026-05-12");
        await page.Locator("#Form-StartTime").FillAsync("22:00");
        await page.Locator("#Form-EndTime").FillAsync("23:00");
        await page.Press(Nb("Save the draft"));
        await page.Press(Nb("Publish"));
        await page.Locator(".k-done").WaitForAsync();
        var held = Guid.Parse(new Uri(page.Url).Segments[^1]);

        var sunniva = await Register(held, "Sunniva Rake", script);
        (await sunniva.Page.Locator("main .k-state").First.InnerTextAsync()).ShouldContain(Nb("Has a place"));
        var waits = await Register(held, "Odd Moe", script);
        (await waits.Page.Locator("main .k-state").First.InnerTextAsync()).ShouldContain(Nb("Waits"));
        await sunniva.Page.GetByText(Nb("Cancel the registration"), new() { Exact = true }).First.ClickAsync();
        await sunniva.Page.Press(Nb("Cancel the registration"));
        await waits.Open(new Uri(waits.Page.Url).PathAndQuery);
        await waits.Page.Press(Nb("Yes, we come"));
        await waits.Page.Locator(".k-notice[data-tone=good]").WaitForAsync();

        await manager.Width(Visitor.Narrow);
        await manager.Open($"/nscc/events/{held}/door");
        var comes = page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = Nb("Arrived: {0}").Replace("{0}", "Odd Moe", StringComparison.Ordinal) });
        if (!script)
            await page.Send(comes);
        else
        {
            await page.Context.SetOfflineAsync(true);
            await comes.ClickAsync();
            await page.Locator("[data-door-waits]:visible").WaitForAsync();
            (await shown.Site.With((db, _) => db.Set<Attendee>().CountAsync(a => a.EventId == held && a.ArrivedAt != null), await Cluster())).ShouldBe(0);
            await page.Context.SetOfflineAsync(false);
            await page.Locator("[data-door-waits]").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Hidden });
            manager.Complaints.Clear();
        }

        await manager.Open($"/nscc/events/{held}/door");
        (await page.Locator("h1").InnerTextAsync()).ShouldBe(Nb("{0} of {1} have come").Replace("{0}", "1", StringComparison.Ordinal).Replace("{1}", "1", StringComparison.Ordinal));
        if (script)
            (await page.Finds()).ShouldBeEmpty();
        foreach (var visitor in new[] { manager, sunniva, waits })
            visitor.Complaints.ShouldBeEmpty();
        await sunniva.DisposeAsync();
        await waits.DisposeAsync();
    }

    private async Task<Visitor> Register(Guid held, string name, bool script)
    {
        var visitor = await Visitor.At(shown.Site, script: script);
        await visitor.Open($"/nscc/public/events/{held}");
        await visitor.Page.Locator("#Form-ContactName").FillAsync(name);
        await visitor.Page.Locator("#Form-Email").FillAsync(name.Split(' ')[0].ToLowerInvariant() + "@lysning.example");
        await visitor.Page.Locator("#Form-Organisation").FillAsync("Lysning Velferd AS");
        await visitor.Page.Locator("main form button").Last.ClickAsync();
        await visitor.Page.WaitForURLAsync("**/public/registration/**");
        if (script)
            (await visitor.Page.Finds()).ShouldBeEmpty();
        return visitor;
    }

    private Task<Guid> Cluster() => shown.Site.With((db, _) => db.Clusters.Where(c => c.Slug == ShownSite.Full).Select(c => c.Id).SingleAsync());
}
