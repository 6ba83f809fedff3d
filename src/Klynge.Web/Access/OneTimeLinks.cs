using Klynge.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>
/// Links that work once. The key is 256 bits and stands only in the link; the record keeps its hash. One class for every
/// purpose, so that what holds for one holds for all: the right purpose, unused, in time, used up in the same transaction
/// as what it gives.
/// </summary>
public sealed class OneTimeLinks(Db db, PublicAddress address)
{
    public static readonly TimeSpan Invitation = TimeSpan.FromDays(14);
    public static readonly TimeSpan Reset = TimeSpan.FromHours(1);

    /// <summary>For a link that a person carries to another, where no letter can be sent.</summary>
    public static readonly TimeSpan ByHand = TimeSpan.FromDays(3);

    /// <summary>Makes a link; the caller saves it together with the letter that carries it.</summary>
    public Uri Make(TokenPurpose purpose, string email, TimeSpan lasts, Guid? madeBy = null, Guid? clusterId = null, Role? role = null, Guid? organisationId = null, string? name = null)
    {
        var key = Secrets.New();
        db.OneTimeTokens.Add(new OneTimeToken
        {
            Hash = Secrets.Hash(key), Purpose = purpose, EmailKey = Account.Key(email), MadeBy = madeBy, MadeAt = db.Now, EndsAt = db.Now + lasts,
            ClusterId = clusterId, Role = role, OrganisationId = organisationId, Name = name,
        });
        return address.Of(purpose switch
        {
            TokenPurpose.Invitation => $"/invitation/{key}",
            TokenPurpose.Reset => $"/reset/{key}",
            TokenPurpose.SignIn => $"/link/{key}",
            TokenPurpose.Setup => $"/setup?key={key}",
            _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
        });
    }

    /// <summary>What the key opens for this purpose, if it still does.</summary>
    public async Task<OneTimeToken?> Find(TokenPurpose purpose, string? key, CancellationToken cancel)
    {
        if (key is not { Length: > 0 and <= 100 })
            return null;

        var (hash, now) = (Secrets.Hash(key), db.Now);
        return await db.OneTimeTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.Purpose == purpose && t.UsedAt == null && t.EndsAt > now, cancel);
    }

    /// <summary>Uses the link up. Of forty at once one is told yes; it must stand in the transaction of what the link gives.</summary>
    public async Task<bool> Use(OneTimeToken token, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A link is used up in the transaction of what it gives.");
        DateTime? now = db.Now;
        return await db.OneTimeTokens.Where(t => t.Hash == token.Hash && t.Purpose == token.Purpose && t.UsedAt == null && t.EndsAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancel) == 1;
    }

    /// <summary>Takes back every open link of these purposes to this address.</summary>
    public async Task TakeBack(string emailKey, CancellationToken cancel, params TokenPurpose[] purposes) =>
        await db.OneTimeTokens.Where(t => t.EmailKey == emailKey && purposes.Contains(t.Purpose) && t.UsedAt == null).ExecuteDeleteAsync(cancel);

    public static readonly Refusal Spent = new("This link has been used, taken back, or is too old.");
}
