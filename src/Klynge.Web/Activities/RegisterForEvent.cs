using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Access;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Writes a registration and gives it its places, or a place in the line. Whoever asks has been let in before.</summary>
public sealed class Registering(Db db, TimeProvider clock, EventPost post)
{
    /// <param name="organisation">Whose they are, where it is known; else it is found by the number, or by the contact's address.</param>
    /// <param name="byTeam">The team registers also after the deadline, and needs no approval of its own.</param>
    public async Task<(Registration? Made, Uri? Link, IReadOnlyList<Refusal> Refusals)> Write(Guid id, RegistrationText typed, string key, string language, EventPart part, Guid? organisation, bool byTeam, CancellationToken cancel)
    {
        if (await db.RegistrationBy(key, cancel) is { } sent && sent.EventId == id)
            return (sent, await post.LinkTo(sent, key, cancel), []);

        await using var writing = await db.BeginWriting(cancel);
        await db.Hold(id, cancel);
        if (await db.Set<Event>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, cancel) is not { } held)
            return (null, null, [EventQuestions.None]);
        if (Refuses(held, byTeam) is { } closed)
            return (null, null, [closed]);
        var (made, wrong) = Registration.Make(held, typed, byTeam ? [] : await db.Asked(id, cancel), part, language, db.Now);
        if (wrong.Count > 0)
            return (null, null, wrong);

        made!.BelongsTo(organisation ?? await OrganisationOf(made, cancel));
        await db.Know(made, cancel);
        db.Add(made);
        await Seat(held, made, byTeam, cancel);
        var link = await post.To(held, made, EventLetters.Received, cancel, key);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return (made, link, []);
    }

    private Refusal? Refuses(Event held, bool byTeam) => held.State switch
    {
        EventState.Cancelled => new("The event is called off."),
        not EventState.Published => EventQuestions.None,
        _ when byTeam => null,
        _ when db.Now >= held.DeadlineAt => new("The deadline was {0}. Write to the cluster if you still want to come.", EventWords.At(held.DeadlineAt, held.TimeZone)),
        _ => null,
    };

    private async Task Seat(Event held, Registration made, bool byTeam, CancellationToken cancel)
    {
        var today = await db.Today(clock, cancel);
        if (!byTeam && (held.NeedsApproval || (held.OpenTo == OpenTo.Members && !await db.IsMember(made.OrganisationId, today, cancel))))
            return;
        // Nobody passes those who wait for as few places or fewer.
        var passes = !byTeam && await db.Set<Registration>().AnyAsync(r => r.EventId == held.Id && r.State == RegistrationState.Waiting && r.Seats <= made.Seats, cancel);
        if (!passes && await db.Take(held.Id, made.Seats, cancel))
            made.Place(await db.Price(held, made, today, cancel));
        else
            made.Wait(db.Now);
    }

    /// <summary>By the number; else by who wrote, where she has a role in one organisation.</summary>
    private async Task<Guid?> OrganisationOf(Registration made, CancellationToken cancel)
    {
        if (made.Number is { } number)
            return await db.Organisations.Where(o => o.Number == number).Select(o => (Guid?)o.Id).SingleOrDefaultAsync(cancel);
        var today = await db.Today(clock, cancel);
        var email = made.Email!.ToLowerInvariant();
        var roles = await db.PersonRoles.Where(r => r.OrganisationId != null && r.From <= today && (r.To == null || r.To >= today) && db.People.Any(p => p.Id == r.PersonId && p.Email != null && Sql.Lower(p.Email) == email))
            .Select(r => r.OrganisationId).Distinct().Take(2).ToListAsync(cancel);
        return roles is [{ } one] ? one : null;
    }
}

/// <summary>Anyone registers for an event that is open.</summary>
[Open("anyone may register for an event that is published")]
public sealed class RegisterForEvent(Db db, Registering registering, Tries tries)
{
    /// <summary>How many one place on the network, and one contact's address, may send in an hour. Ours: a whole office may sit behind one address.</summary>
    private static readonly Limit FromPlace = new("registration-from", 100, TimeSpan.FromHours(1));
    private static readonly Limit ByAddress = new("registration-by", 10, TimeSpan.FromHours(1));

    public async Task<(Uri? Link, IReadOnlyList<Refusal> Refusals)> Do(Guid id, RegistrationText typed, string key, string language, string? from, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (await tries.Take(FromPlace, $"{db.Reach.Only} {from}", cancel) is not null || await tries.Take(ByAddress, $"{db.Reach.Only} {Account.Key(typed.Email ?? "")}", cancel) is not null)
            return (null, [new("Many registrations have come from here within the hour. Try again later; what you wrote stands below.")]);
        var (_, link, wrong) = await registering.Write(id, typed, key, language, EventPart.Attendee, null, false, cancel);
        return (link, wrong);
    }
}

/// <summary>The team puts somebody on the list: who rang, who speaks, who hosts, who came without being registered.</summary>
[May(Deed.EditEvents)]
public sealed class RegisterForThem(Registering registering)
{
    public Task<(Registration? Made, Uri? Link, IReadOnlyList<Refusal> Refusals)> Do(Guid id, RegistrationText typed, string key, EventPart part, Guid? organisation, CancellationToken cancel) =>
        registering.Write(id, typed, key, "nb", part, organisation, true, cancel);
}

/// <summary>A member contact registers herself and colleagues; they are of her own organisation.</summary>
[May(Deed.RegisterOwn)]
public sealed class RegisterColleagues(Registering registering)
{
    public Task<(Registration? Made, Uri? Link, IReadOnlyList<Refusal> Refusals)> Do(Guid id, RegistrationText typed, string key, string language, Guid organisation, CancellationToken cancel) =>
        registering.Write(id, typed, key, language, EventPart.Attendee, organisation, false, cancel);
}
