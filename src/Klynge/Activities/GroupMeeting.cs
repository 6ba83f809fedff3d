using Klynge.Members;

namespace Klynge.Activities;

/// <summary>A meeting as it is typed.</summary>
public sealed record GroupMeetingText
{
    public string? On { get; init; }
    public string? Place { get; init; }
    public string? Notes { get; init; }
}

/// <summary>A group that met. Who was there stands in its occasion.</summary>
public sealed class GroupMeeting : Owned, ICounted
{
    private const int LongestNotes = 8000;

    public Guid GroupId { get; private init; }
    public DateOnly On { get; private set; }
    public string? Place { get; private set; }

    /// <summary>The team's own.</summary>
    public string? Notes { get; private set; }

    public static (GroupMeeting?, IReadOnlyList<Refusal>) Hold(WorkGroup group, GroupMeetingText typed, DateOnly today, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        var made = new GroupMeeting { Id = id ?? Guid.CreateVersion7(), ClusterId = group.ClusterId, GroupId = group.Id };
        var wrong = made.Read(group, typed, today);
        if (wrong.Count > 0)
            return (null, wrong);
        group.Tell(new GroupMet(group.Id, made.Id));
        return (made, []);
    }

    public IReadOnlyList<Refusal> Change(WorkGroup group, GroupMeetingText typed, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(group);
        var wrong = Read(group, typed, today);
        if (wrong.Count == 0)
            group.Tell(new GroupMeetingChanged(group.Id, Id));
        return wrong;
    }

    /// <summary>It never was: written down by mistake.</summary>
    public void Removed(WorkGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        group.Tell(new GroupMeetingRemoved(group.Id, Id));
    }

    private List<Refusal> Read(WorkGroup group, GroupMeetingText typed, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(typed);
        List<Refusal?> wrong =
        [
            LocalTime.ReadDay(typed.On, nameof(typed.On), out var day), ShortText.ReadOptional(typed.Place, nameof(typed.Place), out var place),
            ShortText.ReadOptional(typed.Notes, nameof(typed.Notes), out var notes, LongestNotes),
        ];
        if (wrong[0] is null && day > today)
            wrong.Add(Refusal.On(nameof(typed.On), "{0} has not been yet. A meeting is written down when it has been held.", day));
        if (wrong[0] is null && (day < group.From || day > group.To))
            wrong.Add(Refusal.On(nameof(typed.On), "The group is there from {0}. Choose a day when it is.", group.From));
        List<Refusal> said = [.. wrong.OfType<Refusal>()];
        if (said.Count == 0)
            (On, Place, Notes) = (day, place, notes);
        return said;
    }
}
