using Klynge.Activities;
using Klynge.Web.Access;
using Klynge.Web.Activities.Public;
using Klynge.Web.Language;
using Klynge.Web.Sheets;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Events as calendars take them: one of them, or all that are published. Nothing of who asks, or of a page's filters, is in them.</summary>
internal static class EventFeeds
{
    private const int MonthsBack = 12;

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var twin in (string[])["", "/en"])
        {
            routes.MapGet(twin + "/{cluster}/public/events.ics", All).WithMetadata(new OpenAttribute("the calendar of what is published"), new ShowsEventsAttribute());
            routes.MapGet(twin + "/{cluster}/public/events/{id:guid}.ics", One).WithMetadata(new OpenAttribute("an event that is published"), new ShowsEventsAttribute());
        }

        routes.MapGet("/{cluster}/events/{id:guid}/attendees.csv", Attendees).WithMetadata(new MayAttribute(Klynge.Access.Deed.SeeRegistrations));
    }

    private static async Task All(HttpContext http, Db db, Visit visit, PublicAddress address)
    {
        var since = db.Now.AddMonths(-MonthsBack);
        await Send(http, db, visit, address, await db.Set<Event>().AsNoTracking().Where(Event.Shown).Where(e => e.EndsAt > since).OrderBy(e => e.StartsAt).ThenBy(e => e.Id).ToListAsync(http.RequestAborted));
    }

    private static async Task One(HttpContext http, Db db, Visit visit, PublicAddress address, Guid id)
    {
        var held = await db.Set<Event>().AsNoTracking().Where(Event.Shown).Where(e => e.Id == id).ToListAsync(http.RequestAborted);
        if (held.Count == 0)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await Send(http, db, visit, address, held);
    }

    private static Task Send(HttpContext http, Db db, Visit visit, PublicAddress address, IEnumerable<Event> events)
    {
        http.Response.ContentType = "text/calendar; charset=utf-8";
        var entries = events.Select(held => CalendarEntry.Of(held, address.Of(PublicSite.Address(visit.Slug, $"/events/{held.Id}", PublicPage.Language)), null)).ToList();
        return http.Response.WriteAsync(CalendarFile.Of(visit.ClusterName, entries, db.Now), http.RequestAborted);
    }

    /// <summary>Who has a place, for a spreadsheet.</summary>
    private static async Task Attendees(HttpContext http, Db db, Visit visit, Guid id)
    {
        if (await db.Set<Event>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == id, http.RequestAborted) is not { } held)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var rows = await db.Set<Attendee>().AsNoTracking().Where(a => a.EventId == id)
            .Join(db.Set<Registration>().Where(r => r.State == RegistrationState.Placed), a => a.RegistrationId, r => r.Id, (a, r) => new { a.Name, a.Email, a.ArrivedAt, r.Part, r.OrganisationName, r.Number, Of = db.Organisations.Where(o => o.Id == r.OrganisationId).Select(o => o.Name).FirstOrDefault() })
            .OrderBy(a => a.Name).ToListAsync(http.RequestAborted);
        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{visit.Slug}-{Days.Iso(held.FirstDay)}.csv\"";
        Column[] columns = [.. new[] { Texts.Say("Name"), Texts.Say("E-mail"), Texts.Say("Organisation"), Texts.Say("Organisation number"), Texts.Say("As"), Texts.Say("Came") }.Select(heading => new Column(heading))];
        await SheetWriter.Csv(http.Response.Body, columns, rows.Select(a => new object?[] { a.Name, a.Email, a.Of ?? a.OrganisationName, a.Number, EventWords.Said(a.Part), a.ArrivedAt is { } at ? EventWords.Hour(at, held.TimeZone) : null }).ToAsyncEnumerable(), http.RequestAborted);
    }
}
