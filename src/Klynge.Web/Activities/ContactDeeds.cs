using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Writes down a contact with a member. The same form sent twice is one contact.</summary>
[May(Deed.LogContact)]
public sealed class LogContact(Db db, Visit visit, TimeProvider clock)
{
    /// <param name="id">The form's own; null makes one.</param>
    public async Task<(Guid? Id, IReadOnlyList<Refusal> Refusals)> Do(Guid organisation, ContactText typed, Guid? id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (!await db.Organisations.AnyAsync(o => o.Id == organisation, cancel))
            return (null, [Calling.Nobody]);
        if (await db.RefusesPerson(typed.PersonId, cancel) is { } nobody)
            return (null, [nobody]);
        if (id is { } sent && await db.Set<TeamContact>().AnyAsync(c => c.Id == sent, cancel))
            return (sent, []);
        var (made, wrong) = TeamContact.Log(db.Reach.Only, organisation, typed, id, await db.Today(clock, cancel), db.Now, visit.AccountId);
        if (wrong.Count > 0)
            return (null, wrong);
        db.Add(made!);
        await db.SaveChangesAsync(cancel);
        return (made!.Id, []);
    }
}

[May(Deed.LogContact)]
public sealed class ChangeContact(Db db, TimeProvider clock)
{
    public async Task<IReadOnlyList<Refusal>> Do(Guid id, ContactText typed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (await db.Set<TeamContact>().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } contact)
            return [Contacts.None];
        if (await db.RefusesPerson(typed.PersonId, cancel) is { } nobody)
            return [nobody];
        var wrong = contact.Change(typed, await db.Today(clock, cancel));
        if (wrong.Count == 0)
            await db.SaveChangesAsync(cancel);
        return wrong;
    }
}

/// <summary>Takes out a contact that never was.</summary>
[May(Deed.LogContact)]
public sealed class RemoveContact(Db db)
{
    public async Task<Refusal?> Do(Guid id, CancellationToken cancel)
    {
        if (await db.Set<TeamContact>().SingleOrDefaultAsync(c => c.Id == id, cancel) is not { } contact)
            return Contacts.None;
        contact.Remove();
        db.Remove(contact);
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
