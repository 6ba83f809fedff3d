using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>How a series is asked for.</summary>
/// <param name="LeftOut">Days that are left out, one a line or parted by commas.</param>
public sealed record SeriesText(Repeats Repeats, string? Until, string? LeftOut);

/// <summary>Makes an event, a template, or a series of events. From another it takes the questions along.</summary>
[May(Deed.EditEvents)]
public sealed class MakeEvent(Db db)
{
    private static readonly char[] Between = [',', ';', '\n'];

    public async Task<(IReadOnlyList<Event> Made, IReadOnlyList<Refusal> Refusals)> Do(EventText typed, SeriesText? series, bool template, Guid? like, CancellationToken cancel, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var here = db.Reach.Only;
        var zoneName = await db.Clusters.Where(c => c.Id == here).Select(c => c.TimeZone).SingleAsync(cancel);
        if (ReadDays(typed, series, template, out var days) is { } wrongDays)
            return ([], [wrongDays]);
        if (await db.RefusesGoal(typed, cancel) is { } noGoal)
            return ([], [noGoal]);

        var (zone, together) = (EventQuestions.Zone(zoneName), days.Count > 1 ? Guid.CreateVersion7() : (Guid?)null);
        var questions = like is { } model ? await db.Asked(model, cancel) : [];
        var made = new List<Event>();
        foreach (var day in days)
        {
            var (one, wrong) = Event.Make(here, Moved(typed, days[0], day), zoneName, zone, template, db.Now, made.Count == 0 ? id : null, together);
            if (wrong.Count > 0)
                return ([], wrong);
            made.Add(one!);
            db.Add(one!);
            db.AddRange(questions.Select(question => question.For(one!)));
        }

        await db.SaveChangesAsync(cancel);
        return (made, []);
    }

    private static Refusal? ReadDays(EventText typed, SeriesText? series, bool template, out IReadOnlyList<DateOnly> days)
    {
        if (LocalTime.ReadDay(typed.StartDay, nameof(typed.StartDay), out var first) is not null || series is null || template)
        {
            // What is wrong with the day itself is said together with the rest.
            days = [first];
            return null;
        }

        days = [first];
        DateOnly? until = null;
        if (!string.IsNullOrWhiteSpace(series.Until))
        {
            if (LocalTime.ReadDay(series.Until, nameof(series.Until), out var last) is { } wrong)
                return wrong;
            until = last;
        }

        var left = new List<DateOnly>();
        foreach (var text in (series.LeftOut ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (LocalTime.ReadDay(text, nameof(series.LeftOut), out var day) is { } wrong)
                return wrong;
            left.Add(day);
        }

        return EventSeries.Days(first, series.Repeats, until, left, out days);
    }

    /// <summary>The same on another day: its end and its deadline move along.</summary>
    private static EventText Moved(EventText typed, DateOnly first, DateOnly day)
    {
        var by = day.DayNumber - first.DayNumber;
        return by == 0 ? typed : typed with { StartDay = Iso(day), EndDay = Later(typed.EndDay), DeadlineDay = Later(typed.DeadlineDay) };

        string? Later(string? text) => LocalTime.ReadDay(text, "", out var read) is null ? Iso(read.AddDays(by)) : text;
    }

    private static string Iso(DateOnly day) => Language.Days.Iso(day);
}

/// <summary>Changes an event. Those who have a place are told when its time or place is another; those who wait, when there is room.</summary>
[May(Deed.EditEvents)]
public sealed class ChangeEvent(Db db, WaitingLine line, EventPost post)
{
    public async Task<IReadOnlyList<Refusal>> Do(Guid id, int version, EventText typed, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(typed);
        await using var writing = await db.BeginWriting(cancel);
        await db.Hold(id, cancel);
        if (await db.Event(id, cancel) is not { } held)
            return [EventQuestions.None];
        if (await db.RefusesGoal(typed, cancel) is { } noGoal)
            return [noGoal];

        db.Entry(held).Property(e => e.Version).OriginalValue = version;
        var before = (held.StartsAt, held.EndsAt, held.Place, held.Online);
        var wrong = held.Change(typed, EventQuestions.Zone(held.TimeZone));
        if (wrong.Count > 0)
            return wrong;
        await db.SaveChangesAsync(cancel);
        if (held.State == EventState.Published && before != (held.StartsAt, held.EndsAt, held.Place, held.Online) && held.EndsAt > db.Now)
            await post.ToThosePlaced(held, EventLetters.Changed, cancel);
        await line.Move(held, cancel);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return [];
    }
}

/// <summary>Opens an event for registration.</summary>
[May(Deed.EditEvents)]
public sealed class PublishEvent(Db db)
{
    public async Task<Refusal?> Do(Guid id, CancellationToken cancel)
    {
        if (await db.Event(id, cancel) is not { } held)
            return EventQuestions.None;
        if (held.Publish() is { } refusal)
            return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}

/// <summary>Calls an event off, and tells everyone who was to come or waits.</summary>
[May(Deed.EditEvents)]
public sealed class CancelEvent(Db db, EventPost post)
{
    public async Task<Refusal?> Do(Guid id, CancellationToken cancel)
    {
        await using var writing = await db.BeginWriting(cancel);
        await db.Hold(id, cancel);
        if (await db.Event(id, cancel) is not { } held)
            return EventQuestions.None;
        if (held.Cancel(db.Now) is { } refusal)
            return refusal;
        await post.ToAll(held, EventLetters.CalledOff, cancel);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return null;
    }
}
