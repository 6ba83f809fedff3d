using Klynge.Activities;
using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>What the deeds and pages of events all ask.</summary>
internal static class EventQuestions
{
    public static readonly Refusal None = new("There is no such event.");
    public static readonly Refusal NoRegistration = new("There is no such registration.");
    public static readonly Refusal Meanwhile = new("Somebody else changed this at the very same moment. Look again.");

    public static TimeZoneInfo Zone(string name) => TimeZoneInfo.FindSystemTimeZoneById(name);

    public static Task<Event?> Event(this Db db, Guid id, CancellationToken cancel) => db.Set<Event>().SingleOrDefaultAsync(e => e.Id == id, cancel);

    public static Task<List<EventQuestion>> Asked(this Db db, Guid id, CancellationToken cancel) =>
        db.Set<EventQuestion>().AsNoTracking().Where(q => q.EventId == id && !q.Ended).OrderBy(q => q.Place).ToListAsync(cancel);

    public static Task<Registration?> Registration(this Db db, Guid id, CancellationToken cancel) =>
        db.Set<Registration>().Include(r => r.Attendees).Include(r => r.Answers).SingleOrDefaultAsync(r => r.Id == id, cancel);

    public static async Task<Registration?> RegistrationBy(this Db db, string? key, CancellationToken cancel)
    {
        if (key is not { Length: > 0 and <= 100 })
            return null;
        var hash = Secrets.Hash(key);
        return await db.Set<RegistrationKey>().AsNoTracking().Where(k => k.Hash == hash).Select(k => (Guid?)k.RegistrationId).SingleOrDefaultAsync(cancel) is { } id
            ? await db.Registration(id, cancel) : null;
    }

    /// <summary>Whether an organisation is a member on a day.</summary>
    public static Task<bool> IsMember(this Db db, Guid? organisation, DateOnly day, CancellationToken cancel) =>
        db.Memberships.Where(Membership.On(day)).AnyAsync(m => m.OrganisationId == organisation && m.Category == MembershipCategory.Member, cancel);

    /// <summary>Those whose address the register knows, of one person, are who they are there.</summary>
    public static async Task Know(this Db db, Registration made, CancellationToken cancel)
    {
        var emails = made.Attendees.Select(a => a.Email?.ToLowerInvariant()).OfType<string>().ToList();
        var known = (await db.People.Where(p => p.Email != null && emails.Contains(Sql.Lower(p.Email))).Select(p => new { p.Id, p.Email }).ToListAsync(cancel)).ToLookup(p => p.Email!.ToLowerInvariant(), p => p.Id);
        foreach (var attendee in made.Attendees)
            if (attendee.Email is { } email && known[email.ToLowerInvariant()].ToList() is [var person])
                attendee.Is(person);
    }

    public static async Task<Refusal?> RefusesGoal(this Db db, EventText typed, CancellationToken cancel) =>
        typed.Goal is { } goal && !await db.Set<StrategicGoal>().AnyAsync(g => g.Id == goal, cancel) ? Refusal.On(nameof(typed.Goal), "There is no such goal.") : null;

    /// <summary>What a booking is to pay, with the places that are free for its organisation and not used yet.</summary>
    public static async Task<decimal> Price(this Db db, Event held, Registration booking, DateOnly today, CancellationToken cancel)
    {
        if (!held.HasPrice || booking.Seats == 0)
            return 0;
        var member = await db.IsMember(booking.OrganisationId, today, cancel);
        var already = !member ? 0 : await db.Set<Registration>().Where(r => r.EventId == held.Id && r.Id != booking.Id && r.OrganisationId == booking.OrganisationId && r.State == RegistrationState.Placed).SumAsync(r => r.Seats, cancel);
        return held.PriceOf(booking.Seats, member, already);
    }
}

/// <summary>The places of an event, counted by the database in one statement each: two who ask at once do not both get the last.</summary>
internal static class Seats
{
    /// <summary>Everything that moves places of an event stands in line behind this until the transaction ends.</summary>
    public static Task Hold(this Db db, Guid held, CancellationToken cancel) =>
        db.Set<Event>().Where(e => e.Id == held).ExecuteUpdateAsync(set => set.SetProperty(e => e.Taken, e => e.Taken), cancel);

    /// <summary>True: they are taken. False: there are not so many.</summary>
    public static async Task<bool> Take(this Db db, Guid held, int seats, CancellationToken cancel) =>
        seats == 0 || await db.Set<Event>().Where(e => e.Id == held && e.State == EventState.Published && (e.Capacity == null || e.Taken + seats <= e.Capacity))
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.Taken, e => e.Taken + seats), cancel) == 1;

    public static Task Give(this Db db, Guid held, int seats, CancellationToken cancel) =>
        db.Set<Event>().Where(e => e.Id == held).ExecuteUpdateAsync(set => set.SetProperty(e => e.Taken, e => e.Taken - seats), cancel);
}
