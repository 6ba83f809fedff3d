using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access.Outside;

/// <summary>
/// Lets a provider open her account from now on. Only from inside: she is signed in, has shown lately that it is her, and
/// pressed "Connect" in this session. Where the provider states an address it must be verified, and the one of the account.
/// </summary>
[SignedIn]
public sealed class Connect(Db db, Proof proof, WaysIn ways, Outbox outbox, PublicAddress address, Visit visit)
{
    private static readonly Refusal Gone = new("This connection has been removed already.");

    public async Task<Refusal?> Do(BegunOutside begun, Statement statement, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(begun);
        ArgumentNullException.ThrowIfNull(statement);
        // She who answers is she who began, in the session it was begun in, and it is still open.
        if (visit.AccountId is not { } accountId || begun.AccountId != accountId || begun.Session is null || begun.Session != proof.Session)
            return HearProvider.NotBegunHere;
        if (!await proof.IsFresh(cancel))
            return Proof.Wanted;

        try
        {
            await using var writing = await db.BeginWriting(cancel);
            var account = await ways.Hold(accountId, cancel);
            if (Unfit(account, statement) is { } unfit)
                return unfit;
            if (await db.Set<OutsideLogin>().Where(o => o.Issuer == statement.Issuer && (o.Subject == statement.Subject || o.AccountId == accountId)).Select(o => new { o.AccountId, o.Subject }).FirstOrDefaultAsync(cancel) is { } there)
                return there.AccountId != accountId ? new("Who you are at {0} opens another account here already.", statement.Provider.Name)
                    : there.Subject == statement.Subject ? null : new("{0} opens your account already, for somebody else there. Remove that connection first.", statement.Provider.Name);
            db.Add(new OutsideLogin { AccountId = accountId, Issuer = statement.Issuer, Subject = statement.Subject, CreatedAt = db.Now });
            outbox.Put(account.Email, account.Language, null, () => OutsideLetters.Connected(statement.Provider.Name, address.Of("/account/ways-in")));
            await db.SaveChangesAsync(cancel);
            await writing.Commit(cancel);
            return null;
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            return new("Who you are at {0} opens another account here already.", statement.Provider.Name);
        }
    }

    /// <summary>Takes a connection away; the last way in stays.</summary>
    public async Task<Refusal?> Remove(Guid accountId, Guid id, string name, CancellationToken cancel)
    {
        if (!await proof.IsFresh(cancel))
            return Proof.Wanted;

        await using var writing = await db.BeginWriting(cancel);
        var account = await ways.Hold(accountId, cancel);
        if (await ways.LastOne(account, id, cancel) is { } last)
            return last;
        if (await db.Set<OutsideLogin>().Where(o => o.Id == id && o.AccountId == accountId).ExecuteDeleteAsync(cancel) == 0)
            return Gone;
        outbox.Put(account.Email, account.Language, null, () => OutsideLetters.Removed(name, address.Of("/account/ways-in")));
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return null;
    }

    private static Refusal? Unfit(Account account, Statement statement)
    {
        if (statement.Provider.EmailClaim is null)
            return null;
        if (statement.Email is not { Length: > 0 } email || !statement.EmailVerified)
            return new("{0} does not vouch for your e-mail address, so it cannot open your account. Whoever runs this Klynge can set it up so that addresses do not count.", statement.Provider.Name);
        return Account.Key(email) == account.EmailKey ? null
            : new("At {0} your address is {1}, and here it is {2}. Sign in there with the same address, and connect again.", statement.Provider.Name, email, account.Email);
    }
}
