using System.Security.Claims;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>
/// Whether she who is signed in has shown lately that it is her. Ways in are added and removed only then: a browser left
/// open must not become a way in that stays.
/// </summary>
public sealed class Proof(Db db, Visit visit, IHttpContextAccessor browser)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public static readonly Refusal Wanted = new("It is more than {0} minutes since you last showed that it is you. Show it again, and then do this.", 10);

    /// <summary>The session of this browser, by its hash.</summary>
    public string? Session => browser.HttpContext!.User.FindFirstValue(Sessions.HashClaim);

    public async Task<bool> IsFresh(CancellationToken cancel)
    {
        var (hash, since) = (Session, db.Now - Lasts);
        return hash is not null && await db.Sessions.AnyAsync(s => s.Hash == hash && s.AccountId == visit.AccountId && s.ProvenAt > since, cancel);
    }
}
