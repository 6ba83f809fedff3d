using Klynge.Members;

namespace Klynge.Activities;

public sealed partial class Event
{
    private const int LongestText = 4000;

    /// <summary>Everything that is wrong is said at once; then there is no event.</summary>
    public static (Event?, IReadOnlyList<Refusal>) Make(Guid cluster, EventText typed, string timeZone, TimeZoneInfo zone, bool template, DateTime now, Guid? id = null, Guid? series = null, bool invented = false)
    {
        var made = new Event { Id = id ?? Guid.CreateVersion7(), ClusterId = cluster, TimeZone = timeZone, SeriesId = series, Invented = invented, State = template ? EventState.Template : EventState.Draft };
        var wrong = made.Read(typed, zone);
        // What is over was held without us; the record of it comes by a list and not by this form.
        if (wrong.Count == 0 && !template && !invented && made.EndsAt <= now)
            wrong.Add(Refusal.On(nameof(typed.StartDay), "{0} is past. Events that were held are brought in as a list of who took part.", made.FirstDay));
        if (wrong.Count > 0)
            return (null, wrong);

        made.Record(new EventMade(made.Id));
        return (made, []);
    }

    public IReadOnlyList<Refusal> Change(EventText typed, TimeZoneInfo zone)
    {
        if (State == EventState.Cancelled)
            return [new("The event is cancelled, and is not changed any more.")];
        var wrong = Read(typed, zone);
        if (wrong.Count == 0)
            Record(new EventChanged(Id));
        return wrong;
    }

    private List<Refusal> Read(EventText typed, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var wrong = new List<Refusal?> { ShortText.Read(typed.Title, nameof(typed.Title), out var title), ShortText.ReadOptional(typed.About, nameof(typed.About), out var about, LongestText) };
        wrong.Add(ShortText.ReadOptional(typed.Place, nameof(typed.Place), out var place));
        wrong.Add(EventText.ReadOnline(typed.Online, nameof(typed.Online), out var online));
        wrong.Add(place is null && online is null ? Refusal.On(nameof(typed.Place), "Say where it is: a place, an address on the net, or both.") : null);
        wrong.Add(EventText.ReadCount(typed.Capacity, nameof(typed.Capacity), 1, MostPlaces, out var capacity));
        wrong.Add(EventText.ReadCount(typed.FreePlaces, nameof(typed.FreePlaces), 0, 100, out var free));
        wrong.Add(EventText.ReadAmount(typed.PriceMembers, nameof(typed.PriceMembers), out var members));
        wrong.Add(EventText.ReadAmount(typed.PriceOthers, nameof(typed.PriceOthers), out var others));
        if (capacity < Taken)
            wrong.Add(Refusal.On(nameof(typed.Capacity), "{0} places are taken, so there cannot be {1}.", Taken, capacity.Value));
        var read = wrong.OfType<Refusal>().ToList();
        read.AddRange(ReadTimes(typed, zone));
        if (read.Count > 0)
            return read;

        (Title, Kind, About, Place, Online, Capacity) = (title, typed.Kind, about, place, online, capacity);
        (PriceMembers, PriceOthers, Vat, FreePlaces) = (members, others, typed.Vat, free ?? 0);
        (OpenTo, NeedsApproval, GoalId) = (typed.OpenTo, typed.NeedsApproval, typed.Goal);
        return read;
    }

    private List<Refusal> ReadTimes(EventText typed, TimeZoneInfo zone)
    {
        var wrong = new List<Refusal?> { LocalTime.ReadDay(typed.StartDay, nameof(typed.StartDay), out var first), LocalTime.ReadHour(typed.StartTime, nameof(typed.StartTime), out var start), LocalTime.ReadHour(typed.EndTime, nameof(typed.EndTime), out var end) };
        var last = first;
        if (!string.IsNullOrWhiteSpace(typed.EndDay))
            wrong.Add(LocalTime.ReadDay(typed.EndDay, nameof(typed.EndDay), out last));
        if (Said(wrong) is { Count: > 0 } unread)
            return unread;

        wrong.Add(LocalTime.At(first, start, zone, typed.StartTwice, nameof(typed.StartTime), out var startsAt));
        wrong.Add(LocalTime.At(last, end, zone, typed.EndTwice, nameof(typed.EndTime), out var endsAt));
        wrong.Add(ReadDeadline(typed, zone, startsAt, out var deadline));
        if (Said(wrong) is { Count: > 0 } unfound)
            return unfound;
        if (endsAt <= startsAt)
            return [Refusal.On(nameof(typed.EndTime), "It ends before it begins. Look at the times, and at the last day.")];
        if (endsAt - startsAt > TimeSpan.FromDays(60))
            return [Refusal.On(nameof(typed.EndDay), "It lasts more than 60 days. Make several events of it, or a group.")];
        if (deadline > endsAt)
            return [Refusal.On(nameof(typed.DeadlineDay), "The deadline is after the event is over.")];

        (FirstDay, StartTime, LastDay, EndTime, StartsAt, EndsAt, DeadlineAt) = (first, start, last, end, startsAt, endsAt, deadline);
        return [];
    }

    /// <summary>Nothing said: one registers until it begins.</summary>
    private static Refusal? ReadDeadline(EventText typed, TimeZoneInfo zone, DateTime startsAt, out DateTime deadline)
    {
        deadline = startsAt;
        if (string.IsNullOrWhiteSpace(typed.DeadlineDay) && string.IsNullOrWhiteSpace(typed.DeadlineTime))
            return null;
        if (LocalTime.ReadDay(typed.DeadlineDay, nameof(typed.DeadlineDay), out var day) is { } noDay)
            return noDay;
        var hour = new TimeOnly(23, 59);
        if (!string.IsNullOrWhiteSpace(typed.DeadlineTime) && LocalTime.ReadHour(typed.DeadlineTime, nameof(typed.DeadlineTime), out hour) is { } noHour)
            return noHour;
        return LocalTime.At(day, hour, zone, Twice.First, nameof(typed.DeadlineTime), out deadline);
    }

    private static List<Refusal> Said(IEnumerable<Refusal?> refusals) => [.. refusals.OfType<Refusal>()];
}
