using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>
/// Takes an account out for good, with its roles, keys, sessions and letters in every cluster: her own, or one that is wholly
/// in the power of who asks. What clusters know of the person is theirs to answer for, and stays.
/// </summary>
[SignedIn]
public sealed class EraseAccount(Db db, Visit visit, Power power, AccountEnding ending)
{
    public static readonly Refusal Invented = new("This account belongs to the demonstration, and others use it too.");

    public async Task<Refusal?> Do(Guid accountId, CancellationToken cancel) =>
        await Refuses(accountId, cancel) ?? await ending.End(accountId, visit.AccountId, ownerSays: visit.Roles.Any(role => role.Role == Role.Owner), cancel);

    /// <summary>Why the account is not to be erased by who asks, as far as it can be told beforehand.</summary>
    public async Task<Refusal?> Refuses(Guid accountId, CancellationToken cancel)
    {
        if (await db.Accounts.AnyAsync(a => a.Id == accountId && a.Demonstration, cancel))
            return Invented;
        if (accountId == visit.AccountId)
            return null;
        return visit.May(Deed.DisableUsers) ? await power.Over(accountId, cancel) : new("There is no such account here.");
    }
}
