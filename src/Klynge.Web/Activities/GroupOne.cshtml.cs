using Klynge.Access;
using Klynge.Activities;
using Klynge.Members;
using Klynge.Occasions;
using Klynge.Web.Language;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>A group: its mandate, who is in it on the day, and when it met. People's names are the team's.</summary>
[May(Deed.SeeActivities)]
public sealed class GroupOneModel(JoinGroup join, LeaveGroup leave) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public SeatForm Form { get; set; } = new();

    public WorkGroup? Group { get; private set; }
    public IReadOnlyList<SeatLine> Seats { get; private set; } = [];
    public IReadOnlyList<MeetingLine> Meetings { get; private set; } = [];
    public IReadOnlyList<string> Names { get; private set; } = [];
    public IEnumerable<SelectListItem> Parts => Enum.GetValues<GroupPart>().Select(part => new SelectListItem(Groups.Said(part), part.ToString()));
    public override bool IsThere => Group is not null;

    public override async Task Load()
    {
        var (on, names, seen) = (Visit.On, Visit.May(Deed.SeeRegister), Db.VisibleTo(Visit));
        Group = await Db.Set<WorkGroup>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == Id && g.From <= on, Cancel);
        if (Group is null)
            return;
        Seats = [.. (await Db.Set<GroupMember>().Where(GroupMember.On(on)).Where(m => m.GroupId == Id && seen.Any(o => o.Id == m.OrganisationId)).Select(m => new SeatLine(
            m.Id, m.OrganisationId, Db.Organisations.Where(o => o.Id == m.OrganisationId).Select(o => o.Name).First(), names ? Db.People.Where(p => p.Id == m.PersonId).Select(p => p.Name).FirstOrDefault() : null, m.Part, m.From, m.To)).ToListAsync(Cancel))
            .OrderByDescending(seat => seat.Part).ThenBy(seat => seat.Organisation, StringComparer.CurrentCulture).ThenBy(seat => seat.Person, StringComparer.CurrentCulture)];
        Meetings = await Db.Set<GroupMeeting>().Where(m => m.GroupId == Id && m.On <= on).OrderByDescending(m => m.On).ThenBy(m => m.Id)
            .Select(m => new MeetingLine(m.Id, m.On, m.Place, Db.Occasions.Where(o => o.Kind == OccasionKinds.Group && o.SourceId == m.Id).Select(o => o.Size).FirstOrDefault())).ToListAsync(Cancel);
        Names = Visit.May(Deed.EditGroups) && !Visit.AnotherDay ? await Db.NamesToCall(Cancel) : [];
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        Form.From = Days.Iso(Visit.Today);
        return IsThere ? Page() : NotFound();
    }

    [May(Deed.EditGroups)]
    public async Task<IActionResult> OnPostJoin()
    {
        var (organisation, unknown) = await Db.OrganisationCalled(Form.Organisation, Cancel);
        var (person, nobody) = await Person(organisation);
        var from = Visit.Today;
        List<Refusal> wrong = [.. new[] { unknown, nobody, string.IsNullOrWhiteSpace(Form.From) ? null : LocalTime.ReadDay(Form.From, nameof(Form.From), out from) }.OfType<Refusal>()];
        if (wrong.Count == 0 && await join.Do(Id, organisation!.Value, person, Form.Part, from, Cancel) is { } refusal)
            wrong.Add(refusal);
        if (wrong.Count > 0)
            return await Refuse(wrong);
        Done = T["Added to the group."];
        return Redirect($"/{Visit.Slug}/groups/{Id}");
    }

    [May(Deed.EditGroups)]
    public async Task<IActionResult> OnPostLeave(Guid seat)
    {
        if (await leave.Do(Id, seat, Visit.Today, Cancel) is { } refusal)
            return refusal == Groups.None ? NotFound() : await Refuse(refusal);
        Done = T["Today is the last day in the group."];
        return Redirect($"/{Visit.Slug}/groups/{Id}");
    }

    public string Line()
    {
        var span = Group!.To is { } last ? T["{0} to {1}", Days.Full(Group.From), Days.Full(last)] : T["since {0}", Days.Full(Group.From)];
        var met = Meetings.Count(meeting => meeting.On > Visit.On.AddMonths(-WorkGroup.Months));
        return $"{Groups.Said(Group.Kind)} {span}. " + T.Count(met, "One meeting in the last twelve months.", "{0} meetings in the last twelve months.");
    }

    /// <summary>Whom the team means by a name: of those at the organisation first.</summary>
    private async Task<(Guid?, Refusal?)> Person(Guid? organisation)
    {
        if (string.IsNullOrWhiteSpace(Form.Person) || organisation is null)
            return (null, null);
        var sought = NameKey.Fold(Form.Person);
        var here = (await Db.PeopleAt(organisation.Value, Visit.Today, Cancel)).Where(person => person.Value.Length > 0 && NameKey.Fold(person.Text) == sought).ToList();
        return here.Count == 1 ? (Guid.Parse(here[0].Value), null)
            : (null, Refusal.On(nameof(Form.Person), here.Count == 0 ? "Nobody of that name has a role there today. Add her under People first, or leave this empty." : "More than one there is called that. Leave this empty, or tell them apart under People."));
    }
}

public sealed class SeatForm
{
    public string? Organisation { get; set; }
    public string? Person { get; set; }
    public GroupPart Part { get; set; }
    public string? From { get; set; }
}

/// <param name="Person">Null where nobody is named, and to others than the team.</param>
public sealed record SeatLine(Guid Id, Guid OrganisationId, string Organisation, string? Person, GroupPart Part, DateOnly From, DateOnly? To);

/// <param name="Size">How many organisations were there.</param>
public sealed record MeetingLine(Guid Id, DateOnly On, string? Place, int Size);
