using Klynge.Tests.Site;
using Microsoft.Playwright;

namespace Klynge.Tests.Browser;

/// <summary>A person at a browser: signed in or not, wide or narrow, by day or by night. Notes what the page complains of.</summary>
public sealed class Visitor : IAsyncDisposable
{
    public const int Wide = 1280;
    public const int Narrow = 390;

    private readonly IBrowserContext context;
    private readonly Uri address;

    private Visitor(IBrowserContext context, IPage page, Uri address) => (this.context, Page, this.address) = (context, page, address);

    public IPage Page { get; }

    /// <summary>What the browser said against the page: breaches of the content policy and errors of scripts.</summary>
    public List<string> Complaints { get; } = [];

    /// <param name="site">Where.</param>
    /// <param name="cookie">From <see cref="RunningSite.SessionCookie"/>; none for a stranger.</param>
    /// <param name="width">How wide the window is.</param>
    /// <param name="script">Whether scripts run: every page must work without.</param>
    public static async Task<Visitor> At(RunningSite site, string? cookie = null, int width = Wide, bool script = true)
    {
        var browser = await Chromium.Open();
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = ColorScheme.Light, Locale = "nb-NO", JavaScriptEnabled = script, ReducedMotion = ReducedMotion.Reduce });
        if (cookie is not null)
            await context.AddCookiesAsync([new() { Name = cookie.Split('=', 2)[0], Value = cookie.Split('=', 2)[1], Url = site.Address.ToString() }]);
        var visitor = new Visitor(context, await context.NewPageAsync(), site.Address);
        visitor.Page.PageError += (_, error) => visitor.Complaints.Add(error);
        visitor.Page.Console += (_, message) =>
        {
            // A page that is meant to be missing is no complaint of the page.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                visitor.Complaints.Add(message.Text);
        };
        return visitor;
    }

    /// <summary>Opens an address of the site and answers the weight of its HTML in bytes.</summary>
    public async Task<int> Open(string path, int status = 200)
    {
        var response = (await Page.GotoAsync(new Uri(address, path).ToString()))!;
        response.Status.ShouldBe(status, path);
        return (await response.BodyAsync()).Length;
    }

    /// <summary>Comes back as at first: wide, by day, and with no complaints.</summary>
    public async Task Again()
    {
        await Page.GotoAsync("about:blank");
        await Night(false);
        await Width(Wide);
        Complaints.Clear();
    }

    public Task Night(bool night) => Page.EmulateMediaAsync(new() { ColorScheme = night ? ColorScheme.Dark : ColorScheme.Light });

    public Task Width(int width) => Page.SetViewportSizeAsync(width, 900);

    public Task<bool> ScrollsSideways() => Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");

    public async ValueTask DisposeAsync() => await context.CloseAsync();
}
