using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>
/// How far one person's power over an account reaches. A manager may end what is her cluster's; the account itself is
/// hers to close, or to open with a link, only when all of its roles are. Else a manager of one cluster could take over
/// someone in another.
/// </summary>
public sealed class Power(Db db, Visit visit)
{
    private bool IsOwner => visit.Roles.Any(role => role.Role == Role.Owner);

    /// <summary>Why the account is not hers to close or to open, or null.</summary>
    public async Task<Refusal?> Over(Guid accountId, CancellationToken cancel)
    {
        var roles = await db.Roles.Where(r => r.AccountId == accountId && r.EndedAt == null).Select(r => new HeldRole(r.ClusterId, r.Role, r.OrganisationId)).ToListAsync(cancel);
        if (IsOwner)
            return await db.Accounts.AnyAsync(a => a.Id == accountId, cancel) ? null : new("There is no such account here.");
        if (roles.Count == 0 ? !await WasOnlyHere(accountId, cancel) : !roles.Any(role => role.ClusterId == visit.ClusterId))
            return new("There is no such account here.");
        if (roles.All(role => role.ClusterId == visit.ClusterId && May(role.Role)))
            return null;
        return new("This account is not the cluster's alone. You can end its roles here; the owner of the installation can do the rest.");
    }

    public bool May(Role role) => visit.Here.Any(own => Rights.MayGrant(own.Role, role));

    /// <inheritdoc cref="LastOnes.LastOfItsKind"/>
    public Task<Refusal?> LastOfItsKind(Role role, Guid? clusterId, Guid accountId, CancellationToken cancel) => db.LastOfItsKind(role, clusterId, accountId, IsOwner, cancel);

    // An account whose last role here has ended, and that never had one elsewhere, is still this cluster's to open or close.
    private async Task<bool> WasOnlyHere(Guid accountId, CancellationToken cancel) =>
        await db.Roles.AnyAsync(r => r.AccountId == accountId && r.ClusterId == visit.ClusterId, cancel)
        && !await db.Roles.AnyAsync(r => r.AccountId == accountId && r.ClusterId != visit.ClusterId, cancel);
}
