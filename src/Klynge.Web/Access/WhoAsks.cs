using System.Security.Claims;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Reads who asks from the session or the API token, anew on each request: what ends, ends at once.</summary>
internal static class WhoAsks
{
    public const string TokenClusterClaim = "klynge:cluster";
    public const string TokenClaim = "klynge:key";
    public const string ReadsClaim = "klynge:reads";

    public static async Task Fill(HttpContext http, Visit visit, Db db, Actor actor)
    {
        if (!Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var accountId))
            return;

        var account = await db.Accounts.Where(a => a.Id == accountId && a.DisabledAt == null)
            .Select(a => new { a.Name, a.Theme }).SingleOrDefaultAsync(http.RequestAborted);
        if (account is null)
            return;

        visit.AccountId = accountId;
        visit.KeyId = Guid.TryParse(http.User.FindFirstValue(TokenClaim), out var key) ? key : null;
        visit.ReadsOnly = http.User.HasClaim(claim => claim.Type == ReadsClaim);
        (visit.AccountName, visit.Theme) = (account.Name, account.Theme);
        actor.Is(accountId);
        var roles = await db.Roles.Where(r => r.AccountId == accountId && r.EndedAt == null)
            .Select(r => new HeldRole(r.ClusterId, r.Role, r.OrganisationId)).ToListAsync(http.RequestAborted);
        // A token opens one cluster, whatever its user may elsewhere.
        visit.Roles = Guid.TryParse(http.User.FindFirstValue(TokenClusterClaim), out var only)
            ? [.. roles.Select(role => role.ClusterId is null ? role with { ClusterId = only, Role = Klynge.Access.Role.Manager } : role).Where(role => role.ClusterId == only)]
            : roles;
    }
}
