using Klynge.Activities;
using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>
/// The line of those who wait. When places are free they are held for the first whom they are enough for, who is asked and has
/// a while to answer. One that needs more than there are keeps its place in the line and is passed.
/// </summary>
public sealed class WaitingLine(Db db, EventPost post)
{
    /// <summary>Offers what is free. Called within a transaction that holds the event; the caller saves.</summary>
    public async Task Move(Event held, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(held);
        var now = db.Now;
        if (held.State != EventState.Published || now >= held.StartsAt)
            return;
        var until = now + held.OfferStands(now);
        foreach (var booking in await db.Set<Registration>().Include(r => r.Attendees).Where(r => r.EventId == held.Id && r.State == RegistrationState.Waiting).OrderBy(r => r.WaitsSince).ThenBy(r => r.Id).ToListAsync(cancel))
        {
            if (!await db.Take(held.Id, booking.Seats, cancel))
                continue;
            booking.Offer(until < held.StartsAt ? until : held.StartsAt);
            await post.To(held, booking, EventLetters.Offered, cancel);
        }
    }

    /// <summary>Takes back what was offered and not answered in time, and offers it to the next.</summary>
    public async Task Lapse(Guid id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        await using var writing = await db.BeginWriting(cancel);
        await db.Hold(id, cancel);
        var (held, now) = (await db.Event(id, cancel), db.Now);
        foreach (var booking in await db.Set<Registration>().Include(r => r.Attendees).Where(r => r.EventId == id && r.State == RegistrationState.Offered && r.OfferedUntil < now).ToListAsync(cancel))
        {
            booking.Lapse(now);
            await db.Give(id, booking.Seats, cancel);
            if (held!.State == EventState.Published)
                await post.To(held, booking, EventLetters.Lapsed, cancel);
        }

        await db.SaveChangesAsync(cancel);
        await Move(held!, cancel);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
    }
}

/// <summary>Looks each minute for offers that were not answered in time.</summary>
internal sealed class OfferRound(IServiceScopeFactory scopes) : IRounds
{
    public TimeSpan First => TimeSpan.FromSeconds(20);

    public async Task<TimeSpan> Walk(CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Db>();
        foreach (var cluster in await db.Clusters.AsNoTracking().Select(c => c.Id).ToListAsync(stop))
        {
            db.Reach.Set(cluster);
            var now = db.Now;
            foreach (var held in await db.Set<Registration>().Where(r => r.State == RegistrationState.Offered && r.OfferedUntil < now).Select(r => r.EventId).Distinct().ToListAsync(stop))
                await scope.ServiceProvider.GetRequiredService<WaitingLine>().Lapse(held, stop);
        }

        return TimeSpan.FromMinutes(1);
    }
}

/// <summary>
/// What was answered about health is deleted when the event is over; a year after it, who came from outside the register and
/// how to reach them. That they came stays.
/// </summary>
internal sealed class ForgetAttendees : IDailyWork
{
    public async Task Run(IServiceProvider services, DateOnly today, CancellationToken cancel)
    {
        var db = services.GetRequiredService<Db>();
        foreach (var cluster in await db.Clusters.AsNoTracking().Select(c => c.Id).ToListAsync(cancel))
        {
            db.Reach.Set(cluster);
            var (now, last) = (db.Now, today.AddMonths(-Registration.MonthsKept));
            var over = db.Set<Event>().Where(e => e.EndsAt < now || e.State == EventState.Cancelled);
            var sensitive = db.Set<EventQuestion>().Where(q => q.Sensitive && over.Any(e => e.Id == q.EventId));
            await db.InTurn(() => db.Set<EventAnswer>().Where(a => sensitive.Any(q => q.Id == a.QuestionId)).ExecuteDeleteAsync(cancel), cancel);
            foreach (var id in await db.Set<Registration>().Where(r => r.ForgottenOn == null && db.Set<Event>().Any(e => e.Id == r.EventId && e.LastDay <= last)).Select(r => r.Id).ToListAsync(cancel))
                await Forget(db, id, today, cancel);
        }
    }

    private static async Task Forget(Db db, Guid id, DateOnly today, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.Registration(id, cancel) is not { } booking)
            return;
        booking.Forget(today);
        await using var writing = await db.BeginWriting(cancel);
        await db.Set<RegistrationKey>().Where(k => k.RegistrationId == id).ExecuteDeleteAsync(cancel);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
    }
}
