using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>What a registration may be turned to by hand.</summary>
public enum Turning
{
    /// <summary>Gives it its places now: approved, taken from the line, or back again.</summary>
    GivePlace,

    /// <summary>Holds places for it, and asks.</summary>
    Offer,
    Decline,
    Cancel,
}

/// <summary>Turns registrations, and moves places with them, all within one transaction that holds the event.</summary>
public sealed class Moving(Db db, TimeProvider clock, WaitingLine line, EventPost post)
{
    private static readonly Refusal Full = new("There are not so many free places. Raise the number of places first, or let them wait.");

    public async Task<Refusal?> Move(Guid id, Turning to, CancellationToken cancel)
    {
        if (await db.Set<Registration>().Where(r => r.Id == id).Select(r => (Guid?)r.EventId).SingleOrDefaultAsync(cancel) is not { } about)
            return EventQuestions.NoRegistration;
        await using var writing = await db.BeginWriting(cancel);
        await db.Hold(about, cancel);
        db.ChangeTracker.Clear();
        var held = (await db.Event(about, cancel))!;
        var booking = (await db.Registration(id, cancel))!;
        var seats = booking.HoldsSeats ? booking.Seats : 0;
        var refusal = to switch
        {
            Turning.GivePlace => await GivePlace(held, booking, cancel),
            Turning.Offer => await Offer(held, booking, cancel),
            Turning.Decline => booking.Decline(),
            _ => booking.Cancel(),
        };
        if (refusal is not null)
            return refusal;
        if (!booking.HoldsSeats && seats > 0)
            await db.Give(about, seats, cancel);
        await post.To(held, booking, Letter(booking.State), cancel);
        await db.SaveChangesAsync(cancel);
        await line.Move(held, cancel);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return null;
    }

    private async Task<Refusal?> GivePlace(Event held, Registration booking, CancellationToken cancel)
    {
        if (booking.State == RegistrationState.Placed)
            return new("They have a place already.");
        if (!booking.HoldsSeats && !await db.Take(held.Id, booking.Seats, cancel))
            return Full;
        booking.Place(await db.Price(held, booking, await db.Today(clock, cancel), cancel));
        return null;
    }

    private async Task<Refusal?> Offer(Event held, Registration booking, CancellationToken cancel)
    {
        var now = db.Now;
        if (now >= held.StartsAt)
            return new("The event has begun. Give them a place instead.");
        if (booking.HoldsSeats)
            return new("They have a place already.");
        if (!await db.Take(held.Id, booking.Seats, cancel))
            return Full;
        var until = now + held.OfferStands(now);
        return booking.Offer(until < held.StartsAt ? until : held.StartsAt);
    }

    private static Func<EventMail, Post.LetterText> Letter(RegistrationState state) => state switch
    {
        RegistrationState.Placed => EventLetters.Confirmed,
        RegistrationState.Offered => EventLetters.Offered,
        RegistrationState.Declined => EventLetters.Declined,
        _ => EventLetters.Cancelled,
    };
}

/// <summary>The team answers a registration: approves it, offers it places, declines it, cancels it.</summary>
[May(Deed.EditEvents)]
public sealed class TurnRegistration(Moving moving)
{
    public Task<Refusal?> Do(Guid id, Turning to, CancellationToken cancel) => moving.Move(id, to, cancel);
}

/// <summary>Says which organisation of the register those of a registration belong to; who has come counts for it from then on.</summary>
[May(Deed.EditEvents)]
public sealed class PlaceRegistration(Db db)
{
    public async Task<Refusal?> Do(Guid id, Guid? organisation, CancellationToken cancel)
    {
        if (await db.Registration(id, cancel) is not { } booking)
            return EventQuestions.NoRegistration;
        if (organisation is { } where && !await db.Organisations.AnyAsync(o => o.Id == where, cancel))
            return Refusal.On("Organisation", "There is no such organisation in the register.");
        await using var writing = await db.BeginWriting(cancel);
        await db.Hold(booking.EventId, cancel);
        booking.BelongsTo(organisation);
        await db.SaveChangesAsync(cancel);
        await EventOccasion.Keep(db, booking.EventId, cancel);
        await writing.Commit(cancel);
        return null;
    }
}

/// <summary>Who is registered changes it herself, by the key in her link, until the deadline.</summary>
[Open("the key in the link is the right to it")]
public sealed class ChangeOwnRegistration(Db db, TimeProvider clock, Moving moving, WaitingLine line, EventPost post)
{
    /// <summary>Says yes to the places that are held.</summary>
    public async Task<Refusal?> Accept(string key, CancellationToken cancel)
    {
        if (await db.RegistrationBy(key, cancel) is not { } booking)
            return EventQuestions.NoRegistration;
        var held = (await db.Event(booking.EventId, cancel))!;
        if (held.State == EventState.Cancelled)
            return new("The event is called off.");
        if (booking.Accept(await db.Price(held, booking, await db.Today(clock, cancel), cancel), db.Now) is { } refusal)
            return refusal;
        await post.To(held, booking, EventLetters.Confirmed, cancel);
        return await Save(cancel);
    }

    /// <summary>An offer may be turned down at any time; a place is given back until the deadline.</summary>
    public async Task<Refusal?> Cancel(string key, CancellationToken cancel) => await db.RegistrationBy(key, cancel) switch
    {
        null => EventQuestions.NoRegistration,
        { State: RegistrationState.Placed } placed when await TooLate(placed, cancel) is { } late => late,
        var booking => await moving.Move(booking.Id, Turning.Cancel, cancel),
    };

    /// <summary>Others come instead, or more, or fewer.</summary>
    public async Task<Refusal?> Replace(string key, string? people, CancellationToken cancel)
    {
        if (await db.RegistrationBy(key, cancel) is not { } known)
            return EventQuestions.NoRegistration;
        if (await TooLate(known, cancel) is { } late)
            return late;
        await using var writing = await db.BeginWriting(cancel);
        await db.Hold(known.EventId, cancel);
        db.ChangeTracker.Clear();
        var (held, booking) = ((await db.Event(known.EventId, cancel))!, (await db.Registration(known.Id, cancel))!);
        if (!booking.IsOpen)
            return new("The registration is not open any more, and cannot be changed.");
        if (booking.Replace(people, out var more) is { } refusal)
            return refusal;
        if (booking.HoldsSeats && more > 0 && !await db.Take(held.Id, more, cancel))
            return Refusal.On("People", "There are not so many free places. Register the new ones by themselves; then they stand on the waiting list.");
        if (booking.HoldsSeats && more < 0)
            await db.Give(held.Id, -more, cancel);
        if (booking.State == RegistrationState.Placed)
            booking.Place(await db.Price(held, booking, await db.Today(clock, cancel), cancel));
        await post.To(held, booking, EventLetters.Received, cancel);
        await db.SaveChangesAsync(cancel);
        await line.Move(held, cancel);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return null;
    }

    private async Task<Refusal?> TooLate(Registration booking, CancellationToken cancel)
    {
        var held = (await db.Event(booking.EventId, cancel))!;
        return db.Now < held.DeadlineAt ? null : new("The deadline was {0}. Write to the cluster instead.", EventWords.At(held.DeadlineAt, held.TimeZone));
    }

    private async Task<Refusal?> Save(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return EventQuestions.Meanwhile;
        }
    }
}
