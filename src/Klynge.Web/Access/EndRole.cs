using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Ends a role. With the last one here, the account's keys for programs and the links it made in this cluster end too.</summary>
[May(Deed.InviteUsers)]
public sealed class EndRole(Db db, Visit visit, Power power, OneTimeLinks links)
{
    private static readonly Refusal Gone = new("This role has ended already.");

    public async Task<Refusal?> Do(Guid accountId, Guid roleId, CancellationToken cancel)
    {
        var role = await db.Roles.AsNoTracking().SingleOrDefaultAsync(r => r.Id == roleId && r.AccountId == accountId && (r.ClusterId == visit.ClusterId || r.ClusterId == null) && r.EndedAt == null, cancel);
        if (role is null)
            return Gone;
        if (!power.May(role.Role))
            return new("Nobody can end a role above their own.");

        await using var writing = await db.BeginWriting(cancel);
        if (await power.LastOfItsKind(role.Role, role.ClusterId, role.AccountId, cancel) is { } last)
            return last;
        DateTime? now = db.Now;
        if (await db.Roles.Where(r => r.Id == roleId && r.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(r => r.EndedAt, now), cancel) == 0)
            return Gone;
        if (!await db.Roles.AnyAsync(r => r.AccountId == role.AccountId && (r.ClusterId == visit.ClusterId || r.ClusterId == null) && r.EndedAt == null, cancel))
        {
            await db.ApiTokens.Where(t => t.AccountId == role.AccountId && t.ClusterId == visit.ClusterId && t.RevokedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), cancel);
            await links.TakeBackFrom(role.AccountId, visit.ClusterId, cancel);
        }

        db.Journal.Add(JournalLine.Of(new RoleEnded(role.AccountId, role.Role), visit.ClusterId, db.Now, visit.AccountId));
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return null;
    }
}
