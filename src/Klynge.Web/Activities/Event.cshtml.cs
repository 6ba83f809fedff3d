using Klynge.Access;
using Klynge.Activities;
using Klynge.Members;
using Klynge.Occasions;
using Klynge.Web.Language;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>One event: its facts for everyone in the cluster, and for the team who comes, who waits, and what to do about it.</summary>
[May(Deed.SeeActivities)]
public sealed class EventPage(PublishEvent publish, CancelEvent cancelEvent, TurnRegistration turn, PlaceRegistration place) : KlyngePage
{
    private const int Suggested = 1000;

    /// <summary>How many of a group are shown before one asks for all.</summary>
    private const int Usual = 30;

    private IReadOnlyList<EventQuestion> questions = [];

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>"yes" shows all who are registered.</summary>
    [BindProperty(SupportsGet = true, Name = "all")]
    public string? All { get; set; }

    public Event? Held { get; private set; }
    public string? Goal { get; private set; }
    public DateTime Now => Db.Now;
    public bool MayEdit => Visit.May(Deed.EditEvents) && !Visit.AnotherDay;
    public bool SeesAll => Visit.May(Deed.SeeRegistrations);
    public bool MayRegister => !Visit.AnotherDay && Held!.State == EventState.Published && (MayEdit ? Held.EndsAt > Now.AddDays(-30) : Visit.May(Deed.RegisterOwn) && Held.TakesRegistrations(Now));
    public IReadOnlyList<RegistrationGroup> Groups { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<string> Members { get; private set; } = [];
    public bool HasEffect { get; private set; }
    public int OfMembers { get; private set; }
    public int OfOthers { get; private set; }
    public int Offered { get; private set; }
    public int Open { get; private set; }
    public override bool IsThere => Held is not null;

    public override async Task Load()
    {
        Db.ChangeTracker.Clear();
        var sees = Visit.May(Deed.EditEvents);
        var all = Db.Set<Event>().AsNoTracking();
        Held = await (sees ? all : all.Where(Event.Shown)).SingleOrDefaultAsync(e => e.Id == Id, Cancel);
        if (Held is null)
            return;
        if (Held.GoalId is { } goal)
            Goal = await Db.Set<StrategicGoal>().Where(g => g.Id == goal).Select(g => Texts.InNorwegian || g.TextEn == "" ? g.TextNb : g.TextEn).SingleAsync(Cancel);
        HasEffect = Visit.May(Deed.SeeNetwork) && await Db.Occasions.AnyAsync(o => o.Kind == OccasionKinds.Event && o.SourceId == Id && o.To <= Visit.On, Cancel);
        if (SeesAll)
            await LoadRegistrations();
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return IsThere ? Page() : NotFound();
    }

    [May(Deed.EditEvents)]
    public async Task<IActionResult> OnPostPublish() => await Then(await publish.Do(Id, Cancel), T["The event is published. People can register for it."]);

    [May(Deed.EditEvents)]
    public async Task<IActionResult> OnPostCallOff() => await Then(await cancelEvent.Do(Id, Cancel), T["The event is called off."]);

    [May(Deed.EditEvents)]
    public async Task<IActionResult> OnPostTurn(Guid registration, Turning to)
    {
        if (!await Db.Set<Registration>().AnyAsync(r => r.Id == registration && r.EventId == Id, Cancel))
            return NotFound();
        return await Then(await turn.Do(registration, to, Cancel), T["Done. They are told by letter."]);
    }

    /// <summary>By its name or its number, as it is typed or chosen.</summary>
    [May(Deed.EditEvents)]
    public async Task<IActionResult> OnPostBelongs(Guid registration, string? organisation)
    {
        if (!await Db.Set<Registration>().AnyAsync(r => r.Id == registration && r.EventId == Id, Cancel))
            return NotFound();
        var (found, refusal) = await Db.OrganisationCalled(organisation, Cancel);
        return await Then(refusal ?? await place.Do(registration, found, Cancel), T["Saved."]);
    }

    public string Headline() => (Held!.State, Held.Free, Offered) switch
    {
        (EventState.Published, <= 0, 0) when Held.EndsAt > Now => T["{0} is full", Held.Title],
        (EventState.Published, <= 0, _) when Held.EndsAt > Now => Offered == 1 ? T["{0} is full, one place is offered on", Held.Title] : T["{0} is full, {1} places are offered on", Held.Title, Offered],
        _ => Held.Title,
    };

    /// <summary>What she may read of what they answered.</summary>
    public IEnumerable<(string Question, string Text)> AnswersOf(Registration booking)
    {
        ArgumentNullException.ThrowIfNull(booking);
        var all = Visit.May(Deed.EditCluster);
        return questions.Where(question => all || question.Readers == AnswerReaders.Team)
            .SelectMany(question => booking.Answers.Where(answer => answer.QuestionId == question.Id).Select(answer => (question.Text, answer.Text)));
    }

    public static IEnumerable<(Turning To, string Words)> Turnings(Registration booking)
    {
        ArgumentNullException.ThrowIfNull(booking);
        if (booking.State != RegistrationState.Placed)
            yield return (Turning.GivePlace, booking.State == RegistrationState.Asked ? Texts.Say("Approve") : Texts.Say("Give a place now"));
        if (!booking.HoldsSeats && booking.State != RegistrationState.Asked)
            yield return (Turning.Offer, Texts.Say("Offer a place"));
        if (booking.State == RegistrationState.Asked)
            yield return (Turning.Decline, Texts.Say("Decline"));
        if (booking.IsOpen)
            yield return (Turning.Cancel, Texts.Say("Cancel the registration"));
    }

    private async Task<IActionResult> Then(Refusal? refusal, string done)
    {
        if (refusal is not null)
            return refusal == EventQuestions.None ? NotFound() : await Refuse(refusal);
        Done = done;
        return Redirect($"/{Visit.Slug}/events/{Id}");
    }

    private async Task LoadRegistrations()
    {
        questions = await Db.Set<EventQuestion>().AsNoTracking().Where(q => q.EventId == Id).OrderBy(q => q.Place).ToListAsync(Cancel);
        var all = await Db.Set<Registration>().AsNoTracking().AsSplitQuery().Include(r => r.Attendees).Include(r => r.Answers).Where(r => r.EventId == Id).OrderBy(r => r.MadeAt).ThenBy(r => r.Id).ToListAsync(Cancel);
        var theirs = all.Select(r => r.OrganisationId).OfType<Guid>().Distinct().ToList();
        Names = await Db.Organisations.Where(o => theirs.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, Cancel);
        var day = Visit.On;
        var members = await Db.Memberships.Where(Membership.On(day)).Where(m => m.Category == MembershipCategory.Member && theirs.Contains(m.OrganisationId)).Select(m => m.OrganisationId).Distinct().ToListAsync(Cancel);
        var placed = all.Where(r => r.State == RegistrationState.Placed).ToList();
        OfMembers = placed.Where(r => r.OrganisationId is { } id && members.Contains(id)).Sum(r => r.Seats);
        OfOthers = placed.Sum(r => r.Seats) - OfMembers;
        Offered = all.Where(r => r.State == RegistrationState.Offered).Sum(r => r.Seats);
        Open = all.Count(r => r.IsOpen);
        if (MayEdit)
            Members = await Db.Organisations.Where(o => Db.Memberships.Where(Membership.On(day)).Any(m => m.OrganisationId == o.Id)).OrderBy(o => o.NameSort).Select(o => o.Name).Take(Suggested).ToListAsync(Cancel);
        Groups = [.. RegistrationGroup.Of(all, Held!, Now).Where(group => group.Rows.Count > 0).Select(group => All == "yes" || group.Rows.Count <= Usual ? group : group with { Rows = [.. group.Rows.Take(Usual)], More = group.Rows.Count - Usual })];
    }
}

/// <summary>Registrations that stand alike, under a heading that says how many.</summary>
public sealed record RegistrationGroup(string Code, string Heading, IReadOnlyList<Registration> Rows, string? Note = null, int More = 0)
{
    public static IEnumerable<RegistrationGroup> Of(IReadOnlyList<Registration> all, Event held, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(held);
        var asked = In(RegistrationState.Asked);
        yield return new("asked", Texts.Say(asked.Count == 1 ? "One registration waits for your answer" : "{0} registrations wait for your answer", asked.Count), asked);
        List<Registration> waiting = [.. In(RegistrationState.Offered), .. In(RegistrationState.Waiting).OrderBy(r => r.WaitsSince)];
        yield return new("waiting", Texts.Say("Waiting list: {0}", waiting.Sum(r => r.Seats)), waiting, Texts.Say("An offer stands for {0} hours, and goes to the next when it is not answered.", (int)held.OfferStands(now).TotalHours));
        var placed = In(RegistrationState.Placed);
        var people = placed.Sum(r => r.Attendees.Count);
        yield return new("placed", Texts.Say(people == 1 ? "One has a place" : "{0} have a place", people), placed);
        List<Registration> gone = [.. In(RegistrationState.Lapsed), .. In(RegistrationState.Declined), .. In(RegistrationState.Cancelled)];
        yield return new("gone", Texts.Say("Do not come"), gone);

        List<Registration> In(RegistrationState state) => [.. all.Where(r => r.State == state)];
    }
}
