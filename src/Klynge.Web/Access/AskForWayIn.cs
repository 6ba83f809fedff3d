using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>
/// Sends a link in to who has forgotten the password. The letter goes to the address of the account, never to one that
/// was typed, and the answer is the same whether or not there is an account.
/// </summary>
[Open("who cannot sign in asks here")]
public sealed class AskForWayIn(Db db, OneTimeLinks links, Outbox outbox, Tries tries, Entry entry)
{
    public async Task Do(string email, CancellationToken cancel)
    {
        var key = Account.Key(email);
        // A mailbox is not to be filled by strangers; who asks too often is told the same and gets no more.
        if (await tries.Take(Limit.LettersFromSource, entry.Source, cancel) is not null || await tries.Take(Limit.Letters, key, cancel) is not null)
            return;

        var account = await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.EmailKey == key && a.DisabledAt == null, cancel);
        if (account is null)
        {
            // As much is written for nobody, so that the time tells nothing. The link is thrown away.
            links.Make(TokenPurpose.Reset, "", TimeSpan.Zero);
            links.Make(TokenPurpose.SignIn, "", TimeSpan.Zero);
        }
        else
        {
            var signIn = links.Make(TokenPurpose.SignIn, account.Email, OneTimeLinks.Reset);
            var reset = links.Make(TokenPurpose.Reset, account.Email, OneTimeLinks.Reset);
            outbox.Put(account.Email, account.Language, null, () => Letters.WaysIn(signIn, reset));
        }

        await db.SaveChangesAsync(cancel);
    }
}
