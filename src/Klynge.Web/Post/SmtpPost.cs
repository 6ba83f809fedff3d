using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Text;

namespace Klynge.Web.Post;

/// <summary>What the owner said about the mail server: "Mail:Host", "Mail:Port", "Mail:From", "Mail:User", "Mail:Password", "Mail:Security" (starttls or none).</summary>
public sealed record MailServer(string Host, int Port, string From, string? User, string? Password, bool Tls)
{
    /// <summary>Null when no server is named. What cannot work is said when Klynge starts, not when a letter is late.</summary>
    public static MailServer? Of(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var mail = configuration.GetSection("Mail");
        if (mail["Host"] is not { Length: > 0 } host)
            return null;

        var security = mail["Security"] ?? "starttls";
        if (security is not ("starttls" or "none"))
            throw new InvalidOperationException("Mail:Security is “starttls” or “none”; a server that only speaks TLS from the first byte (port 465) is not supported, its port 587 is.");
        var from = mail["From"] ?? throw new InvalidOperationException("Mail:From is missing: the address letters come from.");
        if (!MailAddress.TryCreate(from, out _))
            throw new InvalidOperationException("Mail:From is not an e-mail address.");
        return new(host, int.TryParse(mail["Port"], out var port) ? port : security == "none" ? 25 : 587, from, mail["User"], mail["Password"], security == "starttls");
    }
}

/// <summary>Sends by SMTP. Every letter has a message id made from its own, so that a receiver knows a second copy when it sees one.</summary>
public sealed class SmtpPost(MailServer server, TimeSpan patience) : IPost
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public bool Sends => true;

    public async Task<bool> Answers(CancellationToken cancel)
    {
        using var limit = Limited(cancel);
        try
        {
            using var line = new TcpClient();
            await line.ConnectAsync(server.Host, server.Port, limit.Token);
            using var reader = new StreamReader(line.GetStream(), Encoding.ASCII);
            await using var writer = new StreamWriter(line.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            if ((await Answer(reader, limit.Token)).Code != "220")
                return false;
            await writer.WriteLineAsync("EHLO klynge".AsMemory(), limit.Token);
            var (code, offers) = await Answer(reader, limit.Token);
            await writer.WriteLineAsync("QUIT".AsMemory(), limit.Token);
            return code == "250" && (!server.Tls || offers.Contains("STARTTLS", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception exception) when (exception is SocketException or IOException || (exception is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return false;
        }
    }

    public async Task<Delivery> Send(Letter letter, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(letter);
        // A line break in a header would let whoever wrote it write headers of his own.
        if (letter.Body is null || HasBreak(letter.To) || HasBreak(letter.Subject) || !MailAddress.TryCreate(letter.To, out var to) || to.Address != letter.To)
            return Delivery.Never;

        using var limit = Limited(cancel);
        try
        {
            using var message = Message(letter, letter.Body, to);
            using var client = new SmtpClient(server.Host, server.Port)
            {
                EnableSsl = server.Tls, DeliveryFormat = SmtpDeliveryFormat.International,
                Credentials = server.User is null ? null : new NetworkCredential(server.User, server.Password),
            };
            // The client itself may go on waiting when it is told to stop; we do not.
            await client.SendMailAsync(message, limit.Token).WaitAsync(limit.Token);
            return Delivery.Sent;
        }
        catch (SmtpException exception)
        {
            return Judge(exception);
        }
        catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
        {
            return Delivery.Unknown;
        }
    }

    private MailMessage Message(Letter letter, string body, MailAddress to)
    {
        var message = new MailMessage(new MailAddress(server.From), to)
        {
            Subject = letter.Subject, SubjectEncoding = Encoding.UTF8, Body = body, BodyEncoding = Encoding.UTF8, IsBodyHtml = false,
        };
        if (letter.Calendar is { } calendar)
            message.Attachments.Add(Attachment.CreateAttachmentFromString(calendar, "klynge.ics", Encoding.UTF8, "text/calendar"));
        message.Headers.Add("Message-ID", $"<{letter.Id:N}@{new MailAddress(server.From).Host}>");
        // Nobody's holiday answer is wanted for these.
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static Delivery Judge(SmtpException exception) => exception.StatusCode switch
    {
        // An address or a letter it will not have, ever.
        SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed or SmtpStatusCode.UserNotLocalTryAlternatePath or SmtpStatusCode.TransactionFailed => Delivery.Never,
        // It answered no to something else: ours to mend, or its own trouble.
        > 0 => Delivery.Later,
        // No line, or no line it trusts: it never got as far as a letter. Any other silence may be one after the letter.
        _ => exception.InnerException is SocketException or System.Security.Authentication.AuthenticationException ? Delivery.Later : Delivery.Unknown,
    };

    /// <summary>One answer of the server, which may have several lines: "250-first", "250 last".</summary>
    private static async Task<(string Code, string Text)> Answer(StreamReader reader, CancellationToken cancel)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            text.Append(line).Append('\n');
            if (line.Length < 4 || line[3] != '-' || text.Length > 10_000)
                return (line.Length < 3 ? "" : line[..3], text.ToString());
        }

        return ("", "");
    }

    private CancellationTokenSource Limited(CancellationToken cancel)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(patience);
        return limit;
    }

    private static bool HasBreak(string text) => text.Any(char.IsControl);
}
