using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>
/// Takes an account out for good, with its roles, keys, sessions and letters in every cluster: her own, or one that is wholly
/// in the power of who asks. What clusters know of the person is theirs to answer for, and stays.
/// </summary>
[SignedIn]
public sealed class EraseAccount(Db db, Visit visit, Power power, OneTimeLinks links, Compacting compacting)
{
    public static readonly Refusal Invented = new("This account belongs to the demonstration, and others use it too.");

    public async Task<Refusal?> Do(Guid accountId, CancellationToken cancel) =>
        await Refuses(accountId, cancel) ?? await Gone(accountId, cancel);

    /// <summary>Why the account is not to be erased by who asks, as far as it can be told beforehand.</summary>
    public async Task<Refusal?> Refuses(Guid accountId, CancellationToken cancel)
    {
        if (await db.Accounts.AnyAsync(a => a.Id == accountId && a.Demonstration, cancel))
            return Invented;
        if (accountId == visit.AccountId)
            return null;
        return visit.May(Deed.DisableUsers) ? await power.Over(accountId, cancel) : new("There is no such account here.");
    }

    /// <summary>For whoever was asked already, and for the command line.</summary>
    internal async Task<Refusal?> Gone(Guid accountId, CancellationToken cancel)
    {
        var (reach, by) = (db.Reach.Clusters, visit.AccountId);
        await using (var writing = await db.BeginWriting(cancel))
        {
            if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account)
                return new("There is no such account here.");
            var roles = await db.Roles.AsNoTracking().Where(r => r.AccountId == accountId).ToListAsync(cancel);
            foreach (var role in roles.Where(r => r.EndedAt is null && r.Role is Role.Owner or Role.Manager))
                if (await power.LastOfItsKind(role.Role, role.ClusterId, accountId, cancel) is { } last)
                    return last;

            await links.TakeBackFrom(accountId, null, cancel);
            var whole = new Subject { Account = accountId, Whole = true };
            foreach (var cluster in roles.Select(r => r.ClusterId).OfType<Guid>().Distinct())
            {
                await db.Enter(cluster, cancel);
                await AboutSomeone.Erase(db, whole with { Cluster = cluster }, cancel);
                db.Journal.Add(JournalLine.Of(new AccountErased(accountId), cluster, db.Now, by));
                await db.SaveChangesAsync(cancel);
            }

            db.Reach.Set();
            await AboutSomeone.Erase(db, whole with { Emails = [account.EmailKey] }, cancel);
            await writing.Commit(cancel);
        }

        db.Reach.Set([.. reach]);
        await compacting.Do(cancel);
        return null;
    }
}
