using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Tells the journal's lines about events; who registered is not said in them.</summary>
internal sealed class ActivitiesTelling(Db db) : ITell
{
    private static readonly HappeningKind Events = new("events", "Events", 40);

    public IReadOnlyDictionary<Type, HappeningKind> Types { get; } = new[]
    {
        typeof(EventMade), typeof(EventChanged), typeof(EventPublished), typeof(EventCancelled), typeof(RegistrationMade), typeof(RegistrationTurned),
    }.ToDictionary(type => type, _ => Events);

    public async Task<IReadOnlyList<Told>> Tell(IReadOnlyList<JournalLine> lines, Visit visit, CancellationToken cancel)
    {
        var (about, sees) = (lines.Select(line => line.About).Distinct().ToList(), visit.May(Deed.EditEvents));
        var events = db.Set<Event>().Where(e => about.Contains(e.Id));
        var titles = await (sees ? events : events.Where(Event.Shown)).Select(e => new { e.Id, e.Title }).ToDictionaryAsync(e => e.Id, e => (e.Title, $"/events/{e.Id}"), cancel);
        return await db.Tell(lines, visit, Sentence, titles, cancel);
    }

    internal static string Sentence(Happening happening) => Texts.Say(happening switch
    {
        EventMade => "The event was made",
        EventChanged => "The event was changed",
        EventPublished => "The event was published",
        EventCancelled => "The event was called off",
        RegistrationTurned { State: RegistrationState.Placed } => "A registration was given its places",
        RegistrationTurned { State: RegistrationState.Waiting } => "A registration was put on the waiting list",
        RegistrationTurned { State: RegistrationState.Offered } => "A registration was offered places",
        RegistrationTurned { State: RegistrationState.Lapsed } => "An offer was not answered in time",
        RegistrationTurned { State: RegistrationState.Declined } => "A registration was declined",
        RegistrationTurned => "A registration was cancelled",
        _ => "Somebody registered",
    });
}
