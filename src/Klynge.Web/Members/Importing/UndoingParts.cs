using Klynge.Members;
using Klynge.Web.Members.Many;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>Undoes what a list did to those the register knew before: facts, memberships, people. What says something else by now stays.</summary>
internal sealed class UndoingParts(Db db, Guid batch, DateOnly today, Undoing undoing)
{
    public async Task Facts(CancellationToken cancel)
    {
        var changes = await db.Changes.AsNoTracking().Where(c => c.BatchId == batch && !db.Organisations.Any(o => o.Id == c.OrganisationId && o.BatchId == batch)).ToListAsync(cancel);
        foreach (var some in changes.GroupBy(c => c.OrganisationId).Chunk(500))
        {
            var ids = some.Select(group => group.Key).ToList();
            var organisations = await db.Organisations.Include(o => o.Names).Include(o => o.Staff).Include(o => o.Seats).Include(o => o.Tags).AsSplitQuery()
                .Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
            foreach (var group in some)
                foreach (var change in group.OrderByDescending(change => change.Id))
                    await PutBack(organisations[group.Key], change, cancel);
            await db.SaveChangesAsync(cancel);
        }
    }

    /// <param name="changed">Memberships that stood before and got other days from the list.</param>
    public async Task Memberships(List<DaysChanged> changed, CancellationToken cancel)
    {
        var begun = await db.Memberships.Where(m => m.BatchId == batch && !db.Organisations.Any(o => o.Id == m.OrganisationId && o.BatchId == batch))
            .Join(db.Organisations, m => m.OrganisationId, o => o.Id, (m, o) => new { Membership = m, o.Name }).ToListAsync(cancel);
        foreach (var one in begun)
            if (one.Membership.Version != 0)
                undoing.Keep("{0}: the membership from {1} has been edited since, and stays.", one.Name, one.Membership.From);
            else
            {
                db.Memberships.Remove(one.Membership);
                undoing.Add("{0}: the membership from {1} was removed.", one.Name, one.Membership.From);
            }

        await db.SaveChangesAsync(cancel);
        foreach (var days in changed)
            await PutBack(days, cancel);
        await db.SaveChangesAsync(cancel);
    }

    public async Task Shown(List<Reshown> reshown, CancellationToken cancel)
    {
        foreach (var some in reshown.Chunk(500))
        {
            var (ids, field) = (some.Select(one => one.Organisation).ToList(), some[0].Field);
            var organisations = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
            var chosen = await db.Set<FieldVisibility>().Where(v => ids.Contains(v.OrganisationId) && v.Field == field).ToDictionaryAsync(v => v.OrganisationId, cancel);
            foreach (var one in some.Where(one => organisations.ContainsKey(one.Organisation)))
                PutBack(organisations[one.Organisation], chosen.GetValueOrDefault(one.Organisation), one);
            await db.SaveChangesAsync(cancel);
        }
    }

    private void PutBack(Organisation organisation, FieldVisibility? choice, Reshown one)
    {
        if (choice is null || choice.Visibility != one.After)
        {
            undoing.Keep("{0}: who may see the fact has been chosen since, and stays.", organisation.Name);
            return;
        }

        choice.Choose(one.Before);
        choice.TakeHappenings();
        db.Entry(organisation).State = EntityState.Modified;
        undoing.Add("{0}: the fact is seen by the same as before.", organisation.Name);
    }

    public async Task Roles(CancellationToken cancel)
    {
        var roles = await db.PersonRoles.Where(r => r.BatchId == batch && !db.Organisations.Any(o => o.Id == r.OrganisationId && o.BatchId == batch))
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { Role = r, p.Name, Asked = db.ContactCorrections.Any(c => c.RoleId == r.Id) }).ToListAsync(cancel);
        foreach (var one in roles)
            if (one.Role.Version != 0 || one.Asked)
                undoing.Keep("{0}: the role “{1}” has been edited since, and stays.", one.Name, one.Role.Title);
            else
            {
                db.PersonRoles.Remove(one.Role);
                undoing.Add("{0}: the role “{1}” was removed.", one.Name, one.Role.Title);
            }

        await db.SaveChangesAsync(cancel);
    }

    public async Task Filled(List<PersonFilled> filled, CancellationToken cancel)
    {
        foreach (var one in filled)
        {
            if (await db.People.SingleOrDefaultAsync(p => p.Id == one.Person, cancel) is not { } person)
                continue;
            if ((one.Email is not null && person.Email != one.Email) || (one.Phone is not null && person.Phone != one.Phone))
            {
                undoing.Keep("{0}: the e-mail address or telephone has been edited since, and stays.", person.Name);
                continue;
            }

            person.Fill(one.Email is null ? person.Email : null, one.Phone is null ? person.Phone : null);
            undoing.Add("{0}: the e-mail address or telephone was taken away again.", person.Name);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>People the list brought who have nothing to do anywhere any more.</summary>
    public async Task People(CancellationToken cancel)
    {
        var idle = await db.People.Where(p => p.BatchId == batch && !db.PersonRoles.Any(r => r.PersonId == p.Id) && !db.OccasionParties.Any(o => o.PersonId == p.Id)
            && !db.Set<TeamPost>().Any(t => t.PersonId == p.Id) && !db.Set<Competence>().Any(c => c.PersonId == p.Id) && !db.Set<LearningDay>().Any(d => d.PersonId == p.Id)).ToListAsync(cancel);
        foreach (var person in idle)
            if (person.Version != 0 || person.Published)
                undoing.Keep("{0} has been edited since, and stays.", person.Name);
            else
                db.People.Remove(person);
        await db.SaveChangesAsync(cancel);
    }

    private async Task PutBack(Organisation organisation, OrganisationChange change, CancellationToken cancel)
    {
        var column = Enum.Parse<ImportColumn>(change.Field.ToString());
        if (organisation.Value(change.Field) != change.After)
            undoing.Keep("{0}: {1} has been edited since, and stays.", organisation.Name, column);
        else if (await IsTaken(organisation, change, cancel))
            undoing.Cannot("{0}: {1} cannot be {2} again, because another organisation has it now.", organisation.Name, column, change.Before!);
        else if (organisation.Change(change.Field, change.Before, change.From, batch) is { } refusal)
            undoing.Cannot("{0}: {1} cannot be put back. {2}", organisation.Name, column, Language.Texts.Say(refusal.Sentence, refusal.Values));
        else
            undoing.Add("{0}: {1} says again what it said before.", organisation.Name, column);
    }

    private async Task<bool> IsTaken(Organisation organisation, OrganisationChange change, CancellationToken cancel) => change switch
    {
        { Before: null } => false,
        { Field: OrganisationField.Number } => await db.Organisations.AnyAsync(o => o.Id != organisation.Id && o.Number == change.Before, cancel),
        { Field: OrganisationField.ExternalId } => await db.Organisations.AnyAsync(o => o.Id != organisation.Id && o.ExternalId == change.Before, cancel),
        { Field: OrganisationField.ForeignId } => await db.Organisations.AnyAsync(o => o.Id != organisation.Id && o.ForeignId == change.Before && o.Country == organisation.Country, cancel),
        _ => false,
    };

    private async Task PutBack(DaysChanged days, CancellationToken cancel)
    {
        if (await db.Memberships.SingleOrDefaultAsync(m => m.Id == days.Membership, cancel) is not { } membership)
            return;
        var name = await db.Organisations.Where(o => o.Id == membership.OrganisationId).Select(o => o.Name).SingleAsync(cancel);
        var others = await db.Memberships.AsNoTracking().Where(m => m.OrganisationId == membership.OrganisationId && m.Category == membership.Category && m.Id != membership.Id).ToListAsync(cancel);
        if ((membership.From, membership.To) != (days.From, days.To))
            undoing.Keep("{0}: the days of the membership have been edited since, and stay.", name);
        else if (others.Any(other => Stay.Overlap(days.FromBefore, days.ToBefore, other.From, other.To))
            || membership.Correct(days.FromBefore, days.ToBefore, days.ReasonBefore, today) is not null)
            undoing.Cannot("{0}: the days of the membership cannot be put back, because another membership lies there now.", name);
        else
        {
            membership.TakeHappenings();
            undoing.Add("{0}: the membership has its earlier days again.", name);
        }
    }
}
