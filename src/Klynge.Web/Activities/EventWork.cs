using Klynge.Access;
using Klynge.Activities;
using Klynge.Occasions;
using Klynge.Web.Language;
using Klynge.Web.Occasions;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Registrations that wait for a yes or a no, and what is held today.</summary>
internal sealed class EventsWait(Db db) : IWaits
{
    public Deed Deed => Deed.EditEvents;

    public async Task<IReadOnlyList<Waiting>> Find(Visit visit, CancellationToken cancel)
    {
        var (today, now) = (visit.Today, db.Now);
        var asked = await db.Set<Event>().Where(e => e.State == EventState.Published && e.EndsAt > now)
            .Select(e => new { e.Id, e.Title, e.FirstDay, Asked = db.Set<Registration>().Count(r => r.EventId == e.Id && r.State == RegistrationState.Asked) }).Where(e => e.Asked > 0 || e.FirstDay == today).OrderBy(e => e.FirstDay).Take(6).ToListAsync(cancel);
        return
        [
            .. asked.Where(e => e.FirstDay == today).Select(e => new Waiting(Texts.Say("{0} is today", e.Title), Texts.Say("Who has come is marked on the phone at the door."), $"/{visit.Slug}/events/{e.Id}/door", Texts.Say("Open the door"), today)),
            .. asked.Where(e => e.Asked > 0).Select(e => new Waiting(Texts.Say("Registrations for {0}", e.Title), Texts.Say(e.Asked == 1 ? "One waits for your answer." : "{0} wait for your answer.", e.Asked), $"/{visit.Slug}/events/{e.Id}#asked", Texts.Say("Answer"), e.FirstDay)),
        ];
    }
}

/// <summary>What an organisation has taken part in, on its own page.</summary>
internal sealed class EventsOfOrganisation(Db db) : IRecordPart
{
    private const int Shown = 5;

    public Deed Deed => Deed.SeeDirectory;
    public int Order => 50;

    public async Task<RecordPart?> Of(Guid organisationId, Visit visit, CancellationToken cancel)
    {
        var on = visit.On;
        var parties = db.OccasionParties.Where(p => p.OrganisationId == organisationId && p.On <= on);
        var came = db.Occasions.Where(o => o.Kind == OccasionKinds.Event && parties.Any(p => p.OccasionId == o.Id));
        var count = await came.CountAsync(cancel);
        if (count == 0)
            return null;
        var rows = await came.Join(db.Set<Event>(), o => o.SourceId, e => e.Id, (o, e) => new { e, o.Size, o.Id }).OrderByDescending(x => x.e.FirstDay).ThenByDescending(x => x.e.Id).Take(Shown)
            .Select(x => new TookPart(x.e.Id, x.e.Title, x.e.FirstDay, x.Size, parties.Count(p => p.OccasionId == x.Id))).ToListAsync(cancel);
        return new(Texts.Say(count == 1 ? "Took part in one event" : "Took part in {0} events", count), "/Activities/_OfOrganisation.cshtml", rows);
    }
}

/// <param name="Organisations">How many organisations were there.</param>
/// <param name="People">How many came from this one.</param>
public sealed record TookPart(Guid Id, string Title, DateOnly On, int Organisations, int People);

/// <summary>An organisation that registered, or took part, is not taken out from under it.</summary>
internal sealed class ActivitiesLean : ILean
{
    public IQueryable<Guid> Organisations(Db db) => db.Set<Registration>().Where(r => r.OrganisationId != null).Select(r => r.OrganisationId!.Value).Concat(db.OccasionParties.Select(p => p.OrganisationId)).Concat(db.Set<TeamContact>().Select(c => c.OrganisationId)).Concat(db.Set<GroupMember>().Select(m => m.OrganisationId));
}

/// <summary>What an event is called, where its occasion is spoken of.</summary>
internal sealed class EventTitles(Db db) : IOccasionTitles
{
    public async Task<IReadOnlyDictionary<Guid, OccasionTitle>> Find(IReadOnlyCollection<Guid> sources, Visit visit, CancellationToken cancel) =>
        await db.Set<Event>().Where(Event.Shown).Where(e => sources.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => new OccasionTitle(e.Title, $"/events/{e.Id}"), cancel);
}
