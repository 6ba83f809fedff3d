using System.Globalization;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>
/// The first owner and the first cluster of an empty installation, behind a link that only the console shows. There is no
/// default account and no default password.
/// </summary>
[Open("the link that the console shows is the right to come in")]
public sealed class Setup(Db db, OneTimeLinks links, Passwords passwords, FoundCluster found)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(7);

    public static readonly Refusal Done = new("This Klynge has an owner already. Sign in.");

    /// <summary>A new link when nobody owns the installation, else null. The link printed before it no longer works.</summary>
    public static async Task<Uri?> LinkIfEmpty(IServiceProvider services, Uri address, CancellationToken cancel = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        if (await HasOwner(db, cancel))
            return null;

        var links = scope.ServiceProvider.GetRequiredService<OneTimeLinks>();
        await using var writing = await db.BeginWriting(cancel);
        await links.TakeBack("", cancel, TokenPurpose.Setup);
        var link = links.Make(TokenPurpose.Setup, "", Lasts);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return new Uri(address, link.PathAndQuery);
    }

    public static Task<bool> HasOwner(Db db, CancellationToken cancel) => db.Roles.AnyAsync(r => r.Role == Role.Owner && r.EndedAt == null, cancel);

    /// <summary>Everything that is wrong with what was written, as far as it can be seen without looking into the database.</summary>
    public static IEnumerable<Refusal> Wrong(FirstOwner owner, string cluster, string? slug)
    {
        ArgumentNullException.ThrowIfNull(owner);
        Refusal?[] all =
        [
            NameKey.Clean(owner.Name, out _)?.At("Name"), EmailAddress.Read(owner.Email, out var email), Passwords.Weak(owner.Password, email),
            NameKey.Clean(cluster, out _)?.At("Cluster"), string.IsNullOrWhiteSpace(slug) ? null : Slug.Check(slug.Trim()),
        ];
        return all.OfType<Refusal>();
    }

    /// <summary>All of it in one transaction: the link is used up only when owner and cluster stand.</summary>
    public async Task<(Account? Owner, Cluster? Cluster, Refusal? Refusal)> Do(string key, FirstOwner owner, string slug, string cluster, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(owner);
        if (await links.Find(TokenPurpose.Setup, key, cancel) is not { } token)
            return (null, null, OneTimeLinks.Spent);
        if (NameKey.Clean(owner.Name, out var name) is { } blank)
            return (null, null, blank.At("Name"));
        if (EmailAddress.Read(owner.Email, out var email) is { } wrong)
            return (null, null, wrong);
        if (Passwords.Weak(owner.Password, email) is { } weak)
            return (null, null, weak);
        if (await passwords.Hash(owner.Password, cancel) is not { } hash)
            return (null, null, ChoosePassword.Busy);

        await using var writing = await db.BeginWriting(cancel);
        if (!await links.Use(token, cancel))
            return (null, null, OneTimeLinks.Spent);
        if (await HasOwner(db, cancel))
            return (null, null, Done);
        if (await db.Accounts.AnyAsync(a => a.EmailKey == Account.Key(email), cancel))
            return (null, null, Refusal.On("Email", "There is an account with this address already. Choose another, or sign in."));

        var account = new Account
        {
            Email = email, EmailKey = Account.Key(email), Name = name, PasswordHash = hash, CreatedAt = db.Now,
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "nb",
        };
        db.Accounts.Add(account);
        db.Roles.Add(new AccountRole { AccountId = account.Id, Role = Role.Owner, From = db.Now });
        await db.SaveChangesAsync(cancel);
        db.Actor.Is(account.Id);
        var (made, refusal) = await found.Do(slug, cluster, cancel);
        if (refusal is not null)
            return (null, null, refusal.Field is "Name" ? refusal.At("Cluster") : refusal);

        db.Journal.Add(JournalLine.Of(new RoleGiven(account.Id, Role.Owner), made!.Id, db.Now, account.Id));
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return (account, made, null);
    }
}

public sealed record FirstOwner(string Name, string Email, string Password);
