using Klynge.Access;
using Klynge.Activities;
using Klynge.Occasions;
using Klynge.Web.Language;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>A meeting of a group: when, where, and who was there.</summary>
[May(Deed.EditGroups)]
public sealed class GroupMeetModel(WriteMeeting write, RemoveMeeting remove) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>The one that is changed; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "meeting")]
    public Guid? Meeting { get; set; }

    [BindProperty]
    public MeetingForm Form { get; set; } = new();

    public WorkGroup? Group { get; private set; }
    public IReadOnlyList<SeatLine> Seats { get; private set; } = [];
    public override bool IsThere => Group is not null && (Meeting is null || held is not null);

    private GroupMeeting? held;

    public override async Task Load()
    {
        Group = await Db.Set<WorkGroup>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == Id, Cancel);
        held = Meeting is { } meeting ? await Db.Set<GroupMeeting>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == meeting && m.GroupId == Id, Cancel) : null;
        var (on, today) = (held?.On ?? Visit.Today, Visit.Today);
        Seats = [.. (await Db.Set<GroupMember>().Where(m => m.GroupId == Id && m.From <= today && (m.To == null || m.To >= on)).Select(m => new SeatLine(
            m.Id, m.OrganisationId, Db.Organisations.Where(o => o.Id == m.OrganisationId).Select(o => o.Name).First(), Db.People.Where(p => p.Id == m.PersonId).Select(p => p.Name).FirstOrDefault(), m.Part, m.From, m.To)).ToListAsync(Cancel))
            .OrderBy(seat => seat.Organisation, StringComparer.CurrentCulture)];
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();
        (Form.Key, Form.On) = (Guid.CreateVersion7(), Days.Iso(Visit.Today));
        if (held is not null)
        {
            var parties = await Db.OccasionParties.Where(p => Db.Occasions.Any(o => o.Id == p.OccasionId && o.Kind == OccasionKinds.Group && o.SourceId == held.Id)).Select(p => new { p.Id, p.OrganisationId }).ToListAsync(Cancel);
            Form.Seats = [.. Seats.Where(seat => parties.Exists(party => party.Id == Groups.PartyOf(held.Id, seat.Id))).Select(seat => seat.Id)];
            var others = parties.Where(party => party.Id == Groups.PartyOf(held.Id, party.OrganisationId)).Select(party => party.OrganisationId).ToList();
            (Form.On, Form.Place, Form.Notes, Form.Others) = (Days.Iso(held.On), held.Place, held.Notes, string.Join('\n', await Db.Organisations.Where(o => others.Contains(o.Id)).OrderBy(o => o.NameSort).Select(o => o.Name).ToListAsync(Cancel)));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostWrite()
    {
        var (others, wrong) = (new List<Guid>(), new List<Refusal>());
        foreach (var name in (Form.Others ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            var (found, unknown) = await Db.OrganisationCalled(name, Cancel);
            if (found is { } one)
                others.Add(one);
            else
                wrong.Add(Refusal.On(nameof(Form.Others), unknown == Calling.Nobody ? "No organisation in the register is called “{0}”." : "More than one organisation is called “{0}”. Write its organisation number.", name));
        }

        if (wrong.Count == 0)
            wrong.AddRange(await write.Do(Id, Meeting ?? (Form.Key == default ? Guid.CreateVersion7() : Form.Key), Meeting is null, Form.Typed, new(Form.Seats, others), Cancel));
        if (wrong.Count > 0)
            return wrong[0] == Groups.None || wrong[0] == Groups.NoMeeting ? NotFound() : await Refuse(wrong);
        Done = T["The meeting stands in the record."];
        return Redirect($"/{Visit.Slug}/groups/{Id}");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (Meeting is not { } meeting || await remove.Do(Id, meeting, Cancel) is not null)
            return NotFound();
        Done = T["The meeting is taken out."];
        return Redirect($"/{Visit.Slug}/groups/{Id}");
    }
}

public sealed class MeetingForm
{
    public Guid Key { get; set; }
    public string? On { get; set; }
    public string? Place { get; set; }
    public string? Notes { get; set; }
    public string? Others { get; set; }
    public List<Guid> Seats { get; set; } = [];

    internal GroupMeetingText Typed => new() { On = On, Place = Place, Notes = Notes };
}
