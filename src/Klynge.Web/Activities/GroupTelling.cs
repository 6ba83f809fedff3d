using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Tells of groups and their meetings.</summary>
internal sealed class GroupTelling(Db db) : ITell
{
    private static readonly HappeningKind Kind = new("groups", "Groups", 41);

    public IReadOnlyDictionary<Type, HappeningKind> Types { get; } = new[]
    {
        typeof(GroupMade), typeof(GroupChanged), typeof(GroupJoined), typeof(GroupLeft), typeof(GroupMet), typeof(GroupMeetingChanged), typeof(GroupMeetingRemoved),
    }.ToDictionary(type => type, _ => Kind);

    public async Task<IReadOnlyList<Told>> Tell(IReadOnlyList<JournalLine> lines, Visit visit, CancellationToken cancel)
    {
        var about = lines.Select(line => line.About).Distinct().ToList();
        return await db.Tell(lines, visit, Sentence, await db.Set<WorkGroup>().Where(g => about.Contains(g.Id)).Select(g => new { g.Id, g.Name }).ToDictionaryAsync(g => g.Id, g => (g.Name, $"/groups/{g.Id}"), cancel), cancel);
    }

    internal static string Sentence(Happening happening) => happening switch
    {
        GroupMade => Texts.Say("The group was made"),
        GroupChanged => Texts.Say("The group was changed"),
        GroupJoined => Texts.Say("Somebody came into the group"),
        GroupLeft left => Texts.Say("Somebody leaves the group; {0} is the last day", left.On),
        GroupMet => Texts.Say("A meeting of the group was written down"),
        GroupMeetingChanged => Texts.Say("A meeting of the group was changed"),
        _ => Texts.Say("A meeting of the group was taken out"),
    };
}

/// <summary>Tells that there was a contact, and with which member; what was said is not in it.</summary>
internal sealed class ContactTelling(Db db) : ITell
{
    private static readonly HappeningKind Kind = new("contacts", "Contact log", 42);

    public IReadOnlyDictionary<Type, HappeningKind> Types { get; } = new[] { typeof(ContactLogged), typeof(ContactChanged), typeof(ContactRemoved) }.ToDictionary(type => type, _ => Kind);

    public async Task<IReadOnlyList<Told>> Tell(IReadOnlyList<JournalLine> lines, Visit visit, CancellationToken cancel)
    {
        var of = lines.Where(_ => visit.May(Deed.SeeContacts)).DistinctBy(line => line.About).Select(line => line.Happening).OfType<ContactHappening>().ToDictionary(happening => happening.About, happening => happening.OrganisationId);
        var names = await db.Organisations.Where(o => of.Values.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        return await db.Tell(lines, visit, Sentence, of.Where(one => names.ContainsKey(one.Value)).ToDictionary(one => one.Key, one => (names[one.Value], $"/members/{one.Value}")), cancel);
    }

    internal static string Sentence(Happening happening) => Texts.Say(happening switch
    {
        ContactLogged => "A contact was logged",
        ContactChanged => "A contact in the log was changed",
        _ => "A contact was taken out of the log",
    });
}
