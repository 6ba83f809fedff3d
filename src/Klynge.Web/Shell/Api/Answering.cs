using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Klynge.Web.Shell.Api;

/// <summary>How every operation is answered: what was sent is read, the work done once, and the answer written with its tag.</summary>
internal static class Answering
{
    public static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    private static readonly Refusal Meanwhile = new("Someone else changed this while you were looking at it. Nothing of yours was saved; look again and decide.");

    public static async Task Answer(HttpContext http, Operation operation)
    {
        var call = new Call(http, operation);
        if (call.Get<Pace>().Waits(call.Visit) is { } seconds)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await Problem.Write(call, new(StatusCodes.Status429TooManyRequests));
            return;
        }

        var sent = operation.Body is null ? [] : await Body.Take(http);
        if ((Queries.Read(call) ?? Wants(call) ?? (operation.Body is null ? null : Body.Read(call, sent))) is { } wrong)
            await Problem.Write(call, wrong);
        else if (operation.TakesKey && http.Request.Headers.TryGetValue(OnceOnly.Header, out var key))
            await new OnceOnly(call).Answer(key, sent);
        else
            await Write(call, await Work(call));
    }

    /// <summary>Does it, and says in the same words what the database refused.</summary>
    public static async Task<Reply> Work(Call call)
    {
        var own = call.Operation.Known is { } known && call.Asked.Id("id") is { } id ? () => known(call, id) : (Func<Task<Reply?>>?)null;
        if (own is not null && await own() is { } stands)
            return stands;

        var reply = await Tried(call);
        if (reply.IsDone || own is null)
            return reply;
        // Sent twice in one moment: the first stands there now, and the second is told of it.
        call.Db.ChangeTracker.Clear();
        return await own() ?? reply;
    }

    public static async Task Write(Call call, Reply reply)
    {
        var http = call.Http;
        if (!reply.IsDone)
        {
            call.Db.ChangeTracker.Clear();
            var now = reply.Status == StatusCodes.Status412PreconditionFailed && call.Operation.Now is { } read ? await read(call) : null;
            if (now is { IsDone: true })
                http.Response.Headers.ETag = Tag(now, JsonSerializer.SerializeToUtf8Bytes(now.Body, Json));
            await Problem.Write(call, now is { IsDone: false } ? now : reply, now?.Body);
        }
        else if (reply.Stream is { } stream)
        {
            http.Response.ContentType = call.Operation.Media;
            await stream(http.Response.Body, call.Cancel);
        }
        else
            await Write(http, reply.Status, reply.Body is null ? null : JsonSerializer.SerializeToUtf8Bytes(reply.Body, Json), reply);
    }

    /// <summary>A version, where it is one record, and a hash of all that is said: the first for If-Match, the whole for If-None-Match.</summary>
    public static string Tag(Reply reply, byte[] body)
    {
        var hash = Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, 9));
        return reply.Version is { } version ? $"\"{version}-{hash}\"" : $"\"{hash}\"";
    }

    public static async Task Write(HttpContext http, int status, byte[]? body, Reply reply)
    {
        http.Response.StatusCode = status;
        if (reply.Location is not null)
            http.Response.Headers.Location = reply.Location;
        if (body is null)
            return;

        var tag = Tag(reply, body);
        http.Response.Headers.ETag = tag;
        http.Response.Headers.Vary = "Authorization, Accept-Language";
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } seen
            && seen.Any(one => one == EntityTagHeaderValue.Any || one.Compare(new(tag), useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        http.Response.ContentType = "application/json";
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static Reply? Wants(Call call)
    {
        if (!call.Operation.Reads && call.Visit.AnotherDay)
            return Reply.Refused(new("You are looking at another day. Go back to today to change anything."), StatusCodes.Status422UnprocessableEntity);
        return call.Operation.Now is not null && call.Http.Request.GetTypedHeaders().IfMatch.Count == 0 ? new(StatusCodes.Status428PreconditionRequired) : null;
    }

    private static async Task<Reply> Tried(Call call)
    {
        try
        {
            return await call.Operation.Do(call);
        }
        catch (DbUpdateConcurrencyException)
        {
            return call.Operation.Now is null ? Reply.Refused(Meanwhile) : Reply.Changed;
        }
        catch (DbUpdateException exception) when (Clash.IsMeeting(exception))
        {
            return call.Asked.Id("id") is null ? Reply.Refused(Meanwhile) : Reply.Taken;
        }
    }
}
