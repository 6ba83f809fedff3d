using Klynge.Activities;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities.Public;

/// <summary>The pages of events are there with the public pages, and where the cluster has published an event that is open to everyone.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class ShowsEventsAttribute : PublishedAttribute
{
    public override async Task<bool> IsOpen(Visit visit, Db db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await base.IsOpen(visit, db, cancel) || await db.Set<Event>().Where(Event.Shown).AnyAsync(e => e.OpenTo == OpenTo.Everyone, cancel);
    }
}

/// <summary>Who is registered finds it also where nothing else is open.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HasRegistrationsAttribute : ShowsEventsAttribute
{
    public override async Task<bool> IsOpen(Visit visit, Db db, CancellationToken cancel) =>
        await base.IsOpen(visit, db, cancel) || await db.Set<RegistrationKey>().AnyAsync(cancel);
}

/// <summary>What comes next, on the cluster's first public page.</summary>
internal sealed class ComingEvents(Db db) : IPublicPart
{
    private const int Shown = 3;

    public int Order => 10;

    public async Task<PublicPart?> Of(Visit visit, CancellationToken cancel)
    {
        var now = db.Now;
        var coming = await db.Set<Event>().AsNoTracking().Where(e => e.State == EventState.Published && e.EndsAt > now).OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(Shown).ToListAsync(cancel);
        return coming.Count == 0 ? null : new(Texts.Say("What happens"), "/Activities/Public/_Coming.cshtml", coming);
    }
}
