using Klynge.Access;
using Microsoft.EntityFrameworkCore;
using static Klynge.Tests.Browser.Clicks;

namespace Klynge.Tests.Browser;

/// <summary>Somebody asks what is kept of her, and then to be erased: by the manager, and her own account by herself. With and without script, wide and on a phone.</summary>
public sealed class RightsWalkTests(ShownSite shown) : IClassFixture<ShownSite>
{
    [Fact]
    public async Task A_manager_hands_over_a_copy_and_erases_for_good()
    {
        await using var manager = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager), Visitor.Narrow);
        var page = manager.Page;
        await manager.Open(shown.Path("/nscc/people/{person}"));
        await page.Follow(Nb("Everything about her or him"));
        await page.At(address => address.EndsWith("/data", StringComparison.Ordinal));
        (await page.Locator("main").InnerTextAsync()).ShouldContain("Leder for samarbeid og innovasjon");
        var copy = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "JSON" }).ClickAsync());
        (await File.ReadAllTextAsync(await copy.PathAsync(), TestContext.Current.CancellationToken)).ShouldContain("ida.storvik.lundquist-ostensjo@sanselyd.example");

        await manager.Open(shown.Path("/nscc/people/{person}/erase"));
        (await page.Finds()).ShouldBeEmpty();
        await page.GetByLabel(Nb("I am sure")).CheckAsync();
        await page.Press(Nb("Erase for good"));
        await page.At(address => address.EndsWith("/people", StringComparison.Ordinal));
        (await page.Locator("main").InnerTextAsync()).ShouldContain(Nb("The person is erased."));
        await manager.Open(shown.Path("/nscc/people/{person}"), 404);
        manager.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task She_takes_her_own_account_out_without_script()
    {
        await using var staff = await Visitor.At(shown.Site, await shown.Cookie(Role.Staff), script: false);
        var page = staff.Page;
        await staff.Open("/account");
        await page.Follow(Nb("Everything about me"));
        await page.At(address => address.EndsWith("/account/data", StringComparison.Ordinal));
        (await page.Locator("main").InnerTextAsync()).ShouldContain("staff@klyngen.example");
        await page.Follow(Nb("Erase my account"));
        await page.At(address => address.EndsWith("/account/erase", StringComparison.Ordinal));
        await page.GetByLabel(Nb("I am sure")).CheckAsync();
        await page.Press(Nb("Erase my account"));
        await page.At(address => address.EndsWith("/sign-in", StringComparison.Ordinal));
        (await page.Locator("main").InnerTextAsync()).ShouldContain(Nb("Your account is erased. Nothing opens it again."));
        (await shown.Site.With((db, _) => db.Accounts.AnyAsync(a => a.EmailKey == "staff@klyngen.example"))).ShouldBeFalse();
    }
}
