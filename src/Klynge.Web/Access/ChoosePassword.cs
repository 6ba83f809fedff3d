using Klynge.Web.Post;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Gives an account a new password: by a link that works once, or by who knows the present one.</summary>
public sealed class ChoosePassword(Db db, OneTimeLinks links, Passwords passwords, Entry entry, Outbox outbox, PublicAddress address)
{
    public static readonly Refusal Busy = new("Many are signing in just now. Try again in a minute.");

    /// <summary>By a link. Every session and every other link of the account ends.</summary>
    public async Task<(Guid? AccountId, Refusal? Refusal)> ByLink(string key, string password, CancellationToken cancel)
    {
        if (await links.Find(TokenPurpose.Reset, key, cancel) is not { } token || await AccountOf(token.EmailKey, cancel) is not { } account)
            return (null, OneTimeLinks.Spent);
        if (Passwords.Weak(password, account.Email) is { } weak)
            return (null, weak);
        if (await passwords.Hash(password, cancel) is not { } hash)
            return (null, Busy);

        await using (var writing = await db.BeginWriting(cancel))
        {
            if (!await links.Use(token, cancel))
                return (null, OneTimeLinks.Spent);
            await Set(account, hash, keepSession: null, cancel);
            await writing.Commit(cancel);
        }

        await entry.Forget(account.EmailKey, cancel);
        return (account.Id, null);
    }

    /// <summary>By who is signed in; the caller has compared the present one. Other browsers are signed out.</summary>
    public async Task<Refusal?> Own(Guid accountId, string password, string? thisSession, CancellationToken cancel)
    {
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, cancel);
        if (Passwords.Weak(password, account.Email) is { } weak)
            return weak;
        if (await passwords.Hash(password, cancel) is not { } hash)
            return Busy;

        await using var writing = await db.BeginWriting(cancel);
        await Set(account, hash, thisSession, cancel);
        await writing.Commit(cancel);
        return null;
    }

    private Task<Account?> AccountOf(string emailKey, CancellationToken cancel) =>
        db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.EmailKey == emailKey && a.DisabledAt == null, cancel);

    private async Task Set(Account account, string hash, string? keepSession, CancellationToken cancel)
    {
        await db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, hash), cancel);
        await links.EndWaysIn(account, keepSession, cancel);
        if (account.PasswordHash is not null)
            outbox.Put(account.Email, account.Language, null, () => Letters.PasswordChanged(address.Root));
        await db.SaveChangesAsync(cancel);
    }
}
