using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>Who somebody is to the one cluster within reach: by her row among its people, or by an address that is hers.</summary>
public static class Subjects
{
    /// <summary>Null where there is no such person.</summary>
    public static async Task<Subject?> SubjectOf(this Db db, Guid person, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == person, cancel) is not { } known)
            return null;

        // An address that two people share says of neither what bears it.
        var key = known.Email is null ? null : Account.Key(known.Email);
        var shared = key is not null && await db.People.AnyAsync(p => p.Id != person && p.Email != null && Sql.Lower(p.Email) == key, cancel);
        return await db.Subject([known], shared ? null : known.Email, cancel) with { SharedEmail = shared };
    }

    /// <summary>Everybody in the cluster with this address, and what else bears it.</summary>
    public static async Task<Subject> SubjectOf(this Db db, string email, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(email);
        var key = Account.Key(email);
        return await db.Subject(await db.People.AsNoTracking().Where(p => p.Email != null && Sql.Lower(p.Email) == key).OrderBy(p => p.Id).ToListAsync(cancel), email, cancel);
    }

    private static async Task<Subject> Subject(this Db db, IReadOnlyList<Person> people, string? email, CancellationToken cancel)
    {
        var (cluster, key) = (db.Reach.Only, email is null ? null : Account.Key(email));
        // An account is this cluster's to tell of as far as it has, or had, a role here.
        Guid? account = key is null ? null : await db.Accounts.Where(a => a.EmailKey == key && db.Roles.Any(r => r.AccountId == a.Id && r.ClusterId == cluster)).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancel);
        return new Subject
        {
            Cluster = cluster, People = [.. people.Select(p => p.Id)], Emails = key is null ? [] : [key], Account = account,
            Names = [.. people.Select(p => p.Name).Distinct()], Phones = [.. people.Select(p => p.Phone).OfType<string>().Distinct()],
        };
    }
}
