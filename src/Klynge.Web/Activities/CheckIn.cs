using Klynge.Access;
using Klynge.Activities;
using Klynge.Occasions;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Somebody has come, or was marked by mistake. What is sent twice is done once.</summary>
[May(Deed.CheckIn)]
public sealed class CheckIn(Db db, TimeProvider clock)
{
    /// <param name="at">When she came, as the phone says that had no line; never after now.</param>
    public async Task<Refusal?> Do(Guid id, Guid attendee, bool here, DateTime? at, CancellationToken cancel)
    {
        await using var writing = await db.BeginWriting(cancel);
        await db.Hold(id, cancel);
        if (await db.Set<Event>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } held)
            return EventQuestions.None;
        if (await db.Set<Attendee>().SingleOrDefaultAsync(a => a.Id == attendee && a.EventId == id, cancel) is not { } who)
            return new("There is nobody like that on the list of this event.");
        if (await Refuses(held, who, here, cancel) is { } refusal)
            return refusal;

        if (here)
            who.Arrive(at is { } said && said < db.Now && said > held.StartsAt.AddDays(-1) ? said : db.Now);
        else
            who.NotHere();
        await db.SaveChangesAsync(cancel);
        await EventOccasion.Keep(db, id, cancel);
        await writing.Commit(cancel);
        return null;
    }

    private async Task<Refusal?> Refuses(Event held, Attendee who, bool here, CancellationToken cancel)
    {
        if (held.State != EventState.Published)
            return new("The event is not held, so nobody is at the door.");
        if (await db.Today(clock, cancel) < held.FirstDay)
            return new("The event is on {0}. The door opens that day.", held.FirstDay);
        var state = await db.Set<Registration>().Where(r => r.Id == who.RegistrationId).Select(r => r.State).SingleAsync(cancel);
        return here && state != RegistrationState.Placed ? new("{0} has no place. Give her one on the page of the event first.", who.Name ?? "") : null;
    }
}

/// <summary>What an event leaves in the record: one occasion, with those who came. It is made anew from them each time, in their transaction.</summary>
internal static class EventOccasion
{
    public static async Task Keep(Db db, Guid id, CancellationToken cancel)
    {
        var held = await db.Set<Event>().AsNoTracking().SingleAsync(e => e.Id == id, cancel);
        var came = await db.Set<Attendee>().AsNoTracking().Where(a => a.EventId == id && a.ArrivedAt != null)
            .Join(db.Set<Registration>(), a => a.RegistrationId, r => r.Id, (a, r) => new { a.Id, a.PersonId, r.OrganisationId, r.Part }).Where(a => a.OrganisationId != null).ToListAsync(cancel);
        var occasion = await db.Occasions.SingleOrDefaultAsync(o => o.Kind == OccasionKinds.Event && o.SourceId == id, cancel);
        if (occasion is null)
        {
            if (came.Count == 0)
                return;
            db.Add(occasion = new Occasion { ClusterId = held.ClusterId, Kind = OccasionKinds.Event, SourceId = id, From = held.FirstDay, To = held.LastDay });
        }

        var parties = await db.OccasionParties.Where(p => p.OccasionId == occasion.Id).ToListAsync(cancel);
        // A row of it has the id of who came, so that it cannot stand there twice.
        var wanted = came.ToDictionary(a => a.Id);
        db.RemoveRange(parties.Where(p => !wanted.TryGetValue(p.Id, out var a) || a.OrganisationId != p.OrganisationId || a.PersonId != p.PersonId));
        await db.SaveChangesAsync(cancel);
        var kept = await db.OccasionParties.Where(p => p.OccasionId == occasion.Id).Select(p => p.Id).ToListAsync(cancel);
        foreach (var a in came.Where(a => !kept.Contains(a.Id)))
            db.Add(new OccasionParty { Id = a.Id, ClusterId = held.ClusterId, OccasionId = occasion.Id, OrganisationId = a.OrganisationId!.Value, PersonId = a.PersonId, Part = a.Part.ToString(), On = held.LastDay });
        occasion.Size = came.Select(a => a.OrganisationId).Distinct().Count();
        await db.SaveChangesAsync(cancel);
    }
}
