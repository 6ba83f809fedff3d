using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Klynge.Bench;

/// <summary>A server of its own on a free port of this machine, stopped by its own process.</summary>
public sealed partial class Served : IAsyncDisposable
{
    public const string Email = "bench@klynge.example";
    public const string Password = "a long sentence for the bench";
    private readonly Process process;
    private readonly Stopwatch since = Stopwatch.StartNew();

    private Served(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }
    public int Id => process.Id;
    public string Cookie { get; private set; } = "";

    public static Served Start(string program, Func<int, IEnumerable<string>> arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(program, arguments(port)) { RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, new Uri($"http://127.0.0.1:{port}"));
    }

    public static Served Klynge(Plan plan, string folder) => Start(plan.Klynge, port => ["serve", "--data", folder, "--urls", $"http://127.0.0.1:{port}"]);

    public static Served Static() => Start(Environment.ProcessPath!, port => ["static", $"{port}"]);

    /// <summary>Seconds from the start until this address first answered 200, and the CPU seconds it took.</summary>
    public async Task<(double Seconds, double Cpu)> Answers(string path)
    {
        using var http = Http();
        while (since.Elapsed < TimeSpan.FromMinutes(2))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, path));
                await answer.Content.ReadAsByteArrayAsync();
                if (answer.StatusCode == HttpStatusCode.OK)
                    return (since.Elapsed.TotalSeconds, Machine.Cpu(Id));
            }
            catch (HttpRequestException) when (!process.HasExited)
            {
            }

            await Task.Delay(5);
        }

        throw new InvalidOperationException($"{Address}{path} did not answer");
    }

    /// <summary>Signs in as anyone does, by the form.</summary>
    public async Task SignIn()
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var http = new HttpClient(handler) { BaseAddress = Address };
        var page = await http.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["form-key"] = Key().Match(page).Groups[1].Value, ["Form.Email"] = Email, ["Form.Password"] = Password });
        using var answer = await http.PostAsync(new Uri("/sign-in", UriKind.Relative), form);
        Use(handler.CookieContainer.GetCookies(Address)["klynge"]?.Value ?? throw new InvalidOperationException($"sign-in answered {(int)answer.StatusCode}"));
    }

    public void Use(string session) => Cookie = "klynge=" + session;

    public HttpClient Http()
    {
        var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (Cookie.Length > 0)
            http.DefaultRequestHeaders.Add("Cookie", Cookie);
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("name=\"form-key\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Key();
}
