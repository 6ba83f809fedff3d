using System.Globalization;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>
/// Accepts an invitation. It is bound to the address it was sent to, the cluster and the role: whoever is signed in under
/// another address cannot use it, and who has an account signs in to it first.
/// </summary>
public sealed class AcceptInvitation(Db db, OneTimeLinks links, Passwords passwords)
{
    public static readonly Refusal HasAccount = new("There is an account with this address now. Sign in, and open the invitation again.");

    public static readonly Refusal SignedInAsAnother = new("The invitation is for another address than the one you are signed in with.");

    /// <summary>Someone new: the account is made with the address of the invitation, and with no other.</summary>
    public async Task<(Guid? AccountId, Refusal? Refusal)> AsSomeoneNew(string key, string name, string password, CancellationToken cancel)
    {
        if (await links.Find(TokenPurpose.Invitation, key, cancel) is not { } token)
            return (null, OneTimeLinks.Spent);
        if (NameKey.Clean(name, out var clean) is { } blank)
            return (null, blank.At("Name"));
        if (Passwords.Weak(password, token.EmailKey) is { } weak)
            return (null, weak);
        if (await db.Accounts.AnyAsync(a => a.EmailKey == token.EmailKey, cancel))
            return (null, HasAccount);
        if (await passwords.Hash(password, cancel) is not { } hash)
            return (null, ChoosePassword.Busy);

        var account = new Account
        {
            Email = token.EmailKey, EmailKey = token.EmailKey, Name = clean, PasswordHash = hash, CreatedAt = db.Now,
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "nb",
        };
        db.Accounts.Add(account);
        try
        {
            return await Give(token, account.Id, cancel) is { } refusal ? (null, refusal) : (account.Id, null);
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            return (null, HasAccount);
        }
    }

    /// <summary>Someone signed in: only as the address that was invited.</summary>
    public async Task<Refusal?> As(string key, Guid accountId, CancellationToken cancel)
    {
        if (await links.Find(TokenPurpose.Invitation, key, cancel) is not { } token)
            return OneTimeLinks.Spent;
        var account = await db.Accounts.AsNoTracking().SingleAsync(a => a.Id == accountId, cancel);
        if (account.EmailKey != token.EmailKey)
            return SignedInAsAnother;
        try
        {
            return await Give(token, accountId, cancel);
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            // Given at this very moment by another way: what the invitation promised is so.
            return null;
        }
    }

    private async Task<Refusal?> Give(OneTimeToken token, Guid accountId, CancellationToken cancel)
    {
        var (clusterId, role) = (token.ClusterId!.Value, token.Role!.Value);
        Guid? of = role == Role.Owner ? null : clusterId;
        // The journal of the cluster tells of it: the invitation is the reach.
        db.Reach.Set(clusterId);
        await using var writing = await db.BeginWriting(cancel);
        if (!await links.Use(token, cancel))
            return OneTimeLinks.Spent;
        if (token.OrganisationId is { } organisation && !await db.Organisations.AnyAsync(o => o.Id == organisation, cancel))
            return new("The organisation you were to speak for is no longer in the register. Ask for a new invitation.");
        if (!await db.Roles.AnyAsync(r => r.AccountId == accountId && r.ClusterId == of && r.Role == role && r.OrganisationId == token.OrganisationId && r.EndedAt == null, cancel))
        {
            db.Roles.Add(new AccountRole { AccountId = accountId, ClusterId = of, Role = role, OrganisationId = token.OrganisationId, From = db.Now });
            db.Journal.Add(JournalLine.Of(new RoleGiven(accountId, role), clusterId, db.Now, accountId));
        }

        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return null;
    }
}
