using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>Writes down what a person does, in an organisation or in the cluster itself.</summary>
[May(Deed.EditPeople)]
public sealed class BeginRole(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid personId, Guid? organisation, string? title, DateOnly? from, DateOnly? to, CancellationToken cancel, Guid? id = null)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.Id == personId, cancel) is not { } person)
            return PersonQuestions.Gone;
        if (organisation is { } where && !await db.Organisations.AnyAsync(o => o.Id == where, cancel))
            return Refusal.On("Organisation", "There is no such organisation in the register.");

        var today = await db.Today(clock, cancel);
        var (role, refusal) = PersonRole.Begin(person, organisation, title, from ?? today, to, today, id);
        if (refusal is not null)
            return refusal;

        db.PersonRoles.Add(role!);
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

/// <summary>Puts right a role that was written down wrong.</summary>
[May(Deed.EditPeople)]
public sealed class CorrectRole(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid personId, Guid roleId, int version, string? title, DateOnly? from, DateOnly? to, CancellationToken cancel)
    {
        if (await db.PersonRoles.SingleOrDefaultAsync(r => r.PersonId == personId && r.Id == roleId, cancel) is not { } role)
            return PersonQuestions.Gone;

        db.Entry(role).Property(r => r.Version).OriginalValue = version;
        if (role.Correct(title, from ?? role.From, to, await db.Today(clock, cancel)) is { } refusal)
            return refusal;

        await db.SaveChangesAsync(cancel);
        return null;
    }
}

/// <summary>Ends a role; it stays in the record with its days.</summary>
[May(Deed.EditPeople)]
public sealed class EndRole(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid personId, Guid roleId, DateOnly? lastDay, CancellationToken cancel)
    {
        if (await db.PersonRoles.SingleOrDefaultAsync(r => r.PersonId == personId && r.Id == roleId, cancel) is not { } role)
            return PersonQuestions.Gone;
        if (role.End(lastDay ?? await db.Today(clock, cancel)) is { } refusal)
            return refusal;

        await db.SaveChangesAsync(cancel);
        return null;
    }
}
