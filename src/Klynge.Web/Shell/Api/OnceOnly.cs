using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace Klynge.Web.Shell.Api;

/// <summary>
/// Does what is asked once under one Idempotency-Key, however often and however much at once it is sent. The key is written
/// first, in the transaction of the deed: who comes second waits for the first and gets its answer, and what was not done
/// leaves no key behind.
/// </summary>
internal sealed class OnceOnly(Call call)
{
    public const string Header = "Idempotency-Key";
    public const string Repeated = "Idempotency-Replayed";
    private const int Longest = 200;

    private static readonly Refusal Other = new("This Idempotency-Key was used for something else. Make a new one.");
    private static readonly Refusal Unreadable = new("An Idempotency-Key is one word of 1 to {0} visible characters.", Longest);

    public async Task Answer(StringValues sent, byte[] body)
    {
        if (sent is not [{ Length: > 0 and <= Longest } key] || key.Any(c => c is <= ' ' or > '~'))
        {
            await Problem.Write(call, Reply.Refused(Unreadable, StatusCodes.Status400BadRequest));
            return;
        }

        var (account, asked) = (call.Visit.AccountId!.Value, Hash(body));
        if (await First(account, key, asked) is { } reply)
        {
            await Answering.Write(call, reply);
            return;
        }

        var kept = await call.Db.Set<KeptAnswer>().AsNoTracking().SingleOrDefaultAsync(a => a.AccountId == account && a.Key == key, call.Cancel);
        if (kept is null || kept.Asked != asked)
            await Problem.Write(call, Reply.Refused(Other, StatusCodes.Status422UnprocessableEntity));
        else
            await Again(kept);
    }

    /// <summary>Does it, when nobody has under this key; null when somebody has.</summary>
    private async Task<Reply?> First(Guid account, string key, string asked)
    {
        var (db, cancel) = (call.Db, call.Cancel);
        await using var writing = await db.BeginWriting(cancel);
        var (now, old) = (db.Now, db.Now - KeptAnswer.Kept);
        await db.Set<KeptAnswer>().Where(a => a.AccountId == account && a.Key == key && a.At < old).ExecuteDeleteAsync(cancel);
        db.Add(new KeptAnswer { ClusterId = db.Reach.Only, AccountId = account, Key = key, Asked = asked, At = now });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            db.ChangeTracker.Clear();
            return null;
        }

        db.ChangeTracker.Clear();
        var reply = await Answering.Work(call);
        if (!reply.IsDone)
            return reply;

        var text = reply.Body is null ? null : JsonSerializer.Serialize(reply.Body, Answering.Json);
        await db.Set<KeptAnswer>().Where(a => a.AccountId == account && a.Key == key).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.Status, reply.Status).SetProperty(a => a.Location, reply.Location).SetProperty(a => a.Version, reply.Version).SetProperty(a => a.Body, text), cancel);
        await writing.Commit(cancel);
        return reply;
    }

    private Task Again(KeptAnswer kept)
    {
        call.Http.Response.Headers[Repeated] = "true";
        return Answering.Write(call.Http, kept.Status, kept.Body is null ? null : Encoding.UTF8.GetBytes(kept.Body), new(kept.Status) { Location = kept.Location, Version = kept.Version });
    }

    private string Hash(byte[] body)
    {
        var request = call.Http.Request;
        var head = Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n");
        return Convert.ToHexStringLower(SHA256.HashData([.. head, .. body]));
    }
}
