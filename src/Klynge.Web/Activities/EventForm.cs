using System.Globalization;
using Klynge.Activities;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>An event as it is typed.</summary>
public sealed class EventForm
{
    public string? Title { get; set; }
    public EventKind Kind { get; set; }
    public string? About { get; set; }
    public string? StartDay { get; set; }
    public string? StartTime { get; set; } = "09:00";
    public Twice? StartTwice { get; set; }
    public string? EndDay { get; set; }
    public string? EndTime { get; set; } = "11:00";
    public Twice? EndTwice { get; set; }
    public string? Place { get; set; }
    public string? Online { get; set; }
    public string? Capacity { get; set; }
    public OpenTo OpenTo { get; set; }
    public string? PriceMembers { get; set; }
    public string? PriceOthers { get; set; }
    public VatTreatment Vat { get; set; }
    public string? FreePlaces { get; set; }
    public string? DeadlineDay { get; set; }
    public string? DeadlineTime { get; set; }
    public bool NeedsApproval { get; set; }
    public Guid? Goal { get; set; }
    public bool Template { get; set; }
    public Repeats Repeats { get; set; }
    public string? Until { get; set; }
    public string? LeftOut { get; set; }
    public Guid? Like { get; set; }
    public int Version { get; set; }

    internal EventText Typed() => new()
    {
        Title = Title, Kind = Kind, About = About, StartDay = StartDay, StartTime = StartTime, StartTwice = StartTwice, EndDay = EndDay, EndTime = EndTime, EndTwice = EndTwice, Place = Place, Online = Online,
        Capacity = Capacity, OpenTo = OpenTo, PriceMembers = PriceMembers, PriceOthers = PriceOthers, Vat = Vat, FreePlaces = FreePlaces, DeadlineDay = DeadlineDay, DeadlineTime = DeadlineTime, NeedsApproval = NeedsApproval, Goal = Goal,
    };

    internal static EventForm Of(Event held)
    {
        var zone = EventQuestions.Zone(held.TimeZone);
        var deadline = Clock.In(held.DeadlineAt, held.TimeZone);
        var atStart = held.DeadlineAt == held.StartsAt;
        return new()
        {
            Title = held.Title, Kind = held.Kind, About = held.About, StartDay = Days.Iso(held.FirstDay), StartTime = Hour(held.StartTime), StartTwice = LocalTime.WhichOf(held.StartsAt, zone),
            EndDay = held.LastDay == held.FirstDay ? null : Days.Iso(held.LastDay), EndTime = Hour(held.EndTime), EndTwice = LocalTime.WhichOf(held.EndsAt, zone), Place = held.Place, Online = held.Online,
            Capacity = held.Capacity?.ToString(CultureInfo.InvariantCulture), OpenTo = held.OpenTo, PriceMembers = Amount(held.PriceMembers), PriceOthers = Amount(held.PriceOthers), Vat = held.Vat,
            FreePlaces = held.FreePlaces == 0 ? null : held.FreePlaces.ToString(CultureInfo.InvariantCulture), DeadlineDay = atStart ? null : Days.Iso(DateOnly.FromDateTime(deadline)),
            DeadlineTime = atStart ? null : Hour(TimeOnly.FromDateTime(deadline)), NeedsApproval = held.NeedsApproval, Goal = held.GoalId, Version = held.Version,
        };
    }

    private static string Hour(TimeOnly hour) => hour.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? Amount(decimal amount) => amount == 0 ? null : Numbers.Amount(amount);
}

/// <summary>What the form of an event shows besides what is typed.</summary>
public abstract class EventFormPage : KlyngePage
{
    [BindProperty]
    public EventForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Goals { get; private set; } = [];
    public bool StartComesTwice => ComesTwice(Form.StartDay, Form.StartTime);
    public bool EndComesTwice => ComesTwice(string.IsNullOrWhiteSpace(Form.EndDay) ? Form.StartDay : Form.EndDay, Form.EndTime);

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<EventKind>().Select(kind => new SelectListItem(EventWords.Said(kind), kind.ToString()));
    public IEnumerable<SelectListItem> Twices => [new(T["Choose"], ""), new(T["The first, in summer time"], nameof(Twice.First)), new(T["The second, in winter time"], nameof(Twice.Second))];
    public IEnumerable<SelectListItem> Vats => [new(T["25 % is part of the price"], nameof(VatTreatment.Standard)), new(T["None: a course or other teaching"], nameof(VatTreatment.Exempt))];
    public IEnumerable<SelectListItem> Who => [new(T["Everyone"], nameof(OpenTo.Everyone)), new(T["Members; others wait for approval"], nameof(OpenTo.Members))];
    public IEnumerable<SelectListItem> Often => Enum.GetValues<Repeats>().Select(repeats => new SelectListItem(EventWords.Said(repeats), repeats.ToString()));

    public override async Task Load()
    {
        var today = Visit.Today;
        var goals = await Db.Set<StrategicGoal>().AsNoTracking().Where(g => g.From <= today && (g.To == null || g.To >= today)).OrderBy(g => g.Order).ToListAsync(Cancel);
        Goals = [new(T["None of them"], ""), .. goals.Select(goal => new SelectListItem(Texts.InNorwegian || goal.TextEn.Length == 0 ? goal.TextNb : goal.TextEn, goal.Id.ToString()))];
    }

    private bool ComesTwice(string? day, string? hour) =>
        LocalTime.ReadDay(day, "", out var read) is null && LocalTime.ReadHour(hour, "", out var time) is null && EventQuestions.Zone(Visit.TimeZone).IsAmbiguousTime(read.ToDateTime(time, DateTimeKind.Unspecified));
}
