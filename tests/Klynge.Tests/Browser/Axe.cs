using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Klynge.Tests.Browser;

/// <summary>
/// What axe-core finds on a page. It is run in the page itself and answers only what is against its rules: the ready-made
/// runner opens a second page for each run and carries every element of the page back, which was most of an hour.
/// </summary>
public static class Axe
{
    private static readonly string[] Everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string[] OfThemeAndWidth = ["color-contrast", "target-size"];
    private static readonly Lazy<string> Script = new(() => new BundledAxeScriptProvider().GetScript());

    /// <summary>Each rule that is broken, with the first three places: “color-contrast: &lt;p …&gt;”.</summary>
    /// <param name="page">What is looked at, as it stands now.</param>
    /// <param name="onlyWhatThemeAndWidthChange">The page has been looked at whole; only the rules that another theme or width can break are asked.</param>
    public static async Task<string[]> Finds(this IPage page, bool onlyWhatThemeAndWidthChange = false)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script.Value);
        var answer = await page.EvaluateAsync<string>("""
            async runOnly => {
              const { violations, passes } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
              return JSON.stringify({ asked: passes.length, found: violations.map(broken => `${broken.id}: ${broken.nodes.slice(0, 3).map(node => node.html).join(' | ')}`) });
            }
            """, new { type = onlyWhatThemeAndWidthChange ? "rule" : "tag", values = onlyWhatThemeAndWidthChange ? OfThemeAndWidth : Everything });
        using var read = JsonDocument.Parse(answer);
        read.RootElement.GetProperty("asked").GetInt32().ShouldBePositive("axe looked at nothing");
        return [.. read.RootElement.GetProperty("found").EnumerateArray().Select(found => found.GetString()!)];
    }
}
