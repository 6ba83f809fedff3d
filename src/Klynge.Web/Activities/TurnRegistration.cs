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
