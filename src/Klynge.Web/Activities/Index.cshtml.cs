using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>What the cluster holds: what comes, what was held, and for the team what is not published yet.</summary>
[May(Deed.SeeActivities)]
public sealed class EventsModel : KlyngePage
{
    private const int PageSize = 50;

    /// <summary>"past", "drafts" or "templates"; else what comes.</summary>
    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Sought { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? Wanted { get; set; }

    /// <summary>The last event of the page before.</summary>
    [BindProperty(SupportsGet = true, Name = "after")]
    public Guid? After { get; set; }

    public EventKind? Kind => Enum.TryParse<EventKind>(Wanted, out var kind) && Enum.IsDefined(kind) ? kind : null;
    public bool Narrowed => !string.IsNullOrWhiteSpace(Sought) || Kind is not null;
    public bool MayEdit => Visit.May(Deed.EditEvents) && !Visit.AnotherDay;
    public bool SeesNumbers => Visit.May(Deed.SeeRegistrations);
    public DateTime Now => Db.Now;
    public IReadOnlyList<EventRow> Rows { get; private set; } = [];
    public string? Next { get; private set; }

    public async Task OnGet()
    {
        if (!Visit.May(Deed.EditEvents) && Show is "drafts" or "templates")
            Show = null;
        var rows = await (await Narrow()).Take(PageSize + 1).Select(e => new EventRow(e, Db.Set<Registration>().Where(r => r.EventId == e.Id && r.State == RegistrationState.Waiting).Sum(r => r.Seats))).ToListAsync(Cancel);
        Rows = [.. rows.Take(PageSize)];
        if (rows.Count > PageSize)
            Next = $"{Address(Show ?? "")}{(Address(Show ?? "").Contains('?', StringComparison.Ordinal) ? '&' : '?')}q={Uri.EscapeDataString(Sought ?? "")}&kind={Kind}&after={Rows[^1].Event.Id}";
    }

    public string Address(string show) => Here("/events" + (show.Length == 0 ? "" : "?show=" + show));

    public string Line() => (Show, Rows.Count) switch
    {
        ("past", _) => T["What was held, the last first."],
        ("drafts", _) => T["Only the team sees these. They are open for registration when they are published."],
        ("templates", _) => T["Events that others are made from."],
        (_, 0) => T["What comes, the next first."],
        _ => T.Count(Rows.Count, "One event comes.", "{0} events come.") + " " + T["The next is on {0}.", Rows[0].Event.FirstDay],
    };

    private async Task<IQueryable<Event>> Narrow()
    {
        var on = Visit.On;
        var every = Db.Set<Event>().AsNoTracking();
        var shown = every.Where(Event.Shown);
        var all = Show switch
        {
            "past" => shown.Where(e => e.LastDay < on),
            "drafts" => every.Where(e => e.State == EventState.Draft),
            "templates" => every.Where(e => e.State == EventState.Template),
            _ => shown.Where(e => e.LastDay >= on),
        };
        if (Kind is { } kind)
            all = all.Where(e => e.Kind == kind);
        foreach (var word in (Sought ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
            all = all.Where(e => Storage.Sql.Lower(e.Title).Contains(word) || (e.Place != null && Storage.Sql.Lower(e.Place).Contains(word)));
        var last = After is { } after ? await Db.Set<Event>().Where(e => e.Id == after).Select(e => new { e.FirstDay, e.Id }).SingleOrDefaultAsync(Cancel) : null;
        if (Show == "past")
            return (last is null ? all : all.Where(e => e.FirstDay < last.FirstDay || (e.FirstDay == last.FirstDay && e.Id.CompareTo(last.Id) < 0))).OrderByDescending(e => e.FirstDay).ThenByDescending(e => e.Id);
        return (last is null ? all : all.Where(e => e.FirstDay > last.FirstDay || (e.FirstDay == last.FirstDay && e.Id.CompareTo(last.Id) > 0))).OrderBy(e => e.FirstDay).ThenBy(e => e.Id);
    }
}

/// <param name="Waiting">How many places those who wait would take.</param>
public sealed record EventRow(Event Event, int Waiting);
