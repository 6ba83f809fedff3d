using System.Diagnostics;
using System.Net.Sockets;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Commands;

/// <summary>The server as a process of its own.</summary>
public sealed class ServeTests : IDisposable
{
    private readonly Place place = new(Folders.New("serve"), null);
    private readonly List<Process> started = [];

    public void Dispose()
    {
        foreach (var process in started)
        {
            if (!process.HasExited)
                process.Kill();
            process.WaitForExit();
            process.Dispose();
        }

        Directory.Delete(place.Folder, recursive: true);
    }

    [Fact]
    public async Task It_is_killed_and_starts_again_with_what_was_written_and_takes_the_work_of_other_commands()
    {
        var (server, _) = await Serve();
        var added = await Run.Klynge(place, "cluster", "add", "nscc", "Norwegian Smart Care Cluster", "--json");
        (added.Exit, added.Json.GetProperty("slug").GetString()).ShouldBe((0, "nscc"));
        server.Kill();
        await server.WaitForExitAsync();

        var (again, address) = await Serve();
        (await Run.Klynge(place, "cluster", "list")).Output.ShouldStartWith("nscc");
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        (await client.GetStringAsync(new Uri("/health/ready", UriKind.Relative))).ShouldBe("ok");

        var second = Start("--urls", "http://127.0.0.1:0");
        (await second.StandardError.ReadToEndAsync()).ShouldContain("already serves the folder");
        await second.WaitForExitAsync();
        second.ExitCode.ShouldBe(1);

        using (var terminate = Process.Start("kill", ["-TERM", again.Id.ToString()]))
            await terminate.WaitForExitAsync();
        await again.WaitForExitAsync();
        again.ExitCode.ShouldBe(0);
        File.Exists(Path.Combine(place.Folder, "klynge.sock")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_with_a_long_name_takes_the_work_of_other_commands_and_is_closed_to_others()
    {
        var deep = new Place(Path.Combine(place.Folder, new string('d', 60), new string('e', 60)), null);
        await Serve(deep.Folder);
        File.Exists(Path.Combine(deep.Folder, "klynge.sock")).ShouldBeTrue();
        (await Run.Klynge(deep, "cluster", "add", "nscc", "Norwegian Smart Care Cluster", "--json")).Exit.ShouldBe(0);
        if (OperatingSystem.IsWindows())
            return;
        foreach (var path in (string[])[deep.Sqlite, deep.Sqlite + "-wal", Path.Combine(deep.Folder, "klynge.lock")])
            ((int)(File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute))).ShouldBe(0, path);
    }

    [Fact]
    public async Task A_port_in_use_is_one_sentence()
    {
        using var taken = new TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var server = Start("--urls", $"http://127.0.0.1:{((System.Net.IPEndPoint)taken.LocalEndpoint).Port}");
        var said = await server.StandardError.ReadToEndAsync();
        await server.WaitForExitAsync();
        server.ExitCode.ShouldBe(1);
        said.Trim().Split('\n').Length.ShouldBe(1, said);
        said.ShouldContain("Another program listens at");
    }

    private async Task<(Process Server, string Address)> Serve(string? folder = null)
    {
        var server = Start(["--urls", "http://127.0.0.1:0", .. folder is null ? Array.Empty<string>() : ["--data", folder]]);
        // An empty installation says its setup link first.
        var line = await server.StandardError.ReadLineAsync();
        while (line is not null && !line.StartsWith("Klynge answers", StringComparison.Ordinal))
            line = await server.StandardError.ReadLineAsync();
        line.ShouldNotBeNull();
        return (server, line.Split(' ').Single(word => word.StartsWith("http://", StringComparison.Ordinal)).TrimEnd('.'));
    }

    private Process Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "klynge.dll"), "serve", .. args.Contains("--data") ? [] : (string[])["--data", place.Folder], .. args])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["LC_ALL"] = "C" },
        };
        var process = Process.Start(start)!;
        started.Add(process);
        return process;
    }
}
