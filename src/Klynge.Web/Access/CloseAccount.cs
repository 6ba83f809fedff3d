using Klynge.Access;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Closes an account and opens it again, or helps its owner to a new password. Closing ends sessions, links and keys in the same moment.</summary>
[May(Deed.DisableUsers)]
public sealed class CloseAccount(Db db, Visit visit, Power power, OneTimeLinks links, Outbox outbox)
{
    public async Task<Refusal?> Do(Guid accountId, CancellationToken cancel)
    {
        if (accountId == visit.AccountId)
            return new("You cannot close your own account.");
        if (await power.Over(accountId, cancel) is { } refusal)
            return refusal;

        await using var writing = await db.BeginWriting(cancel);
        foreach (var role in await db.Roles.AsNoTracking().Where(r => r.AccountId == accountId && r.EndedAt == null && (r.Role == Role.Owner || r.Role == Role.Manager)).ToListAsync(cancel))
            if (await power.LastOfItsKind(role.Role, role.ClusterId, accountId, cancel) is { } last)
                return last;
        DateTime? now = db.Now;
        if (await db.Accounts.Where(a => a.Id == accountId && a.DisabledAt == null).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, now), cancel) == 0)
            return new("The account is closed already.");
        await links.EndWaysIn(await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, cancel), keepSession: null, cancel);
        await db.ApiTokens.Where(t => t.AccountId == accountId && t.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), cancel);
        await links.TakeBackFrom(accountId, null, cancel);
        await Write(new AccountDisabled(accountId), cancel);
        await writing.Commit(cancel);
        return null;
    }

    public async Task<Refusal?> Open(Guid accountId, CancellationToken cancel)
    {
        if (await power.Over(accountId, cancel) is { } refusal)
            return refusal;

        await using var writing = await db.BeginWriting(cancel);
        if (await db.Accounts.Where(a => a.Id == accountId && a.DisabledAt != null).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, (DateTime?)null), cancel) == 0)
            return new("The account is open already.");
        await Write(new AccountEnabled(accountId), cancel);
        await writing.Commit(cancel);
        return null;
    }

    /// <summary>A link to a new password: by letter to the account's own address, or, where none can be sent, to be carried by hand.</summary>
    public async Task<(Uri? Link, Refusal? Refusal)> NewPassword(Guid accountId, CancellationToken cancel)
    {
        if (await power.Over(accountId, cancel) is { } refusal)
            return (null, refusal);
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, cancel);
        if (account.DisabledAt is not null)
            return (null, new("The account is closed. Open it first."));

        await using var writing = await db.BeginWriting(cancel);
        await links.TakeBack(account.EmailKey, cancel, TokenPurpose.Reset);
        var link = links.Make(TokenPurpose.Reset, account.Email, OneTimeLinks.ByHand, visit.AccountId, visit.ClusterId);
        outbox.Put(account.Email, account.Language, visit.ClusterId, () => Letters.NewPassword(link));
        // Whoever carries such a link could use it herself: that it was made is never hidden.
        await Write(new PasswordLinkMade(accountId), cancel);
        await writing.Commit(cancel);
        return (outbox.Sends ? null : link, null);
    }

    private async Task Write(Happening happening, CancellationToken cancel)
    {
        db.Journal.Add(JournalLine.Of(happening, visit.ClusterId, db.Now, visit.AccountId));
        await db.SaveChangesAsync(cancel);
    }
}
