using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

[May(Deed.EditGroups)]
public sealed class MakeGroup(Db db, TimeProvider clock)
{
    /// <param name="id">The form's own, so that what is sent twice is one.</param>
    public async Task<(Guid? Id, IReadOnlyList<Refusal> Refusals)> Do(GroupText typed, Guid? id, CancellationToken cancel)
    {
        if (id is { } sent && await db.Set<WorkGroup>().AnyAsync(g => g.Id == sent, cancel))
            return (sent, []);
        var (made, wrong) = WorkGroup.Make(db.Reach.Only, typed, await db.Today(clock, cancel), id);
        if (wrong.Count > 0)
            return (null, wrong);
        db.Add(made!);
        await db.SaveChangesAsync(cancel);
        return (made!.Id, []);
    }
}

[May(Deed.EditGroups)]
public sealed class ChangeGroup(Db db, TimeProvider clock)
{
    public async Task<IReadOnlyList<Refusal>> Do(Guid id, GroupText typed, CancellationToken cancel)
    {
        if (await db.Set<WorkGroup>().SingleOrDefaultAsync(g => g.Id == id, cancel) is not { } group)
            return [Groups.None];
        var wrong = group.Change(typed, await db.Today(clock, cancel));
        if (wrong.Count == 0)
            await db.SaveChangesAsync(cancel);
        return wrong;
    }
}

[May(Deed.EditGroups)]
public sealed class JoinGroup(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid id, Guid organisation, Guid? person, GroupPart part, DateOnly from, CancellationToken cancel)
    {
        await using var writing = await db.BeginWriting(cancel);
        await db.HoldGroup(id, cancel);
        if (await db.Set<WorkGroup>().SingleOrDefaultAsync(g => g.Id == id, cancel) is not { } group)
            return Groups.None;
        if (!await db.Organisations.AnyAsync(o => o.Id == organisation, cancel))
            return Calling.Nobody;
        if (await db.RefusesPerson(person, cancel) is { } nobody)
            return nobody;
        var seats = db.Set<GroupMember>().Where(m => m.GroupId == id && m.To == null);
        if (await seats.AnyAsync(m => m.OrganisationId == organisation && m.PersonId == person, cancel))
            return Refusal.On("Organisation", person is null ? "It is in the group already." : "She is in the group already.");
        if (part == GroupPart.Leader && await seats.AnyAsync(m => m.Part == GroupPart.Leader, cancel))
            return Refusal.On("Part", "The group has a leader. Let her leave that seat first.");
        var (seat, refusal) = GroupMember.Join(group, organisation, person, part, from, await db.Today(clock, cancel));
        if (refusal is not null)
            return refusal;
        db.Add(seat!);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return null;
    }
}

[May(Deed.EditGroups)]
public sealed class LeaveGroup(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid id, Guid seat, DateOnly last, CancellationToken cancel)
    {
        if (await db.Set<WorkGroup>().SingleOrDefaultAsync(g => g.Id == id, cancel) is not { } group || await db.Set<GroupMember>().SingleOrDefaultAsync(m => m.Id == seat && m.GroupId == id, cancel) is not { } member)
            return Groups.None;
        if (member.Leave(group, last, await db.Today(clock, cancel)) is { } refusal)
            return refusal;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
