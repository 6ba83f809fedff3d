using Klynge.Access;
using Klynge.Tests.Access;
using Klynge.Tests.Access.Passkeys;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Klynge.Tests.Browser.Clicks;

namespace Klynge.Tests.Browser;

/// <summary>Passkeys with Chromium and its virtual device: made, used by the button and by the address field, renamed and removed.</summary>
public sealed class PasskeyWalkTests
{
    private const string Kari = "kari@klyngen.example";

    [Fact]
    public async Task A_passkey_is_made_used_renamed_and_removed()
    {
        await Chromium.Open();
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        site.TodaysClock();
        await site.Add(Kari, Role.Manager, await site.NewCluster());
        await using var visitor = await Visitor.At(site);
        var page = visitor.Page;
        await Device(page);
        await visitor.Open("/sign-in");
        await page.Locator("#Form-Email").FillAsync(Kari);
        await page.Locator("#Form-Password").FillAsync(People.Password);
        await page.Press(Nb("Sign in"));
        await page.At(address => address.EndsWith("/nscc", StringComparison.Ordinal));

        await visitor.Open("/account");
        await page.Follow(Nb("How you sign in"));
        await page.Locator("#Form-Name").FillAsync("Kontormaskinen");
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Add a passkey"), Exact = true }).ClickAsync();
        await page.Answers();
        (await site.Passkeys()).Single().Name.ShouldBe("Kontormaskinen");

        await page.GetByText(Nb("Rename")).ClickAsync();
        await page.Locator("input[name='Rename.Name']").FillAsync("Telefonen");
        await page.Press(Nb("Save"));
        await page.Reads("Telefonen");

        // The same device a second time: it says so itself.
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Add a passkey"), Exact = true }).ClickAsync();
        await page.Reads(Nb("This device has a passkey for your account already."));

        // Where the address is written the browser offers the passkey, and this device chooses at once: she is in without having pressed.
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Sign out"), Exact = true }).First.ClickAsync();
        await page.At(address => address.EndsWith("/nscc", StringComparison.Ordinal));

        // A browser that offers nothing by itself has the button.
        await OnlyByButton(page);
        await visitor.Open("/account");
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Sign out"), Exact = true }).First.ClickAsync();
        await page.At(address => address.EndsWith("/sign-in", StringComparison.Ordinal));
        await visitor.Open("/sign-in?to=%2Fnscc%2Fmembers");
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Use a passkey"), Exact = true }).ClickAsync();
        await page.At(address => address.EndsWith("/nscc/members", StringComparison.Ordinal));

        // It is long since she showed that it is her: the passkey shows it again.
        site.Clock.Forward(TimeSpan.FromHours(1));
        await visitor.Open("/account/ways-in");
        await page.Follow(Nb("Show that it is you, to add a passkey"));
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Use a passkey"), Exact = true }).ClickAsync();
        await page.At(address => address.EndsWith("/account/ways-in", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Remove {0}").Replace("{0}", "Telefonen", StringComparison.Ordinal), Exact = true }).ClickAsync();
        await page.Answers();
        (await site.Passkeys()).ShouldBeEmpty();
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_passkey_that_was_removed_or_not_chosen_is_answered_in_words()
    {
        await Chromium.Open();
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        site.TodaysClock();
        await site.Add(Kari, Role.Manager, await site.NewCluster());
        await using var visitor = await Visitor.At(site, await site.SessionCookie(Kari));
        var page = visitor.Page;
        var (devices, device) = await Device(page);
        await OnlyByButton(page);
        await visitor.Open("/account/ways-in");
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Add a passkey"), Exact = true }).ClickAsync();
        await page.Answers();
        await site.With((db, _) => db.Set<Klynge.Web.Access.Passkeys.Passkey>().ExecuteDeleteAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Sign out"), Exact = true }).First.ClickAsync();
        await page.At(address => address.EndsWith("/sign-in", StringComparison.Ordinal));
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Use a passkey"), Exact = true }).ClickAsync();
        await page.Reads(Nb("The passkey was not accepted. Try again, or use another way in."));

        // Answered in the page, the form is ready for another try. This time she does not show the device that it is her.
        await devices.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = device, ["isUserVerified"] = false });
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Use a passkey"), Exact = true }).ClickAsync();
        await page.Reads(Nb("Nothing was chosen. Try again, or use another way in."));
    }

    [Fact]
    public async Task What_the_browser_gives_by_itself_is_refused_once_and_not_asked_for_again()
    {
        await Chromium.Open();
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        site.TodaysClock();
        await site.Add(Kari, Role.Manager, await site.NewCluster());
        await using var visitor = await Visitor.At(site, await site.SessionCookie(Kari));
        var page = visitor.Page;
        await Device(page);
        await visitor.Open("/account/ways-in");
        await page.GetByRole(AriaRole.Button, new() { Name = Nb("Add a passkey"), Exact = true }).ClickAsync();
        await page.Answers();
        await site.With((db, _) => db.Set<Klynge.Web.Access.Passkeys.Passkey>().ExecuteDeleteAsync());
        await page.Context.ClearCookiesAsync();
        var sent = 0;
        page.Request += (_, request) => sent += request.Method == "POST" && request.Url.Contains("handler=Passkey", StringComparison.Ordinal) ? 1 : 0;
        await visitor.Open("/sign-in");
        await page.Reads(Nb("The passkey was not accepted. Try again, or use another way in."));
        // Long enough for many more, were it to go round.
        await page.WaitForTimeoutAsync(2000);
        sent.ShouldBe(1);
    }

    [Fact]
    public async Task Without_script_the_page_asks_for_the_password_only()
    {
        await Chromium.Open();
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        site.TodaysClock();
        await site.Add(Kari, Role.Manager, await site.NewCluster());
        await using var visitor = await Visitor.At(site, script: false);
        await visitor.Open("/sign-in");
        (await visitor.Page.GetByRole(AriaRole.Button, new() { Name = Nb("Use a passkey") }).IsVisibleAsync()).ShouldBeFalse();
        (await visitor.Page.GetByText(Nb("or with a password")).IsVisibleAsync()).ShouldBeFalse();
        await visitor.Page.Locator("#Form-Email").FillAsync(Kari);
        await visitor.Page.Locator("#Form-Password").FillAsync(People.Password);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = Nb("Sign in"), Exact = true }).ClickAsync();
        await visitor.Page.At(address => address.EndsWith("/nscc", StringComparison.Ordinal));
    }

    /// <summary>As in a browser that offers nothing where the address is written.</summary>
    private static Task OnlyByButton(IPage page) => page.AddInitScriptAsync("delete PublicKeyCredential.isConditionalMediationAvailable");

    /// <summary>A device that holds passkeys and sees at once that it is she.</summary>
    private static async Task<(ICDPSession Devices, string Id)> Device(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        var added = await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        return (devices, added!.Value.GetProperty("authenticatorId").GetString()!);
    }
}
