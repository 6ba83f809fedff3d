using System.Net.Sockets;
using System.Text.Json;
using Klynge.Web.Storage;

namespace Klynge.Web.Commands;

/// <summary>
/// A running server owns its folder; another klynge hands it the command over a socket that only this user can open, and
/// prints what comes back.
/// </summary>
internal static class Handover
{
    private const string Name = "klynge.sock";

    /// <summary>The server's exit code, or null when none answers.</summary>
    public static async Task<int?> Try(Place place, string[] args, Hands hands, CancellationToken cancel)
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        using var way = new ShortWay(place.Folder);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(way.To(Name)), cancel);
        }
        catch (SocketException)
        {
            return null;
        }

        await using var stream = new NetworkStream(socket);
        await using var writer = new StreamWriter(stream) { AutoFlush = true };
        await writer.WriteLineAsync(JsonSerializer.Serialize(new Errand(args, hands.Folder, hands.Input)));
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

    /// <summary>The socket, in the folder it is about. Whoever cannot open it does not serve: commands would go to somebody else's.</summary>
    public static Socket Open(Place place)
    {
        using var way = new ShortWay(place.Folder);
        var path = way.To(Name);
        File.Delete(path);
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        listener.Listen(16);
        return listener;
    }

    /// <summary>Takes errands until the server stops.</summary>
    public static async Task Serve(Socket listener, Place place, IServiceProvider services, TimeProvider clock, CancellationToken stop)
    {
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
            File.Delete(Path.Combine(place.Folder, Name));
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
            // The caller says nothing more; when he goes away, what he asked for is broken off as if he had done it himself.
            using var gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var leaving = reader.ReadLineAsync(stop).AsTask().ContinueWith(_ => gone.Cancel(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            var exit = await CommandLine.Run(errand.Args, output, error, new Hands(output, error, clock, services) { Input = errand.Input, Folder = errand.Folder }, gone.Token);
            await lines.WriteLineAsync(JsonSerializer.Serialize(new Word(null, false, exit)));
            await leaving;
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
