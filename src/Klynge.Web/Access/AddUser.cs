using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Someone to let in from the console.</summary>
public sealed record NewUser(string Email, string Name, Role? Role, string? Organisation, string? Password, bool Existing = false);

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
        if (asked.Role == Role.MemberContact != asked.Organisation is not null)
            return (null, null, new(asked.Organisation is null ? "Say with --organisation which organisation the member contact speaks for." : "--organisation goes with --role member_contact."));
        var (organisation, unknown) = await Organisation(asked, cancel);
        if (unknown is not null)
            return (null, null, unknown);
        var hash = asked.Password is null ? null : await passwords.Hash(asked.Password, cancel);

        await using var writing = await db.BeginWriting(cancel);
        var key = Account.Key(email);
        var account = await db.Accounts.SingleOrDefaultAsync(a => a.EmailKey == key, cancel);
        // Whoever made it may not be who is meant: an address is as sure as the one who carried its link.
        if (account is not null && !asked.Existing && (hash is not null || !await Holds(account, asked.Role, asked.Role == Role.Owner ? null : clusterId, organisation, cancel)))
            return (null, null, new("{0} has an account here since {1}, in the name of {2}. If that is who you mean, say --existing.", account.Email, DateOnly.FromDateTime(account.CreatedAt), account.Name));
        if (account is not null && hash is not null)
            await links.EndWaysIn(account, keepSession: null, cancel);
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
        if (await Holds(account, role, clusterId, organisation, cancel))
            return;
        db.Roles.Add(new AccountRole { AccountId = account.Id, ClusterId = clusterId, Role = role, OrganisationId = organisation, From = db.Now });
        // An owner is of the installation; there is no cluster whose journal it belongs in.
        if (clusterId is { } cluster)
            db.Journal.Add(JournalLine.Of(new RoleGiven(account.Id, role), cluster, db.Now, db.Actor.AccountId));
    }

    private Task<bool> Holds(Account account, Role? role, Guid? clusterId, Guid? organisation, CancellationToken cancel) =>
        db.Roles.AnyAsync(r => r.AccountId == account.Id && r.ClusterId == clusterId && r.Role == role && r.OrganisationId == organisation && r.EndedAt == null, cancel);

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

/// <summary>A new way in for someone who cannot get one otherwise: a link to a new password, from the console.</summary>
[May(Deed.RunInstallation)]
public sealed class LinkForUser(Db db, OneTimeLinks links)
{
    public async Task<(Uri? Link, Refusal? Refusal)> Do(string email, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(email);
        var key = Account.Key(email);
        if (await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.EmailKey == key, cancel) is not { } account)
            return (null, new("There is no user {0} here. “klynge user add” lets someone in.", email));
        if (account.DisabledAt is not null)
            return (null, new("The account is closed. Open it first."));

        await using var writing = await db.BeginWriting(cancel);
        await links.TakeBack(key, cancel, TokenPurpose.Reset);
        var link = links.Make(TokenPurpose.Reset, account.Email, OneTimeLinks.ByHand);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return (link, null);
    }
}
