using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Klynge.Tests.Post;

/// <summary>How the mail server behaves.</summary>
public enum Mood
{
    Accepts,
    RefusesForNow,
    RefusesTheAddress,
    SaysNothing,
    DiesAfterData,
    HangsAfterData,
}

/// <summary>Somebody else's mail server: real lines on a real port, with the moods such servers have.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public SmtpSink()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;
    public Mood Mood { get; set; } = Mood.Accepts;

    /// <summary>Every letter whose last line was received, whatever was answered.</summary>
    public ConcurrentQueue<Received> Letters { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await serving;
        stop.Dispose();
    }

    private async Task Serve()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                _ = Talk(await listener.AcceptTcpClientAsync(stop.Token));
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Talk(TcpClient client)
    {
        using (client)
        await using (var stream = client.GetStream())
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            try
            {
                if (Mood == Mood.SaysNothing)
                    await Task.Delay(Timeout.Infinite, stop.Token);
                await writer.WriteLineAsync("220 sink.example ESMTP");
                await Conversation(reader, writer);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
            {
                // The caller hung up, or the test is over.
            }
        }
    }

    private async Task Conversation(StreamReader reader, StreamWriter writer)
    {
        var recipients = new List<string>();
        while (await reader.ReadLineAsync(stop.Token) is { } line)
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-sink.example\r\n250-8BITMIME\r\n250 SMTPUTF8");
                    break;
                case "RCPT" when Mood == Mood.RefusesTheAddress:
                    await writer.WriteLineAsync("550 5.1.1 no such mailbox");
                    break;
                case "RCPT" when Mood == Mood.RefusesForNow:
                    await writer.WriteLineAsync("451 4.7.1 greylisted, come again");
                    break;
                case "RCPT":
                    recipients.Add(line);
                    await writer.WriteLineAsync("250 ok");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    Letters.Enqueue(new(recipients, await Data(reader)));
                    if (Mood == Mood.DiesAfterData)
                        return;
                    if (Mood == Mood.HangsAfterData)
                        await Task.Delay(Timeout.Infinite, stop.Token);
                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 ok");
                    break;
            }
    }

    private async Task<string> Data(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
            text.Append(line).Append('\n');
        return text.ToString();
    }
}

/// <summary>One letter as it came: its recipients, and headers and body as sent.</summary>
public sealed record Received(IReadOnlyList<string> Recipients, string Text)
{
    public string Header(string name) => Text.Split('\n').First(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    /// <summary>The body in plain text, whichever way it was encoded.</summary>
    public string Body
    {
        get
        {
            var body = Text[(Text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..];
            return Header("Content-Transfer-Encoding").ToLowerInvariant() switch
            {
                "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings(""))),
                "quoted-printable" => QuotedPrintable(body),
                _ => body,
            };
        }
    }

    private static string QuotedPrintable(string text)
    {
        var bytes = new List<byte>();
        var joined = text.Replace("=\n", "", StringComparison.Ordinal);
        for (var i = 0; i < joined.Length; i++)
            if (joined[i] == '=' && i + 2 < joined.Length)
            {
                bytes.Add(Convert.ToByte(joined.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
                bytes.AddRange(Encoding.UTF8.GetBytes([joined[i]]));
        return Encoding.UTF8.GetString([.. bytes]);
    }
}
