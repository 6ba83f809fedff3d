using System.Text;
using Klynge.Access;
using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Demonstration;

/// <summary>One link for each way of using Klynge. A link works once; the next start prints new ones and takes the old ones back.</summary>
[May(Deed.RunInstallation)]
public sealed class SignInLinks(Db db, OneTimeLinks links)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public async Task<string> Say(CancellationToken cancel)
    {
        var text = new StringBuilder(Texts.Say("Sign in to the demonstration as one of these. A link works once; start again for new ones.")).Append('\n');
        await using var writing = await db.BeginWriting(cancel);
        foreach (var guest in People.All)
        {
            var key = Account.Key(guest.Email);
            await links.TakeBack(key, cancel, TokenPurpose.SignIn);
            if (await db.Accounts.AnyAsync(a => a.EmailKey == key && a.Demonstration && a.DisabledAt == null, cancel))
                text.Append($"\n  {guest.Name}, {Texts.Say(guest.As)}\n    {links.Make(TokenPurpose.SignIn, guest.Email, Lasts)}\n");
        }

        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return text.ToString();
    }
}
