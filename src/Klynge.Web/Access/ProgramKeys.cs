using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Keys for programs: one user in one cluster, with what that user may there and no more. Shown once.</summary>
[May(Deed.MakeTokens)]
public sealed class ProgramKeys(Db db)
{
    public const int LongestDays = 730;

    public async Task<(string? Key, DateTime EndsAt, Refusal? Refusal)> Make(Guid accountId, Guid clusterId, string name, int days, CancellationToken cancel, bool readsOnly = false)
    {
        if (NameKey.Clean(name, out var clean) is { } blank)
            return (null, default, blank.At("Name"));
        if (days is < 1 or > LongestDays)
            return (null, default, Refusal.On("Days", "A key lasts from 1 to {0} days.", LongestDays));
        if (!await db.Roles.AnyAsync(r => r.AccountId == accountId && (r.ClusterId == clusterId || r.Role == Role.Owner) && r.EndedAt == null && r.Account!.DisabledAt == null, cancel))
            return (null, default, new("This user has no role in the cluster, so a key would open nothing."));

        // The word in front is for those who search their files for keys that should not lie there.
        var key = "klynge_" + Secrets.New();
        var token = new ApiToken { Hash = Secrets.Hash(key), AccountId = accountId, ClusterId = clusterId, Name = clean, Ending = key[^4..], MadeAt = db.Now, EndsAt = db.Now.AddDays(days), ReadsOnly = readsOnly };
        db.Reach.Set(clusterId);
        db.ApiTokens.Add(token);
        db.Journal.Add(JournalLine.Of(new TokenMade(accountId), clusterId, db.Now, db.Actor.AccountId));
        await db.SaveChangesAsync(cancel);
        return (key, token.EndsAt, null);
    }

    public async Task<Refusal?> Revoke(Guid accountId, Guid tokenId, CancellationToken cancel)
    {
        var clusterId = await db.ApiTokens.Where(t => t.Id == tokenId && t.AccountId == accountId && t.RevokedAt == null).Select(t => t.ClusterId).SingleOrDefaultAsync(cancel);
        if (clusterId == default)
            return new("This key has ended already.");

        db.Reach.Set(clusterId);
        DateTime? now = db.Now;
        await using var writing = await db.BeginWriting(cancel);
        await db.ApiTokens.Where(t => t.Id == tokenId && t.AccountId == accountId && t.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(t => t.RevokedAt, now), cancel);
        db.Journal.Add(JournalLine.Of(new TokenRevoked(accountId), clusterId, db.Now, db.Actor.AccountId));
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return null;
    }
}
