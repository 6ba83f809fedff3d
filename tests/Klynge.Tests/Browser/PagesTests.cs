using System.Text.RegularExpressions;
using Klynge.Access;

namespace Klynge.Tests.Browser;

/// <summary>
/// Each page as people meet it: nothing that axe finds, no sideways scroll on a phone, nothing against the content
/// policy, and light enough for a poor line. Empty pages and errors are pages too.
/// </summary>
public sealed partial class PagesTests(ShownSite shown) : IClassFixture<ShownSite>
{
    private const int Heaviest = 100 * 1024;

    [Theory, MemberData(nameof(PageList.All), MemberType = typeof(PageList)), MemberData(nameof(ActivityPages.All), MemberType = typeof(ActivityPages))]
    public async Task It_is_for_everyone_on_every_screen(string path, Role? role, int status)
    {
        var visitor = await shown.At(role);

        (await visitor.Open(shown.Path(path), status)).ShouldBeLessThan(Heaviest);
        (await visitor.Page.Finds()).ShouldBeEmpty($"{path} wide and light");
        foreach (var (night, width) in ((bool, int)[])[(true, Visitor.Wide), (false, Visitor.Narrow)])
        {
            await visitor.Night(night);
            await visitor.Width(width);
            (await visitor.Page.Finds(onlyWhatThemeAndWidthChange: true)).ShouldBeEmpty($"{path} at {width}, {(night ? "dark" : "light")}");
        }

        (await visitor.ScrollsSideways()).ShouldBeFalse($"{path} scrolls sideways at {Visitor.Narrow}");
        OfTheMachine(await visitor.Page.InnerTextAsync("body")).ShouldBeEmpty(path);
        visitor.Complaints.ShouldBeEmpty();
    }

    [Fact]
    public void Words_of_the_machine_are_seen()
    {
        OfTheMachine("Sanselyd AS er medlem siden 12. mars 2018. CareTech og user@example.com").ShouldBeEmpty();
        OfTheMachine("Id 0190a3b2-1111-7abc-8def-0123456789ab").Count().ShouldBe(1);
        OfTheMachine("Rollen MemberContact").ShouldBe(["MemberContact"]);
        OfTheMachine("System.InvalidOperationException: x").Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_is_not_for_everyone_is_seen()
    {
        await using var visitor = await Visitor.At(shown.Site);
        await visitor.Page.SetContentAsync("<!doctype html><html lang=nb><title>x</title><main><h1>x</h1><img src='data:,'><p style='color:#ccc'>pale</p><p style='width:2000px'>wide</p></main>");

        (await visitor.Page.Finds()).Select(found => found[..found.IndexOf(':', StringComparison.Ordinal)]).ShouldBe(["color-contrast", "image-alt"], ignoreOrder: true);
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

    /// <summary>Identifiers, exceptions and the program's own words, which nobody should meet on a page.</summary>
    private static IEnumerable<string> OfTheMachine(string text) => Machine().Matches(text).Select(match => match.Value)
        .Concat(Words().Matches(text).Select(match => match.Value).Where(Inner.Contains));

    /// <summary>Names of our choices with a capital inside: no sentence has them.</summary>
    private static readonly HashSet<string> Inner = [.. typeof(Role).Assembly.GetTypes().Where(type => type.IsEnum).SelectMany(Enum.GetNames).Where(name => name.Skip(1).Any(char.IsUpper))];

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Za-z]+Exception|^ +at Klynge[.]", RegexOptions.Multiline)]
    private static partial Regex Machine();

    [GeneratedRegex(@"\b\p{Lu}\p{L}+\b")]
    private static partial Regex Words();
}
