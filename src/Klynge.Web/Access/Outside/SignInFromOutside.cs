using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access.Outside;

/// <summary>
/// Lets in who a provider says she is: known by issuer and subject only. An address it states, verified or not, opens
/// nothing: whoever is given a colleague's old address there must not be given her account here.
/// </summary>
[Open("it is the door itself")]
public sealed class SignInFromOutside(Db db, Entry entry)
{
    public async Task<Refusal?> Do(Statement statement, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (await Known(statement, cancel) is not { } accountId)
            return new("{0} knows you, but opens no account here yet. Sign in another way once, and connect it under “My account”. Have you no account, ask the manager of your cluster for an invitation.", statement.Provider.Name);

        await entry.Begin(accountId, cancel, new(statement.Provider.Slug, statement.ProvenAt));
        return null;
    }

    /// <summary>She who is signed in shows again that it is her.</summary>
    public async Task<Refusal?> Prove(Guid accountId, Statement statement, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(statement);
        if (await Known(statement, cancel) != accountId)
            return new("{0} says that you are somebody else than the one you are signed in as.", statement.Provider.Name);

        await entry.Anew(accountId, cancel, new(statement.Provider.Slug, statement.ProvenAt));
        return null;
    }

    private async Task<Guid?> Known(Statement statement, CancellationToken cancel)
    {
        var login = await db.Set<OutsideLogin>().AsNoTracking().Where(o => o.Issuer == statement.Issuer && o.Subject == statement.Subject && o.Account!.DisabledAt == null)
            .Select(o => new { o.Id, o.AccountId }).SingleOrDefaultAsync(cancel);
        if (login is null)
            return null;

        DateTime? now = db.Now;
        await db.InTurn(() => db.Set<OutsideLogin>().Where(o => o.Id == login.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.LastUsedAt, now), cancel), cancel);
        return login.AccountId;
    }
}
