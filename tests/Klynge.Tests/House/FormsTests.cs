using System.Text.RegularExpressions;

namespace Klynge.Tests.House;

/// <summary>Every form that changes something carries the key that its post is asked for. One with an address of its own gets none unless it says so.</summary>
public sealed partial class FormsTests
{
    [Fact]
    public void Every_form_that_posts_carries_its_key() => Sources.Pages.SelectMany(Keyless).ShouldBeEmpty();

    [Theory]
    [InlineData("<form method=\"post\" action=\"/x\">", 1)]
    [InlineData("<form class=\"k-form\" action=\"@here?handler=End\" method=\"post\">", 1)]
    [InlineData("<form method=\"post\" asp-antiforgery=\"true\" action=\"/x\">", 0)]
    [InlineData("<form method=\"post\" asp-page-handler=\"End\">", 0)]
    [InlineData("<form method=\"post\">", 0)]
    [InlineData("<form action=\"/search\">", 0)]
    public void A_form_without_its_key_is_seen(string page, int found) => Keyless(Sources.Planted("src/Planted.cshtml", page)).Count().ShouldBe(found);

    private static IEnumerable<string> Keyless(Source source) => Form().Matches(source.Text)
        .Where(form => form.Value.Contains("method=\"post\"", StringComparison.Ordinal) && form.Value.Contains(" action=\"", StringComparison.Ordinal)
            && !form.Value.Contains("asp-antiforgery=\"true\"", StringComparison.Ordinal))
        .Select(form => $"{source.Path}:{source.LineOf(form.Index)}: {form.Value}");

    [GeneratedRegex("<form [^>]*>")]
    private static partial Regex Form();
}
