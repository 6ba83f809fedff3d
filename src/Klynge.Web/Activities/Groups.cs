using System.Security.Cryptography;
using Klynge.Access;
using Klynge.Activities;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Occasions;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>What pages and figures ask of groups.</summary>
internal static class Groups
{
    public static readonly Refusal None = new("There is no such group any more.");
    public static readonly Refusal NoMeeting = new("There is no such meeting any more.");

    /// <summary>The groups of a day, with whom and how often they meet: the day counts.</summary>
    /// <param name="seen">The organisations the reader may know.</param>
    public static async Task<List<GroupLine>> Lines(this Db db, DateOnly on, IQueryable<Organisation> seen, CancellationToken cancel)
    {
        var (since, seats) = (on.AddMonths(-WorkGroup.Months), db.Set<GroupMember>().Where(GroupMember.On(on)));
        return await db.Set<WorkGroup>().Where(g => g.From <= on).OrderBy(g => g.To != null && g.To < on).ThenBy(g => g.Name).ThenBy(g => g.Id).Select(g => new GroupLine(
            g.Id, g.Name, g.Kind, g.To != null && g.To < on, g.Invented,
            seats.Where(m => m.GroupId == g.Id && m.Part == GroupPart.Leader).Select(m => seen.Where(o => o.Id == m.OrganisationId).Select(o => o.Name).FirstOrDefault()).FirstOrDefault(),
            seats.Where(m => m.GroupId == g.Id).Select(m => m.OrganisationId).Distinct().Count(),
            db.Set<GroupMeeting>().Count(m => m.GroupId == g.Id && m.On <= on && m.On > since), db.Set<GroupMeeting>().Where(m => m.GroupId == g.Id && m.On <= on).Max(m => (DateOnly?)m.On))).ToListAsync(cancel);
    }

    /// <summary>Whoever writes to the group waits until this is done.</summary>
    public static Task HoldGroup(this Db db, Guid group, CancellationToken cancel) => db.Set<WorkGroup>().Where(g => g.Id == group).ExecuteUpdateAsync(set => set.SetProperty(g => g.Kind, g => g.Kind), cancel);

    /// <summary>The id of somebody's part in a meeting: made of both, so that it cannot stand there twice.</summary>
    public static Guid PartyOf(Guid meeting, Guid seat) => new(SHA256.HashData([.. meeting.ToByteArray(), .. seat.ToByteArray()]).AsSpan(0, 16));

    public static string Said(GroupKind kind) => kind switch
    {
        GroupKind.Resource => Texts.Say("Resource group"),
        GroupKind.Working => Texts.Say("Working group"),
        _ => Texts.Say("Expert group"),
    };

    public static string Said(GroupPart part) => part switch
    {
        GroupPart.Leader => Texts.Say("Leader"),
        GroupPart.Secretary => Texts.Say("Secretary"),
        _ => Texts.Say("Member"),
    };
}

/// <param name="Leader">The organisation whose person leads it.</param>
/// <param name="Organisations">In it on the day.</param>
/// <param name="Meetings">In the twelve months until the day.</param>
public sealed record GroupLine(Guid Id, string Name, GroupKind Kind, bool Over, bool Invented, string? Leader, int Organisations, int Meetings, DateOnly? Last)
{
    public bool AtWork => Meetings >= WorkGroup.Meetings;
}

/// <summary>What a meeting of a group is called, where its occasion is spoken of.</summary>
internal sealed class GroupTitles(Db db) : IOccasionTitles
{
    public async Task<IReadOnlyDictionary<Guid, OccasionTitle>> Find(IReadOnlyCollection<Guid> sources, Visit visit, CancellationToken cancel) =>
        (await db.Set<GroupMeeting>().Where(m => sources.Contains(m.Id)).Join(db.Set<WorkGroup>(), m => m.GroupId, g => g.Id, (m, g) => new { m.Id, m.On, g.Name, Group = g.Id }).ToListAsync(cancel))
            .ToDictionary(m => m.Id, m => new OccasionTitle(Texts.Say("{0}, meeting {1}", m.Name, m.On), $"/groups/{m.Group}"));
}

/// <summary>The groups an organisation is in, on its own page.</summary>
internal sealed class GroupsOfOrganisation(Db db) : IRecordPart
{
    public Deed Deed => Deed.SeeActivities;
    public int Order => 45;

    public async Task<RecordPart?> Of(Guid organisationId, Visit visit, CancellationToken cancel)
    {
        var on = visit.On;
        var rows = (await db.Set<GroupMember>().Where(GroupMember.On(on)).Where(m => m.OrganisationId == organisationId).Join(db.Set<WorkGroup>(), m => m.GroupId, g => g.Id, (m, g) => new { g.Id, g.Name, m.Part, m.From }).ToListAsync(cancel))
            .GroupBy(row => row.Id).Select(group => new GroupOfOrganisation(group.Key, group.First().Name, group.Max(row => row.Part == GroupPart.Leader) ? GroupPart.Leader : GroupPart.Member, group.Min(row => row.From))).OrderBy(row => row.Name, StringComparer.CurrentCulture).ToList();
        return rows.Count == 0 ? null : new(Texts.Say(rows.Count == 1 ? "In one group" : "In {0} groups", rows.Count), "/Activities/_GroupsOfOrganisation.cshtml", rows, Side: true);
    }
}

public sealed record GroupOfOrganisation(Guid Id, string Name, GroupPart Part, DateOnly From);
