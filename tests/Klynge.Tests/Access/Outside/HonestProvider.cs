using System.Diagnostics;
using System.Text.Json;
using Klynge.Tests.House;
using Klynge.Tests.Site;
using Klynge.Web.Access.Outside;

namespace Klynge.Tests.Access.Outside;

/// <summary>oidc-provider, a certified provider of OpenID Connect, run by Node as somebody else would run it.</summary>
internal sealed class HonestProvider : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(Sources.Root, "tests", "Klynge.Tests", "Outside");
    private readonly Process process;

    private HonestProvider(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static string? WhyNone => Directory.Exists(Path.Combine(Folder, "node_modules", "oidc-provider")) ? null : "oidc-provider is not installed; bin/setup installs it";

    public Provider As(string name = "Innlogging") => new(name, name.ToLowerInvariant(), Address, "klynge-test", "hemmelig-nok-til-en-test-av-innlogging", "openid email", "email", "email_verified");

    public static async Task<HonestProvider> Start()
    {
        Assert.SkipWhen(WhyNone is not null, WhyNone ?? "");
        var process = Process.Start(new ProcessStartInfo("node", "provider.mjs") { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new(process, new Uri((await process.StandardOutput.ReadLineAsync())!));
    }

    /// <summary>Is told where this site is, and opens.</summary>
    public async Task Serve(RunningSite site, params string[] names)
    {
        await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new
        {
            redirects = names.DefaultIfEmpty("innlogging").Select(name => new Uri(site.Address, $"/sign-in/with/{name}/answer").ToString()), signedOut = new[] { new Uri(site.Address, "/sign-in").ToString() },
        }));
        (await process.StandardOutput.ReadLineAsync()).ShouldBe("ready");
    }

    public async ValueTask DisposeAsync()
    {
        // It lives as long as it is listened to.
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
