using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Admission;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Klynge.Tests.Browser.Clicks;

namespace Klynge.Tests.Browser;

/// <summary>Somebody applies, is assessed and admitted, comes in by the link she is given, and puts right what is said of her.</summary>
public sealed class AdmissionWalkTests(ShownSite shown) : IClassFixture<ShownSite>
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task The_public_form_fills_itself_from_the_business_register(bool script)
    {
        await using var applicant = await Visitor.At(shown.Site, script: script);
        var page = applicant.Page;
        await applicant.Open("/nscc/public/apply");
        await page.Locator("#Form-Relevance").FillAsync(Applicants.Relevance);
        if (script)
        {
            await page.Locator("#Form-Name").PressSequentiallyAsync("havskodde sen");
            await page.Locator(".k-matches [role=option]").First.WaitForAsync();
            (await page.Finds()).ShouldBeEmpty();
            await page.Locator("#Form-Name").PressAsync("ArrowDown");
            await page.Locator("#Form-Name").PressAsync("Enter");
        }
        else
        {
            await page.Locator("#Form-Name").FillAsync("finnes visst ikke i noe register");
            await page.Press(Nb("Look it up in the business register"));
            await page.Locator("[data-errors]").WaitForAsync();
            await page.Locator("#Form-Name").FillAsync("havskodde");
            await page.Press(Nb("Look it up in the business register"));
            await page.GetByRole(AriaRole.Button, new() { Name = "Havskodde Sensor AS" }).ClickAsync();
            await page.Locator(".k-notice[data-tone=good]").WaitForAsync();
        }

        (await page.Locator("#Form-Name").InputValueAsync()).ShouldBe("Havskodde Sensor AS");
        (await page.Locator("#Form-Number").InputValueAsync()).ShouldMatch(@"^\d{3} \d{3} \d{3}\z");
        (await page.Locator("#Form-Industry").InputValueAsync()).ShouldMatch(@"^\d\d\.\d{3}\z");
        (await page.Locator("#Form-Relevance").InputValueAsync()).ShouldBe(Applicants.Relevance);
        applicant.Complaints.ShouldBeEmpty();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Apply_assess_decide_and_the_member_corrects_her_own_page(bool script)
    {
        var name = script ? "Morgenlys Velferd AS" : "Kveldslys Velferd AS";
        var email = script ? "sunniva@morgenlys.example" : "sunniva@kveldslys.example";
        shown.Site.TodaysClock();
        // Where scripts do not run, axe never comes to its end: the pages are the same, and are looked at in the other walk.
        await using var applicant = await Visitor.At(shown.Site, script: script);
        var hers = applicant.Page;
        await applicant.Open("/nscc/public/apply");
        await hers.Locator("#Form-Name").FillAsync(name);
        await hers.Locator("#Form-Staff").FillAsync("ca. tolv");
        await hers.Locator("#Form-Relevance").FillAsync(Applicants.Relevance);
        await hers.Press(Nb("Send the application"));
        // What must be put right is said above and beside, and what was written stands.
        await hers.Locator("[data-errors]").WaitForAsync();
        (await hers.Locator("#Form-Name").InputValueAsync()).ShouldBe(name);
        if (script)
            (await hers.Finds()).ShouldBeEmpty();
        await hers.Locator("#Form-Staff").FillAsync("12");
        await hers.Locator("#Form-Kind").SelectOptionAsync("company");
        await hers.Locator("#Form-PostalCode").FillAsync("4340");
        await hers.Locator("#Form-ContactName").FillAsync("Sunniva Rake");
        await hers.Locator("#Form-ContactEmail").FillAsync(email);
        await hers.Locator("#Form-Accepted").CheckAsync();
        await hers.Press(Nb("Send the application"));
        await hers.At(address => address.Contains("/public/application/", StringComparison.Ordinal));
        if (script)
            (await hers.Finds()).ShouldBeEmpty();
        var own = new Uri(hers.Url).PathAndQuery;
        var id = await shown.Site.With(async (db, _) => await db.Set<MembershipApplication>().Where(a => a.Name == name).Select(a => a.Id).SingleAsync(), await Cluster());

        await using var staff = await Visitor.At(shown.Site, await shown.Cookie(Role.Staff), script: script);
        await staff.Open($"/nscc/applications/{id}/assess");
        var goals = staff.Page.Locator("fieldset:has(.k-choice)");
        for (var i = 0; i < await goals.CountAsync(); i++)
        {
            await goals.Nth(i).GetByRole(AriaRole.Radio, new() { Name = Nb("Good"), Exact = true }).CheckAsync();
            await goals.Nth(i).Locator("input.ds-input").FillAsync("Det står i søknaden.");
        }

        await staff.Page.Locator("#Form-Words").FillAsync("De passer godt med det vi vil.");
        await staff.Page.Press(Nb("Save the assessment"));
        await staff.Page.Answers();

        await using var manager = await Visitor.At(shown.Site, await shown.Cookie(Role.Manager), script: script);
        await manager.Open($"/nscc/applications/{id}");
        if (script)
            await AskedAndLeft(manager.Page);
        await manager.Page.Follow(Nb("Admit"));
        await manager.Page.Locator("#Form-Decision").FillAsync("Styret 7/26");
        await manager.Page.Press(Nb("Admit and send the answer"));
        await manager.Page.Answers();
        var invitation = new Uri(await manager.Page.Locator("input.k-key").InputValueAsync()).PathAndQuery;

        await applicant.Open(own);
        await hers.Reads("tatt opp");
        await applicant.Open(invitation);
        await hers.Locator("#Form-Password").FillAsync("hestehov i grøfta 7");
        await hers.Press(Nb("Accept and sign in"));
        await hers.At(address => address.EndsWith("/nscc", StringComparison.Ordinal));
        await hers.Follow(name);
        await hers.Follow(Nb("Correct our facts"));
        await hers.Locator("#Form-Website").FillAsync("https://lys.example/");
        await hers.Press(Nb("Send the corrections"));
        await hers.Answers();
        (await shown.Site.With(async (db, _) => await db.Organisations.Where(o => o.Name == name).Select(o => o.Website).SingleAsync(), await Cluster())).ShouldBe("https://lys.example/");
        applicant.Complaints.Concat(staff.Complaints).Concat(manager.Complaints).ShouldBeEmpty();
    }

    /// <summary>The question before a no opens over the page, and leaves it as it was.</summary>
    private static async Task AskedAndLeft(IPage page)
    {
        await page.Follow(Nb("Decline"));
        await page.Locator("dialog#decline[open]").WaitForAsync();
        (await page.Finds()).ShouldBeEmpty();
        await page.Locator("dialog#decline").GetByRole(AriaRole.Button, new() { Name = Nb("Not now") }).ClickAsync();
        await page.Locator("dialog#decline").WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private async Task<Guid> Cluster() => (await shown.Site.With((db, _) => db.Clusters.SingleAsync(c => c.Slug == ShownSite.Full))).Id;
}
