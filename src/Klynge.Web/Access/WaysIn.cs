using Klynge.Web.Access.Outside;
using Klynge.Web.Access.Passkeys;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>What an account can be opened with. The last way in is never taken away, nor are there more passkeys than one can keep apart.</summary>
public sealed class WaysIn(Db db, SignOn signOn)
{
    /// <summary>
    /// Holds the account until the transaction ends: of two who add or take away at once, the second sees what the first did.
    /// </summary>
    public async Task<Account> Hold(Guid accountId, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Ways in are counted in the transaction that changes them.");
        await db.Accounts.Where(a => a.Id == accountId).ExecuteUpdateAsync(set => set.SetProperty(a => a.EmailKey, a => a.EmailKey), cancel);
        return await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, cancel);
    }

    /// <summary>Why this may not go, or null: something else must open the account. A provider that is no longer set up opens nothing.</summary>
    public async Task<Refusal?> LastOne(Account account, Guid going, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(account);
        var issuers = signOn.Issuers;
        return account.PasswordHash is not null
            || await db.Set<Passkey>().AnyAsync(p => p.AccountId == account.Id && p.Id != going, cancel)
            || await db.Set<OutsideLogin>().AnyAsync(o => o.AccountId == account.Id && o.Id != going && issuers.Contains(o.Issuer), cancel)
            ? null
            : new("This is the only way in you have. Choose a password or add another way in first.");
    }
}
