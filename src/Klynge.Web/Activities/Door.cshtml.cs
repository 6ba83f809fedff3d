using System.Globalization;
using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>The list at the door, for a phone: who has a place, and who has come.</summary>
[May(Deed.CheckIn)]
public sealed class DoorModel(CheckIn checkIn) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public string? Sought { get; set; }

    public Event? Held { get; private set; }
    public IReadOnlyList<AtTheDoor> People { get; private set; } = [];
    public IEnumerable<AtTheDoor> Shown => People.Where(p => $"{p.Name} {p.Organisation}".Contains(Sought?.Trim() ?? "", StringComparison.CurrentCultureIgnoreCase));
    public override bool IsThere => Held is not null;

    public override async Task Load()
    {
        Db.ChangeTracker.Clear();
        Held = await Db.Set<Event>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == Id && e.State == EventState.Published, Cancel);
        var rows = await Db.Set<Attendee>().AsNoTracking().Where(a => a.EventId == Id)
            .Join(Db.Set<Registration>().Where(r => r.State == RegistrationState.Placed), a => a.RegistrationId, r => r.Id, (a, r) => new { a, r })
            .Select(x => new AtTheDoor(x.a.Id, x.a.Name, Db.Organisations.Where(o => o.Id == x.r.OrganisationId).Select(o => o.Name).FirstOrDefault() ?? x.r.OrganisationName, x.r.Part, x.a.ArrivedAt)).ToListAsync(Cancel);
        People = [.. rows.OrderBy(p => p.Name, StringComparer.Create(Days.Norwegian, ignoreCase: true))];
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return IsThere ? Page() : NotFound();
    }

    /// <param name="at">When it was pressed, where the line was down then.</param>
    public async Task<IActionResult> OnPost(Guid attendee, bool here, string? at)
    {
        DateTime? when = DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var said) ? said.UtcDateTime : null;
        if (await checkIn.Do(Id, attendee, here, when, Cancel) is { } refusal)
            return refusal == EventQuestions.None ? NotFound() : await Refuse(refusal);
        return Redirect($"/{Visit.Slug}/events/{Id}/door" + (string.IsNullOrEmpty(Sought) ? "" : "?p=" + Uri.EscapeDataString(Sought)));
    }
}

public sealed record AtTheDoor(Guid Id, string? Name, string? Organisation, EventPart Part, DateTime? ArrivedAt);
