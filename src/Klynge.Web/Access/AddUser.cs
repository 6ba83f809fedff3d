using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Someone to let in from the console.</summary>
public sealed record NewUser(string Email, string Name, Role? Role, string? Organisation, string? Password);

/// <summary>Lets someone in from the console, where whoever stands owns the installation: makes the account when there is none, and gives it a role.</summary>
[May(Deed.RunInstallation)]
public sealed class AddUser(Db db, Passwords passwords, OneTimeLinks links)
{
    public async Task<(Account? Account, Uri? Link, Refusal? Refusal)> Do(NewUser asked, Guid? clusterId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (EmailAddress.Read(asked.Email, out var email) is { } wrong)
            return (null, null, wrong);
        if (NameKey.Clean(asked.Name, out var name) is { } blank)
            return (null, null, blank);
        if (asked.Password is not null && Passwords.Weak(asked.Password, email) is { } weak)
            return (null, null, weak);
        var (organisation, unknown) = await Organisation(asked, cancel);
        if (unknown is not null)
            return (null, null, unknown);
        var hash = asked.Password is null ? null : await passwords.Hash(asked.Password, cancel);

        await using var writing = await db.BeginWriting(cancel);
        var key = Account.Key(email);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.EmailKey == key, cancel);
        if (account is null)
            db.Accounts.Add(account = new Account { Email = email, EmailKey = key, Name = name, CreatedAt = db.Now });
        account.PasswordHash = hash ?? account.PasswordHash;
        if (asked.Role is { } role)
            await Give(account, role, role == Role.Owner ? null : clusterId, organisation, cancel);
        var link = account.PasswordHash is null ? links.Make(TokenPurpose.Reset, email, OneTimeLinks.ByHand) : null;
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return (account, link, null);
    }

    private async Task Give(Account account, Role role, Guid? clusterId, Guid? organisation, CancellationToken cancel)
    {
        if (await db.Roles.AnyAsync(r => r.AccountId == account.Id && r.ClusterId == clusterId && r.Role == role && r.OrganisationId == organisation && r.EndedAt == null, cancel))
            return;
        db.Roles.Add(new AccountRole { AccountId = account.Id, ClusterId = clusterId, Role = role, OrganisationId = organisation, From = db.Now });
        // An owner is of the installation; there is no cluster whose journal it belongs in.
        if (clusterId is { } cluster)
            db.Journal.Add(JournalLine.Of(new RoleGiven(account.Id, role), cluster, db.Now, db.Actor.AccountId));
    }

    private async Task<(Guid? Id, Refusal? Refusal)> Organisation(NewUser asked, CancellationToken cancel)
    {
        if (asked.Organisation is null || asked.Role != Role.MemberContact)
            return default;
        if (OrganisationNumber.Read(asked.Organisation, out var number) is { } wrong)
            return (null, wrong);
        var digits = number.ToString();
        var found = await db.Organisations.Where(o => o.Number == digits).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(cancel);
        return found is null ? (null, new("No organisation here has the number {0}.", number.Grouped)) : (found, null);
    }
}
