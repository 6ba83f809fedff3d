using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Klynge.Web.Storage;

namespace Klynge.Web.Commands;

/// <summary>
/// A running server owns its folder; another klynge hands it the command over a socket that only this user can open, and
/// prints what comes back.
/// </summary>
internal static class Handover
{
    /// <summary>The socket lies in the folder, or, where that path is too long for a socket, in the system's own under a name made from it.</summary>
    public static string SocketOf(Place place)
    {
        var path = Path.Combine(place.Folder, "klynge.sock");
        return Encoding.UTF8.GetByteCount(path) < 100
            ? path
            : Path.Combine(Path.GetTempPath(), "klynge-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..24] + ".sock");
    }

    /// <summary>The server's exit code, or null when none answers.</summary>
    public static async Task<int?> Try(Place place, string[] args, Hands hands, CancellationToken cancel)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketOf(place)), cancel);
        }
        catch (SocketException)
        {
            return null;
        }

        await using var stream = new NetworkStream(socket);
        await using var writer = new StreamWriter(stream) { AutoFlush = true };
        await writer.WriteLineAsync(JsonSerializer.Serialize(new Errand(args, Environment.CurrentDirectory, hands.Input)));
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            var word = JsonSerializer.Deserialize<Word>(line)!;
            if (word.Exit is { } exit)
                return exit;
            await (word.OnError ? hands.Error : hands.Output).WriteAsync(word.Text);
        }

        await hands.Error.WriteLineAsync(Language.Texts.Say("The server stopped before it answered. Nothing half is left; try again."));
        return 1;
    }

    /// <summary>Takes errands until the server stops.</summary>
    public static async Task Serve(Place place, IServiceProvider services, TimeProvider clock, CancellationToken stop)
    {
        var path = SocketOf(place);
        File.Delete(path);
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        listener.Listen(16);
        try
        {
            while (!stop.IsCancellationRequested)
                _ = Do(await listener.AcceptAsync(stop), services, clock, stop);
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task Do(Socket socket, IServiceProvider services, TimeProvider clock, CancellationToken stop)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        await using var lines = new StreamWriter(stream) { AutoFlush = true };
        using var reader = new StreamReader(stream);
        try
        {
            if (await reader.ReadLineAsync(stop) is not { } asked)
                return;
            var errand = JsonSerializer.Deserialize<Errand>(asked)!;
            await using var output = new Teller(lines, onError: false);
            await using var error = new Teller(lines, onError: true);
            var exit = await CommandLine.Run([.. errand.Args.Select(Absolute)], output, error, new Hands(output, error, clock, services) { Input = errand.Input }, stop);
            await lines.WriteLineAsync(JsonSerializer.Serialize(new Word(null, false, exit)));

            // A file is named as the caller sees it from his own folder.
            string Absolute(string arg) => !Path.IsPathRooted(arg) && !arg.StartsWith('-') && File.Exists(Path.Combine(errand.Folder, arg)) ? Path.Combine(errand.Folder, arg) : arg;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or JsonException)
        {
            // The caller went away or spoke nonsense: nobody is left to tell.
        }
    }

    private sealed record Errand(string[] Args, string Folder, string? Input);

    private sealed record Word(string? Text, bool OnError, int? Exit);

    private sealed class Teller(StreamWriter lines, bool onError) : StringWriter
    {
        public override void Write(char value) => Tell(value.ToString());

        public override void Write(string? value) => Tell(value);

        public override void WriteLine(string? value) => Tell(value + "\n");

        public override Task WriteAsync(string? value)
        {
            Tell(value);
            return Task.CompletedTask;
        }

        public override Task WriteLineAsync(string? value)
        {
            Tell(value + "\n");
            return Task.CompletedTask;
        }

        private void Tell(string? text)
        {
            lock (lines)
                lines.WriteLine(JsonSerializer.Serialize(new Word(text, onError, null)));
        }
    }
}
