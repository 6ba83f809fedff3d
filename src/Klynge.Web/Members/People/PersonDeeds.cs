using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>Someone the cluster has met, and what she does.</summary>
/// <param name="Title">Empty when no role is known yet.</param>
/// <param name="Organisation">Where the role is held; empty for the cluster itself.</param>
public sealed record NewPerson(string? Name, string? Email = null, string? Phone = null, string? Title = null, Guid? Organisation = null, DateOnly? From = null)
{
    /// <summary>Made by who asks, so that what is sent twice is one.</summary>
    public Guid? Id { get; init; }
}

/// <summary>Puts a person in the register, with the role she was met in.</summary>
[May(Deed.EditPeople)]
public sealed class AddPerson(Db db, TimeProvider clock)
{
    public async Task<(Person? Person, Refusal? Refusal)> Do(NewPerson asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var today = await db.Today(clock, cancel);
        if (asked.Organisation is { } where && !await db.Organisations.AnyAsync(o => o.Id == where, cancel))
            return (null, Refusal.On("Organisation", "There is no such organisation in the register."));

        var (person, refusal) = Person.Add(db.Reach.Only, asked.Name, asked.Email, asked.Phone, asked.Organisation, db.Now, asked.Id);
        if (refusal is not null)
            return (null, refusal);

        db.People.Add(person!);
        if (!string.IsNullOrWhiteSpace(asked.Title))
        {
            var (role, wrong) = PersonRole.Begin(person!, asked.Organisation, asked.Title, asked.From ?? today, null, today);
            if (wrong is not null)
                return (null, wrong);
            db.PersonRoles.Add(role!);
        }

        await db.SaveChangesAsync(cancel);
        return (person, null);
    }
}

/// <summary>Corrects name and ways to reach a person, and publishes her or makes her private.</summary>
[May(Deed.EditPeople)]
public sealed class EditPerson(Db db)
{
    /// <param name="version">As the form was loaded; someone else's change since then is never overwritten.</param>
    public async Task<Refusal?> Do(Guid id, int version, string? name, string? email, string? phone, bool published, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (person is null)
            return PersonQuestions.Gone;

        db.Entry(person).Property(p => p.Version).OriginalValue = version;
        if (person.Edit(name, email, phone) is { } refusal)
            return refusal;
        if (!published)
            person.Hide();
        else if (person.Publish(await db.Set<Consent>().Where(c => c.PersonId == id && c.To == null).ToListAsync(cancel)) is { } not)
            return not.At("Published");

        await db.SaveChangesAsync(cancel);
        return null;
    }
}

/// <summary>What deeds and pages about people both ask.</summary>
internal static class PersonQuestions
{
    public static readonly Refusal Gone = new("This person is not in the register any more.");

    /// <summary>People with the same e-mail, or with the same name written another way.</summary>
    public static Task<List<Alike>> FindAlike(this Db db, string? name, string? email, CancellationToken cancel)
    {
        var (way, called) = (NameKey.Fold(email ?? ""), NameKey.Fold(name ?? ""));
        return db.People.Where(p => (way != "" && p.Search.Contains(" " + way + " ")) || p.Search.StartsWith(" " + called + " "))
            .OrderBy(p => p.NameSort).Select(p => new Alike(p.Id, p.Name, p.Email)).Take(5).ToListAsync(cancel);
    }
}
