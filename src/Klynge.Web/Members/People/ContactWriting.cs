using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>Makes a contact person what someone says she is, by the verbs that the team's own pages use.</summary>
internal static class ContactWriting
{
    /// <summary>A contact of the organisation whose role has not ended on the day; null for anybody else.</summary>
    public static async Task<(Person Person, PersonRole Role)?> Contact(this Db db, Guid organisation, Guid roleId, DateOnly day, CancellationToken cancel)
    {
        var role = await db.PersonRoles.SingleOrDefaultAsync(r => r.Id == roleId && r.OrganisationId == organisation && (r.To == null || r.To >= day), cancel);
        return role is null ? null : (await db.People.SingleAsync(p => p.Id == role.PersonId, cancel), role);
    }

    public static (Person?, PersonRole?, Refusal?) New(Guid cluster, Guid organisation, ContactFacts wanted, DateOnly today, DateTime now)
    {
        var (person, refusal) = Person.Add(cluster, wanted.Name, wanted.Email, wanted.Phone, organisation, now);
        if (refusal is not null)
            return (null, null, refusal);

        var (role, wrong) = PersonRole.Begin(person!, organisation, wanted.Title, wanted.From, wanted.To, today);
        return wrong is null ? (person, role, null) : (null, null, wrong);
    }

    public static async Task<Refusal?> Write(this Db db, Person person, PersonRole role, ContactFacts wanted, DateOnly today, CancellationToken cancel)
    {
        if (person.Edit(wanted.Name, wanted.Email, wanted.Phone) is { } refusal)
            return refusal;
        if (person.Published && !wanted.Published)
            person.Hide();
        else if (wanted.Published && !person.Published && person.Publish(await db.Set<Consent>().Where(c => c.PersonId == person.Id && c.To == null).ToListAsync(cancel)) is { } not)
            return not.At(nameof(ContactFacts.Published));

        return role.Correct(wanted.Title, wanted.From, wanted.To, today);
    }

    /// <summary>Saves, and says so when someone else changed the same meanwhile.</summary>
    public static async Task<Refusal?> SaveOrSay(this Db db, CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || Clash.IsOnce(exception))
        {
            db.ChangeTracker.Clear();
            return Whole.ChangedMeanwhile;
        }
    }
}
