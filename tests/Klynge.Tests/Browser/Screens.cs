using Klynge.Access;

namespace Klynge.Tests.Browser;

/// <summary>Takes the pictures in doc/screens; run by bin/screens, and not with the tests.</summary>
public sealed class Screens(ShownSite shown) : IClassFixture<ShownSite>
{
    private static readonly (string Name, string Path, Role? Role)[] Pages =
    [
        ("sign-in", "/sign-in", null),
        ("public", "/nscc/public", null),
        ("public-members", "/nscc/public/members", null),
        ("public-member", "/nscc/public/members/{shown}", null),
        ("my-work", "/nscc", Role.Manager),
        ("members", "/nscc/members", Role.Manager),
        ("members-2019", "/nscc/members?on=2019-06-30", Role.Manager),
        ("member", "/nscc/members/{id}", Role.Manager),
        ("edit", "/nscc/members/{id}/edit", Role.Manager),
        ("import", "/nscc/members/import", Role.Manager),
        ("register", "/nscc/members/register", Role.Manager),
        ("growth", "/nscc/growth", Role.Manager),
        ("people", "/nscc/people", Role.Manager),
        ("person", "/nscc/people/{person}", Role.Manager),
        ("person-data", "/nscc/people/{person}/data", Role.Manager),
        ("person-erase", "/nscc/people/{person}/erase", Role.Manager),
        ("account", "/account", Role.Manager),
        ("account-data", "/account/data", Role.Manager),
        ("account-erase", "/account/erase", Role.Manager),
        ("apply", "/nscc/public/apply", null),
        ("applications", "/nscc/applications", Role.Manager),
        ("application", "/nscc/applications/{application}", Role.Manager),
        ("events", "/nscc/events", Role.Manager),
        ("event", "/nscc/events/{event}", Role.Manager),
        ("event-new", "/nscc/events/new", Role.Manager),
        ("event-door", "/nscc/events/{past}/door", Role.Manager),
        ("event-effect", "/nscc/network/effect/{past}", Role.Manager),
        ("event-calendar", "/nscc/events/calendar", Role.Manager),
        ("groups", "/nscc/groups", Role.Manager),
        ("group", "/nscc/groups/{group}", Role.Manager),
        ("group-meeting", "/nscc/groups/{group}/meeting", Role.Manager),
        ("contacts", "/nscc/contacts", Role.Manager),
        ("contact-new", "/nscc/contacts/new?of={id}", Role.Manager),
        ("contacts-unreached", "/nscc/contacts/unreached", Role.Manager),
        ("network", "/nscc/network", Role.Manager),
        ("network-table", "/nscc/network/members", Role.Manager),
        ("network-years", "/nscc/network/years?from=2026-01-01&to=2026-03-31", Role.Manager),
        ("network-without", "/nscc/network/without", Role.Manager),
        ("network-introductions", "/nscc/network/introductions", Role.Manager),
        ("network-introduction", "/nscc/network/introductions/{introduction}", Role.Manager),
        ("network-empty", "/new-cluster/network", PageList.InEmpty),
        ("public-event", "/nscc/public/events/{event}", null),
        ("views", "/nscc/members/views", Role.Manager),
        ("many", "/nscc/members/change/{preview}", Role.Manager),
        ("jump", "/nscc/jump?q=hel", Role.Manager),
        ("programs", "/api/v1", null),
        ("access", "/nscc/access", Role.Manager),
        ("journal", "/nscc/journal", Role.Manager),
        ("empty", "/new-cluster/members", PageList.InEmpty),
    ];

    [Fact(Explicit = true)]
    public async Task Pictures_of_the_main_pages()
    {
        var folder = Environment.GetEnvironmentVariable("KLYNGE_SCREENS");
        folder.ShouldNotBeNullOrEmpty("bin/screens says where the pictures go");
        // Some of them only: the beginnings of their names, parted by commas.
        var only = Environment.GetEnvironmentVariable("KLYNGE_SCREENS_ONLY")?.Split(',') ?? [""];
        var pages = Pages.Where(page => only.Any(begins => page.Name.StartsWith(begins, StringComparison.Ordinal))).ToList();
        foreach (var (name, path, role) in pages)
        {
            await using var visitor = await Visitor.At(shown.Site, await shown.Cookie(role));
            await visitor.Open(shown.Path(path));
            foreach (var width in (int[])[Visitor.Wide, Visitor.Narrow])
            {
                await visitor.Width(width);
                await Take($"{name}-{width}");
                if (name is not ("my-work" or "member" or "journal" or "public" or "person-erase" or "application" or "many" or "apply" or "event" or "public-event" or "network" or "group"))
                    continue;
                await visitor.Night(true);
                await Take($"{name}-{width}-dark");
                await visitor.Night(false);
            }

            if (name == "network")
            {
                await visitor.Width(Visitor.Wide);
                await visitor.Page.ClickAsync("[data-explore-open]");
                await visitor.Page.WaitForSelectorAsync("[data-canvas] canvas");
                await Task.Delay(1500);
                await Take("network-whole");
            }

            Task Take(string file) => visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, file + ".png") });
        }

        Directory.GetFiles(folder, "*.png").Length.ShouldBeGreaterThanOrEqualTo(pages.Count * 2);
    }
}
