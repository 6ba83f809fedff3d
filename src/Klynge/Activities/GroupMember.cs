using System.Linq.Expressions;
using Klynge.Members;

namespace Klynge.Activities;

public enum GroupPart
{
    Member,
    Leader,
    Secretary,
}

/// <summary>An organisation's seat in a group, and who sits in it.</summary>
public sealed class GroupMember : Owned, ICounted, IDated
{
    public Guid GroupId { get; private init; }
    public Guid OrganisationId { get; private init; }

    /// <summary>Null where the organisation is in the group and nobody is named.</summary>
    public Guid? PersonId { get; private set; }
    public GroupPart Part { get; private set; }
    public DateOnly From { get; private init; }
    public DateOnly? To { get; private set; }

    /// <summary>Seats that are held on a day.</summary>
    public static Expression<Func<GroupMember, bool>> On(DateOnly day) => seat => seat.From <= day && (seat.To == null || seat.To >= day);

    public static (GroupMember?, Refusal?) Join(WorkGroup group, Guid organisation, Guid? person, GroupPart part, DateOnly from, DateOnly today, Guid? id = null)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (Span.Refuses(from, null, today) is { } wrong)
            return (null, wrong);
        if (from < group.From || from > group.To)
            return (null, Refusal.On("From", "The group is there from {0}. Choose a day when it is.", group.From));
        group.Tell(new GroupJoined(group.Id, organisation));
        return (new GroupMember { Id = id ?? Guid.CreateVersion7(), ClusterId = group.ClusterId, GroupId = group.Id, OrganisationId = organisation, PersonId = person, Part = part, From = from }, null);
    }

    /// <summary>The last day counts.</summary>
    public Refusal? Leave(WorkGroup group, DateOnly last, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (To is not null)
            return new("It has left the group already.");
        if (last < From)
            return Refusal.On("To", "The last day, {0}, is before the first, {1}.", last, From);
        if (last > today.AddYears(1))
            return Refusal.On("To", "{0} is more than a year ahead. Write it down when it is decided.", last);
        To = last;
        group.Tell(new GroupLeft(group.Id, OrganisationId, last));
        return null;
    }
}
