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
        var token = await db.OneTimeTokens.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.Purpose == purpose && t.UsedAt == null && t.EndsAt > now, cancel);
        return token is not null && await StillGiven(token, cancel) ? token : null;
    }

    /// <summary>Uses the link up. Of forty at once one is told yes; it must stand in the transaction of what the link gives.</summary>
    public async Task<bool> Use(OneTimeToken token, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (db.Database.CurrentTransaction is null)
            throw new InvalidOperationException("A link is used up in the transaction of what it gives.");
        if (!await StillGiven(token, cancel))
            return false;
        DateTime? now = db.Now;
        return await db.OneTimeTokens.Where(t => t.Hash == token.Hash && t.Purpose == token.Purpose && t.UsedAt == null && t.EndsAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.UsedAt, now), cancel) == 1;
    }

    /// <summary>
    /// Whether who made the link could make it today: a link is no stronger than its maker. Else a manager could open a
    /// colleague's account after she was given a role elsewhere, or let herself in again after her own role ended.
    /// </summary>
    private async Task<bool> StillGiven(OneTimeToken token, CancellationToken cancel)
    {
        if (token.MadeBy is not { } maker)
            return true;

        var own = await db.Roles.Where(r => r.AccountId == maker && r.EndedAt == null && r.Account!.DisabledAt == null && (r.ClusterId == token.ClusterId || r.Role == Role.Owner))
            .Select(r => r.Role).ToListAsync(cancel);
        if (own.Contains(Role.Owner))
            return true;
        if (token.Purpose == TokenPurpose.Invitation)
            return own.Any(role => Rights.MayGrant(role, token.Role!.Value));

        var opened = await db.Roles.Where(r => r.Account!.EmailKey == token.EmailKey && r.EndedAt == null).Select(r => new { r.ClusterId, r.Role }).ToListAsync(cancel);
        return own.Count > 0 && opened.All(held => held.ClusterId == token.ClusterId && own.Any(role => Rights.MayGrant(role, held.Role)));
    }

    /// <summary>Ends every way in that an account has at this moment: its sessions, but for one that may stay, and open links to it. A transaction of the caller's holds it together.</summary>
    public async Task EndWaysIn(Account account, string? keepSession, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(account);
        await db.Sessions.Where(s => s.AccountId == account.Id && s.Hash != keepSession).ExecuteDeleteAsync(cancel);
        await TakeBack(account.EmailKey, cancel, TokenPurpose.Reset, TokenPurpose.SignIn);
    }

    /// <summary>Takes back what an account has made and nobody has used: in one cluster, or everywhere.</summary>
    public async Task TakeBackFrom(Guid maker, Guid? clusterId, CancellationToken cancel) =>
        await db.OneTimeTokens.Where(t => t.MadeBy == maker && t.UsedAt == null && (clusterId == null || t.ClusterId == clusterId)).ExecuteDeleteAsync(cancel);

    /// <summary>Takes back every open link of these purposes to this address.</summary>
    public async Task TakeBack(string emailKey, CancellationToken cancel, params TokenPurpose[] purposes) =>
        await db.OneTimeTokens.Where(t => t.EmailKey == emailKey && purposes.Contains(t.Purpose) && t.UsedAt == null).ExecuteDeleteAsync(cancel);

    public static readonly Refusal Spent = new("This link has been used, taken back, or is too old.");
}
