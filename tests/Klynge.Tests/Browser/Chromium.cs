using Microsoft.Playwright;

namespace Klynge.Tests.Browser;

/// <summary>One Chromium for the whole run: the one on this machine, never a downloaded one.</summary>
public static class Chromium
{
    private static readonly string[] Quiet =
        ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static readonly Lazy<Task<IBrowser>> Shared = new(Launch);

    public static string? Path { get; } = ((string[])["chromium", "chromium-browser", "google-chrome"])
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Select(folder => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public static string? WhyNone => Path is null ? "Chromium is not installed; bin/setup installs it" : null;

    public static Task<IBrowser> Open()
    {
        Assert.SkipWhen(WhyNone is not null, WhyNone ?? "");
        return Shared.Value;
    }

    private static async Task<IBrowser> Launch()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Quiet });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return browser;
    }
}
