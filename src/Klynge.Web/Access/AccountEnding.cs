using Klynge.Access;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Takes an account out with all that is bound to it, in every cluster at once. Whoever calls has asked whether it may go.</summary>
public sealed class AccountEnding(Db db, OneTimeLinks links, Compacting compacting)
{
    /// <param name="by">Who does it; empty for the command line.</param>
    /// <param name="ownerSays">The owner may leave a cluster without a manager.</param>
    public async Task<Refusal?> End(Guid accountId, Guid? by, bool ownerSays, CancellationToken cancel)
    {
        var reach = db.Reach.Clusters;
        await using (var writing = await db.BeginWriting(cancel))
        {
            if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == accountId, cancel) is not { } account)
                return new("There is no such account here.");
            var roles = await db.Roles.AsNoTracking().Where(r => r.AccountId == accountId).ToListAsync(cancel);
            foreach (var role in roles.Where(r => r.EndedAt is null && r.Role is Role.Owner or Role.Manager))
                if (await db.LastOfItsKind(role.Role, role.ClusterId, accountId, ownerSays, cancel) is { } last)
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
        await compacting.Do(AboutSomeone.Rows, cancel);
        return null;
    }

    /// <summary>Takes out what is kept under an address that has no account: invitations, links and letters.</summary>
    public async Task Unbound(string emailKey, CancellationToken cancel)
    {
        db.Reach.Set();
        await using (var writing = await db.BeginWriting(cancel))
        {
            await AboutSomeone.Erase(db, new Subject { Whole = true, Emails = [emailKey] }, cancel);
            await writing.Commit(cancel);
        }

        await compacting.Do(AboutSomeone.Rows, cancel);
    }
}
