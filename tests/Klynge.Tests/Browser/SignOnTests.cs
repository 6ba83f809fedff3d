using Klynge.Access;
using Klynge.Tests.Access;
using Klynge.Tests.Access.Outside;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.Playwright;
using static Klynge.Tests.Browser.Clicks;

namespace Klynge.Tests.Browser;

/// <summary>Single sign-on through a real provider's own pages: connected once from inside, and a way in from then on.</summary>
public sealed class SignOnTests
{
    private const string Kari = "kari@klyngen.example";

    [Theory, InlineData(true), InlineData(false)]
    public async Task She_connects_signs_out_and_comes_in_by_the_provider(bool script)
    {
        await Chromium.Open();
        await using var provider = await HonestProvider.Start();
        await using var site = await RunningSite.Start(Dialect.Sqlite, Abroad.Knows(provider.As()));
        // What it signs is of the machine's own day.
        site.TodaysClock();
        await provider.Serve(site);
        var cluster = await site.NewCluster();
        await site.Add(Kari, Role.Manager, cluster);
        await using var visitor = await Visitor.At(site, script: script);
        var page = visitor.Page;

        // Before it is connected it opens nothing.
        await visitor.Open("/sign-in");
        await page.Follow(Said("Sign in with {0}"));
        await AtProvider(page);
        await page.Reads(Said("{0} knows you, but opens no account here yet. Sign in another way once, and connect it under “My account”. Have you no account, ask the manager of your cluster for an invitation."));

        await page.Follow(Nb("Back to sign-in"));
        await page.Locator("#Form-Email").FillAsync(Kari);
        await page.Locator("#Form-Password").FillAsync(People.Password);
        await page.Press(Nb("Sign in"));
        await page.At(address => address.EndsWith("/nscc", StringComparison.Ordinal));
        await visitor.Open("/account/ways-in");
        await page.GetByRole(AriaRole.Button, new() { Name = Said("Connect {0}"), Exact = true }).ClickAsync();
        if (!script)
            await page.GetByRole(AriaRole.Link, new() { Name = Said("Go on to {0}"), Exact = true }).ClickAsync();
        await page.At(address => address.EndsWith("/account/ways-in", StringComparison.Ordinal));
        await page.Reads(Said("{0} opens your account from now on."));

        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Sign out"), Exact = true }).First.ClickAsync();
        await page.At(address => address.EndsWith("/sign-in", StringComparison.Ordinal));
        await visitor.Open("/sign-in?to=/nscc/members");
        await page.Follow(Said("Sign in with {0}"));
        await page.At(address => address.EndsWith("/nscc/members", StringComparison.Ordinal));

        await visitor.Open("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Sign out"), Exact = true }).First.ClickAsync();
        await page.At(address => address.EndsWith("/sign-out", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Link, new() { Name = Said("Sign out of {0} too"), Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, sign me out" }).ClickAsync();
        await page.At(address => address.EndsWith("/sign-in", StringComparison.Ordinal));
        visitor.Complaints.ShouldBeEmpty();
    }

    private static string Said(string english) => Nb(english).Replace("{0}", "Innlogging", StringComparison.Ordinal);

    /// <summary>The provider's own pages: who she is, and that we may know it.</summary>
    private static async Task AtProvider(IPage page)
    {
        await page.Locator("input[name=login]").FillAsync(Kari);
        await page.Locator("input[name=password]").FillAsync("hva som helst");
        await page.Locator("button[type=submit]").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
    }
}
