using Klynge.Members;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access.Passkeys;

/// <summary>Calls one of her passkeys something else, or takes it away. The last way in stays.</summary>
[SignedIn]
public sealed class KeepPasskey(Db db, Proof proof, WaysIn ways, Outbox outbox, PublicAddress address)
{
    private static readonly Refusal Gone = new("This passkey has been removed already.");

    /// <summary>Takes it away.</summary>
    public async Task<Refusal?> Do(Guid accountId, Guid id, CancellationToken cancel)
    {
        if (!await proof.IsFresh(cancel))
            return Proof.Wanted;

        await using var writing = await db.BeginWriting(cancel);
        var account = await ways.Hold(accountId, cancel);
        if (await db.Set<Passkey>().Where(p => p.Id == id && p.AccountId == accountId).Select(p => p.Name).SingleOrDefaultAsync(cancel) is not { } name)
            return Gone;
        if (await ways.LastOne(account, id, cancel) is { } last)
            return last;
        await db.Set<Passkey>().Where(p => p.Id == id).ExecuteDeleteAsync(cancel);
        outbox.Put(account.Email, account.Language, null, () => PasskeyLetters.Removed(name, address.Of("/account/ways-in")));
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return null;
    }

    public async Task<Refusal?> Rename(Guid accountId, Guid id, string name, CancellationToken cancel)
    {
        if (NameKey.Clean(name, out var clean) is { } blank)
            return blank.At("Name");
        return await db.InTurn(() => db.Set<Passkey>().Where(p => p.Id == id && p.AccountId == accountId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, clean), cancel), cancel) == 1 ? null : Gone;
    }
}
