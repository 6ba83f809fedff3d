using Klynge.Activities;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

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
        await db.Know(booking, cancel);
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
