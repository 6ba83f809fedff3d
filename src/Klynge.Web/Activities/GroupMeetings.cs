using Klynge.Access;
using Klynge.Activities;
using Klynge.Occasions;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Who was at a meeting: seats of the group, and other organisations.</summary>
public sealed record WasThere(IReadOnlyCollection<Guid> Seats, IReadOnlyCollection<Guid> Others);

/// <summary>Writes down a meeting of a group and who was there, or writes it anew.</summary>
[May(Deed.EditGroups)]
public sealed class WriteMeeting(Db db, TimeProvider clock)
{
    private static readonly Refusal Nobody = new("Tick off who was there, or write down who else was: a meeting without anybody is none.");

    /// <param name="id">The meeting; one that is not there yet is made, so that a form that is sent twice is one meeting.</param>
    public async Task<IReadOnlyList<Refusal>> Do(Guid group, Guid id, bool made, GroupMeetingText typed, WasThere there, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(there);
        await using var writing = await db.BeginWriting(cancel);
        await db.HoldGroup(group, cancel);
        if (await db.Set<WorkGroup>().SingleOrDefaultAsync(g => g.Id == group, cancel) is not { } of)
            return [Groups.None];
        var (meeting, today) = (await db.Set<GroupMeeting>().SingleOrDefaultAsync(m => m.Id == id, cancel), await db.Today(clock, cancel));
        if (meeting is null ? !made : meeting.GroupId != group)
            return [Groups.NoMeeting];
        IReadOnlyList<Refusal> wrong;
        if (meeting is not null)
            wrong = meeting.Change(of, typed, today);
        else
            (meeting, wrong) = GroupMeeting.Hold(of, typed, today, id);
        var seats = await db.Set<GroupMember>().Where(m => m.GroupId == group && there.Seats.Contains(m.Id)).ToListAsync(cancel);
        var others = await db.Organisations.Where(o => there.Others.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel);
        if (seats.Count + others.Count == 0)
            wrong = [.. wrong, Nobody];
        if (wrong.Count > 0)
            return wrong;

        if (db.Entry(meeting!).State == EntityState.Detached)
            db.Add(meeting!);
        await Keep(meeting!, seats, others, cancel);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return [];
    }

    /// <summary>The one occasion of the meeting, made anew from who was there.</summary>
    private async Task Keep(GroupMeeting meeting, List<GroupMember> seats, List<Guid> others, CancellationToken cancel)
    {
        var old = await db.Occasions.SingleOrDefaultAsync(o => o.Kind == OccasionKinds.Group && o.SourceId == meeting.Id, cancel);
        if (old is not null)
        {
            db.RemoveRange(await db.OccasionParties.Where(p => p.OccasionId == old.Id).ToListAsync(cancel));
            db.Remove(old);
            await db.SaveChangesAsync(cancel);
        }

        var occasion = new Occasion { ClusterId = meeting.ClusterId, Kind = OccasionKinds.Group, SourceId = meeting.Id, From = meeting.On, To = meeting.On, Size = seats.Select(seat => seat.OrganisationId).Concat(others).Distinct().Count() };
        db.Add(occasion);
        db.AddRange(seats.Select(seat => Party(occasion, Groups.PartyOf(meeting.Id, seat.Id), seat.OrganisationId, seat.PersonId, seat.Part.ToString())));
        db.AddRange(others.Where(other => seats.TrueForAll(seat => seat.OrganisationId != other)).Select(other => Party(occasion, Groups.PartyOf(meeting.Id, other), other, null, null)));
    }

    private static OccasionParty Party(Occasion occasion, Guid id, Guid organisation, Guid? person, string? part) =>
        new() { Id = id, ClusterId = occasion.ClusterId, OccasionId = occasion.Id, OrganisationId = organisation, PersonId = person, Part = part, On = occasion.To };
}

/// <summary>Takes out a meeting that never was, with its occasion.</summary>
[May(Deed.EditGroups)]
public sealed class RemoveMeeting(Db db)
{
    public async Task<Refusal?> Do(Guid group, Guid id, CancellationToken cancel)
    {
        if (await db.Set<WorkGroup>().SingleOrDefaultAsync(g => g.Id == group, cancel) is not { } of || await db.Set<GroupMeeting>().SingleOrDefaultAsync(m => m.Id == id && m.GroupId == group, cancel) is not { } meeting)
            return Groups.NoMeeting;
        var occasions = await db.Occasions.Where(o => o.Kind == OccasionKinds.Group && o.SourceId == id).ToListAsync(cancel);
        var ids = occasions.Select(o => o.Id).ToList();
        db.RemoveRange(await db.OccasionParties.Where(p => ids.Contains(p.OccasionId)).ToListAsync(cancel));
        db.RemoveRange(occasions);
        meeting.Removed(of);
        db.Remove(meeting);
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
