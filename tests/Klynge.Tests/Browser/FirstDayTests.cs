using Klynge.Tests.Members.Importing;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using static Klynge.Tests.Browser.Clicks;

namespace Klynge.Tests.Browser;

/// <summary>The first day with Klynge, as whoever started it meets it: from the link on the console to a register with its members in it.</summary>
public sealed class FirstDayTests
{
    private const string Password = "fjorden er blank i dag";

    [Theory, InlineData(true), InlineData(false)]
    public async Task From_the_link_on_the_console_to_a_register_of_547_members_and_back_again(bool script)
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        site.TodaysClock();
        var link = (await Setup.LinkIfEmpty(site.Services, site.Address))!.PathAndQuery;
        await using var visitor = await Visitor.At(site, script: script);
        var page = visitor.Page;

        // The first owner and the first cluster.
        await visitor.Open(link);
        await page.GetByLabel(Nb("Your name")).FillAsync("Kari Nordgård");
        await page.GetByLabel(Nb("E-mail")).FillAsync("kari@klyngen.example");
        await page.GetByLabel(Nb("Choose a password")).FillAsync(Password);
        await page.GetByLabel(Nb("What the cluster is called")).FillAsync("Norwegian Smart Care Cluster");
        await page.Press(Nb("Begin"));
        await page.Reads("Norwegian Smart Care Cluster");

        // An empty register says what comes first.
        await page.Follow(Nb("Members"));
        await page.Reads(Nb("This is where the members come"));
        await page.Follow(Nb("Bring in a list"));

        // A real list: file, columns, dry run.
        await page.GetByLabel(Nb("The file with the members")).SetInputFilesAsync(
            new Microsoft.Playwright.FilePayload { Name = Lists.RegisterA, MimeType = "text/csv", Buffer = Lists.Register(Lists.RegisterA) });
        await page.Press(Nb("Read the file"));
        await page.Reads(Nb("What do the columns hold?"));
        await page.Press(Nb("Run it dry"));
        await page.Reads(Nb("This happens if you bring the list in"));
        (await page.InnerTextAsync(".k-sum")).ShouldContain("547");
        (await page.InnerTextAsync(".k-sum")).ShouldContain("549");
        await page.Press(Nb("Bring {0} rows in").Replace("{0}", "547", StringComparison.Ordinal));

        // It comes in behind the page, which looks again by itself.
        await page.Reads(Nb("The list is in the register"));
        await page.Follow(Nb("All members"));
        await page.Reads("547");
        (await page.Locator("table.k-table tbody tr").CountAsync()).ShouldBeGreaterThan(10);

        // And out again.
        await page.Follow(Nb("Import"));
        await page.Follow(Lists.RegisterA);
        await page.Press(Nb("Undo this list"));
        await page.Reads(Nb("The list was undone"));
        await page.Nav(Nb("Members"));
        await page.Reads(Nb("This is where the members come"));
        visitor.Complaints.ShouldBeEmpty();

        // She comes back another time by her password.
        await visitor.Open("/account");
        await page.Send(page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = Nb("Sign out") }).First);
        await visitor.Open("/sign-in");
        await page.GetByLabel(Nb("E-mail")).FillAsync("kari@klyngen.example");
        await page.GetByLabel(Nb("Password")).FillAsync("something else");
        await page.Press(Nb("Sign in"));
        await page.Locator("[role=alert]").WaitForAsync();
        await page.GetByLabel(Nb("E-mail")).FillAsync("kari@klyngen.example");
        await page.GetByLabel(Nb("Password")).FillAsync(Password);
        await page.Press(Nb("Sign in"));
        await page.Reads("Norwegian Smart Care Cluster");
    }
}
