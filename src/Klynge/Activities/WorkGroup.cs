using Klynge.Members;

namespace Klynge.Activities;

public enum GroupKind
{
    Resource,
    Working,
    Expert,
}

/// <summary>A group as it is typed.</summary>
public sealed record GroupText
{
    public string? Name { get; init; }
    public GroupKind Kind { get; init; }
    public string? Mandate { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
}

/// <summary>Members who work on something together for a while: a resource group, a working group, an expert group.</summary>
public sealed class WorkGroup : Owned, ICounted, IDated
{
    /// <summary>A group is at work when it has met this often in <see cref="Months"/> months (the label's indicator 4.5).</summary>
    public const int Meetings = 2, Months = 12;

    private const int LongestMandate = 4000;

    public string Name { get; private set; } = "";
    public GroupKind Kind { get; private set; }
    public string? Mandate { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    /// <summary>Made up for the demonstration.</summary>
    public bool Invented { get; init; }

    public static (WorkGroup?, IReadOnlyList<Refusal>) Make(Guid cluster, GroupText typed, DateOnly today, Guid? id = null, bool invented = false)
    {
        var made = new WorkGroup { Id = id ?? Guid.CreateVersion7(), ClusterId = cluster, Invented = invented };
        var wrong = made.Read(typed, today);
        if (wrong.Count > 0)
            return (null, wrong);
        made.Record(new GroupMade(made.Id));
        return (made, []);
    }

    public IReadOnlyList<Refusal> Change(GroupText typed, DateOnly today)
    {
        var wrong = Read(typed, today);
        if (wrong.Count == 0)
            Record(new GroupChanged(Id));
        return wrong;
    }

    /// <summary>Whether it has met twice in the twelve months that end on a day.</summary>
    /// <param name="meetings">The days it met.</param>
    public static bool IsAtWork(IEnumerable<DateOnly> meetings, DateOnly on) => meetings.Count(day => day <= on && day > on.AddMonths(-Months)) >= Meetings;

    /// <summary>What happens to its members and meetings is told of the group.</summary>
    internal void Tell(Happening happening) => Record(happening);

    private List<Refusal> Read(GroupText typed, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var (from, to) = (today, (DateOnly?)null);
        List<Refusal?> wrong = [ShortText.Read(typed.Name, nameof(typed.Name), out var name), ShortText.ReadOptional(typed.Mandate, nameof(typed.Mandate), out var mandate, LongestMandate)];
        wrong.Add(string.IsNullOrWhiteSpace(typed.From) ? null : LocalTime.ReadDay(typed.From, nameof(typed.From), out from));
        if (!string.IsNullOrWhiteSpace(typed.To))
        {
            wrong.Add(LocalTime.ReadDay(typed.To, nameof(typed.To), out var last));
            to = last;
        }

        if (wrong.TrueForAll(one => one is null))
            wrong.Add(Span.Refuses(from, to, today));
        List<Refusal> said = [.. wrong.OfType<Refusal>()];
        if (said.Count == 0)
            (Name, Kind, Mandate, From, To) = (name, typed.Kind, mandate, from, to);
        return said;
    }
}

public sealed record GroupMade(Guid About) : Happening(About);
public sealed record GroupChanged(Guid About) : Happening(About);
public sealed record GroupJoined(Guid About, Guid OrganisationId) : Happening(About);
public sealed record GroupLeft(Guid About, Guid OrganisationId, DateOnly On) : Happening(About);
public sealed record GroupMet(Guid About, Guid MeetingId) : Happening(About);
public sealed record GroupMeetingChanged(Guid About, Guid MeetingId) : Happening(About);
public sealed record GroupMeetingRemoved(Guid About, Guid MeetingId) : Happening(About);
