using System.Text.RegularExpressions;
using Klynge.Web.Language;
using Microsoft.Playwright;

namespace Klynge.Tests.Browser;

/// <summary>What people do on a page: they press what it says and read what comes. Each waits until the page answers, and no longer.</summary>
internal static class Clicks
{
    /// <summary>The Norwegian of a sentence, as the pages say it.</summary>
    public static string Nb(string english) => Texts.All[english];

    public static Task Press(this IPage page, string words) => page.Send(page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }));

    /// <summary>Sends a form, and waits until another page, or the same one anew, stands there.</summary>
    public static async Task Send(this IPage page, ILocator button)
    {
        await page.Locator("main").EvaluateAsync("main => main.setAttribute('data-before', '')");
        await button.ClickAsync();
        await page.Locator("main:not([data-before])").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    public static Task Follow(this IPage page, string words) => page.Locator("main, header.k-top, nav").GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).First.ClickAsync();

    public static Task Nav(this IPage page, string words) => page.Locator("#nav").GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>
    /// Waits until a page of this address stands there whole. Asked again and again: the browser's own word that a page has
    /// loaded is missed when it comes in the moment one begins to listen.
    /// </summary>
    public static async Task At(this IPage page, Func<string, bool> address)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (address(page.Url) && await page.IsWhole())
                return;
            await Task.Delay(100);
        }

        Assert.Fail($"The page never came. {page.Url} says:\n{await page.InnerTextAsync("body")}");
    }

    private static async Task<bool> IsWhole(this IPage page)
    {
        try
        {
            return await page.Locator("html").EvaluateAsync<string>("html => html.ownerDocument.readyState") == "complete";
        }
        catch (PlaywrightException)
        {
            // The page went away while it was asked.
            return false;
        }
    }

    /// <summary>Waits until the words stand on the page.</summary>
    public static Task Reads(this IPage page, string words) => page.Comes(page.Locator("body").Filter(new() { HasText = words }), words);

    /// <summary>Waits until the page says what was done.</summary>
    public static Task Answers(this IPage page) => page.Comes(page.Locator(".k-done"), "an answer");

    /// <summary>Opens a menu by what stands on it.</summary>
    public static Task Unfold(this IPage page, string words) => page.Locator("summary").Filter(new() { HasTextRegex = new Regex(Regex.Escape(words)) }).First.ClickAsync();

    /// <summary>When it never comes, what stood there instead is said.</summary>
    private static async Task Comes(this IPage page, ILocator wanted, string what)
    {
        try
        {
            await wanted.WaitForAsync();
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{what} never came. {page.Url} says:\n{await page.InnerTextAsync("body")}");
        }
    }
}
