using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access.Passkeys;

/// <summary>Signs in with a passkey, or shows with one that it is still she who is signed in. A passkey whose count goes back opens nothing, and its owner gets a letter.</summary>
[Open("it is the door itself")]
public sealed class SignInWithPasskey(Db db, AskForPasskey ask, Entry entry, Outbox outbox, PublicAddress address)
{
    /// <summary>Null: she is signed in. The instant is when a closed door opens again.</summary>
    public async Task<(Refusal? Refusal, DateTime? Opens)> Do(string? answer, CancellationToken cancel)
    {
        var (passkey, refusal, opens) = await Judge(answer, cancel);
        if (refusal is not null)
            return (refusal, opens);

        await entry.Begin(passkey!.AccountId, cancel);
        return default;
    }

    /// <summary>She who is signed in shows again that it is her: the session goes on under a new key.</summary>
    public async Task<Refusal?> Prove(Guid accountId, string? answer, CancellationToken cancel)
    {
        var (passkey, refusal, _) = await Judge(answer, cancel);
        if (refusal is not null)
            return refusal;
        if (passkey!.AccountId != accountId)
            return new("This passkey opens another account than the one you are signed in with.");

        await entry.Anew(accountId, cancel);
        return null;
    }

    private async Task<(Passkey? Passkey, Refusal? Refusal, DateTime? Opens)> Judge(string? answer, CancellationToken cancel)
    {
        if (await entry.TakeFromHere(cancel) is ({ } closed, var opens))
            return (null, closed, opens);

        var (passkey, refusal) = await ask.Answer(answer, cancel);
        if (refusal is null)
        {
            await entry.GiveBackHere(cancel);
            return (passkey, null, null);
        }

        await entry.MissedFromHere(cancel);
        if (passkey is not null)
            await Tell(passkey, cancel);
        return (null, refusal, null);
    }

    private async Task Tell(Passkey passkey, CancellationToken cancel)
    {
        DateTime? now = db.Now;
        await using var writing = await db.BeginWriting(cancel);
        await db.Set<Passkey>().Where(p => p.Id == passkey.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.RefusedAt, now), cancel);
        outbox.Put(passkey.Account!.Email, passkey.Account.Language, null, () => PasskeyLetters.Refused(passkey.Name, address.Of("/account/ways-in")));
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
    }
}
