using System.Text.Json;
using Klynge.Web.Language;
using Klynge.Web.Storage;

namespace Klynge.Web.Shell.Api;

/// <summary>Why a program did not get what it asked for, as RFC 9457 has it, in the language it asks for.</summary>
internal static class Problem
{
    public const string Media = "application/problem+json";

    /// <summary>Each kind of trouble: its word, and what it means. The page for people explains them all.</summary>
    public static readonly IReadOnlyDictionary<int, (string Word, string Title)> Kinds = new Dictionary<int, (string, string)>
    {
        [400] = ("not-readable", "What was sent cannot be read"),
        [401] = ("no-key", "A key is needed"),
        [403] = ("not-allowed", "The key does not open this"),
        [404] = ("not-there", "There is no such thing here"),
        [405] = ("wrong-method", "This address does not know that method"),
        [409] = ("refused", "It cannot be done as things stand"),
        [412] = ("changed-meanwhile", "Someone else has changed it"),
        [413] = ("too-large", "What was sent is too large"),
        [415] = ("wrong-media-type", "What was sent is of the wrong kind"),
        [422] = ("wrong-values", "What was sent cannot be used"),
        [428] = ("if-match-needed", "Say which state you have seen"),
        [429] = ("too-fast", "Too many requests"),
        [500] = ("trouble-of-ours", "Something went wrong with us"),
    };

    private static readonly Dictionary<int, string> Usual = new()
    {
        [400] = "What was sent cannot be read. Nothing has been changed.",
        [401] = "Send a key as “Authorization: Bearer …”. It is made under My account, and has not run out or been revoked.",
        [403] = "The role behind this key does not include this. The cluster's manager can change that.",
        [404] = "The address may be misspelt, or what stood here is not yours to see.",
        [405] = "“Allow” says which methods this address knows.",
        [409] = "It cannot be done as things stand. Nothing has been changed.",
        [412] = "Someone else has changed it since you read it. “now” is how it stands; read it again and decide.",
        [413] = "More was sent than is taken at a time. Nothing has been changed.",
        [415] = "Send JSON, as application/json.",
        [422] = "A day is written like 2026-05-12. Nothing has been changed.",
        [428] = "Send “If-Match” with the ETag that you read, so that nobody's work is overwritten.",
        [429] = "Too many requests in a short time. “Retry-After” says how many seconds to wait.",
        [500] = "Nothing you had saved is lost. Try again; if it happens again, tell whoever runs your Klynge the number in “reference”.",
    };

    /// <summary>The addresses of programs; the page that tells people about them is a page.</summary>
    public static bool Answers(PathString path) => path.StartsWithSegments("/api", out var rest) && rest.Value?.TrimEnd('/') is not "/v1";

    public static string Address(int status) => $"{Operation.Root}#{Kinds[status].Word}";

    public static Task Write(Call call, Reply reply, object? now = null)
    {
        var wrong = (reply.Wrong.Count > 0 ? reply.Wrong : reply.Refusal is { } one ? [one] : [])
            .Select(refusal => (Field: refusal.Field is { } field ? call.Operation.Called.GetValueOrDefault(field, Conventions.Snake(field)) : null, Words: Said(refusal))).ToList();
        var more = new Dictionary<string, object?>();
        if (wrong is [{ Field: { } first }, ..])
            (more["field"], more["fields"]) = (first, wrong.Select(one => new { one.Field, Detail = one.Words }));
        if (now is not null)
            (more["now"], more["sent"]) = (now, call.Asked.Values);
        return Write(call.Http, reply.Status, wrong.Count > 0 ? string.Join(' ', wrong.Select(one => one.Words).Distinct()) : null, more);
    }

    public static async Task Write(HttpContext http, int status, string? detail = null, IReadOnlyDictionary<string, object?>? more = null)
    {
        var kind = Kinds.ContainsKey(status) ? status : status >= 500 ? 500 : 400;
        var said = new Dictionary<string, object?>
        {
            ["type"] = Address(kind), ["title"] = Texts.Say(Kinds[kind].Title), ["status"] = status, ["detail"] = detail ?? Usually(http, kind),
        };
        foreach (var (name, value) in more ?? new Dictionary<string, object?>())
            said[name] = value;
        http.Response.StatusCode = status;
        http.Response.ContentType = Media;
        http.Response.Headers.ContentLanguage = Texts.InNorwegian ? "nb" : "en";
        await http.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(said, Answering.Json), http.RequestAborted);
    }

    private static string Said(Refusal refusal) => Texts.Say(refusal.Sentence, refusal.Values);

    private static string Usually(HttpContext http, int status)
    {
        var visit = http.RequestServices.GetRequiredService<Visit>();
        return Texts.Say(status switch
        {
            403 when visit.ReadsOnly => "This key may only read. Make one that may write.",
            422 when visit.TooFarAhead => "You can look at today and the days before it. What comes after today is shown to the cluster's own people only.",
            _ => Usual[status],
        });
    }
}

/// <summary>What ends without a word on its way to an operation is said as a problem.</summary>
internal sealed class ProblemWords(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentType: null } && Problem.Answers(http.Request.Path))
            await Problem.Write(http, http.Response.StatusCode);
    }
}

/// <summary>
/// Says which methods an address knows before it is asked who comes: that is the same in every cluster, and in one that is none.
/// </summary>
internal sealed class KnownMethods(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        // The framework puts an endpoint of its own where the address is known and the method is not.
        if (!Problem.Answers(http.Request.Path) || http.GetEndpoint() is not { RequestDelegate: { } reject } other || other is RouteEndpoint)
        {
            await next(http);
            return;
        }

        await reject(http);
        if (HttpMethods.IsOptions(http.Request.Method) && http.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
            http.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
