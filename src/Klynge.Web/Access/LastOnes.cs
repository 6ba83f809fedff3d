using Klynge.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Those without whom nobody could go on: the owner of the installation, and the manager of a cluster.</summary>
internal static class LastOnes
{
    /// <summary>The owner is never the last to go; a manager is not either, unless the owner says so.</summary>
    public static async Task<Refusal?> LastOfItsKind(this Db db, Role role, Guid? clusterId, Guid accountId, bool ownerSays, CancellationToken cancel)
    {
        if (role == Role.Owner && !await db.OthersStay(role, null, accountId, cancel))
            return new("Someone must own the installation. Make another owner first.");
        return role == Role.Manager && !ownerSays && !await db.OthersStay(role, clusterId, accountId, cancel)
            ? new("Someone must manage the cluster. Make another manager first.")
            : null;
    }

    /// <summary>
    /// Whether somebody else stays who holds the role. All its rows are held until the transaction ends, so that two who
    /// end each other at the same moment do not leave nobody.
    /// </summary>
    private static async Task<bool> OthersStay(this Db db, Role role, Guid? clusterId, Guid accountId, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("Counting who stays belongs in the transaction that takes one away.");
        var rows = db.Roles.Where(r => r.ClusterId == clusterId && r.Role == role && r.EndedAt == null);
        await rows.ExecuteUpdateAsync(set => set.SetProperty(r => r.EndedAt, (DateTime?)null), cancel);
        return await rows.AnyAsync(r => r.AccountId != accountId && r.Account!.DisabledAt == null, cancel);
    }
}
