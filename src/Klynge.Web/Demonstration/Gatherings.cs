using System.Globalization;
using Klynge.Activities;
using Klynge.Members;
using Klynge.Occasions;
using Klynge.Web.Activities;
using Klynge.Web.Language;

namespace Klynge.Web.Demonstration;

/// <summary>
/// A year of invented events in each cluster with a roster: about one a month that was held, with those who came, and three to
/// come, of which the next is full. Some organisations come to nearly everything and most to little, and each comes mostly to
/// what lies near it: so the network that grows out of it has a middle, edges and neighbourhoods.
/// </summary>
internal static class Gatherings
{
    private const int MonthsBack = 13;
    private const int MonthsAhead = 3;
    private const int Fullest = 24;
    internal const int Themes = 4;

    private sealed record Plan(string Title, EventKind Kind, string Place, string About);

    private static readonly Plan[] Health =
    [
        new("Prøv før du kjøper", EventKind.MeetingPlace, "Strandkaien 2, Stavanger", "Frokostmøte om utprøving i kommunene. (oppdiktet)"),
        new("Trygg hjemme", EventKind.Seminar, "Rådhuset, Sandnes", "Hva sensorer i hjemmet faktisk endrer. (oppdiktet)"),
        new("Anskaffelser som virker", EventKind.Course, "Kunnskapshuset, Bergen", "En dag om innovative anskaffelser, med oppgaver. (oppdiktet)"),
        new("Data på tvers", EventKind.Workshop, "Testsenteret, Stavanger", "Vi kobler løsninger som aldri har snakket sammen. (oppdiktet)"),
        new("Brukerkafé: Slik er hverdagen", EventKind.UserCafe, "Biblioteket, Jæren", "Brukere og pårørende forteller, bedrifter hører. (oppdiktet)"),
        new("Tur til nabosykehuset", EventKind.StudyTrip, "Haugesund", "Vi ser hvordan avstandsoppfølging drives. (oppdiktet)"),
    ];

    private static readonly Plan[] Fashion =
    [
        new("Ull fra bonde til plagg", EventKind.Seminar, "Sentralen, Oslo", "Hele kjeden i ett rom. (oppdiktet)"),
        new("Sirkulær i praksis", EventKind.Workshop, "Veveriet, Bergen", "Reparasjon, bruktsalg og returer regnet ut. (oppdiktet)"),
        new("Eksportfrokost", EventKind.MeetingPlace, "Grensen 5, Oslo", "Hva som virket i København. (oppdiktet)"),
        new("Merkekurs", EventKind.Course, "Designhuset, Oslo", "Sporbarhet og nye regler. (oppdiktet)"),
    ];

    private static readonly Plan[] Furniture =
    [
        new("Tre som varer", EventKind.Seminar, "Møbelhuset, Sykkylven", "Materialer for neste generasjon. (oppdiktet)"),
        new("Fabrikkbesøk", EventKind.StudyTrip, "Stranda", "Roboter, folk og flyt. (oppdiktet)"),
        new("Merkevareverksted", EventKind.Workshop, "Ålesund", "Hva kunden husker. (oppdiktet)"),
        new("Møbelfrokost", EventKind.MeetingPlace, "Sykkylven", "Hver tredje onsdag. (oppdiktet)"),
    ];

    public static void Write(Register register, DateOnly start, Guid by)
    {
        var plans = register.Cluster.Slug switch { "nfh" => Fashion, "nr" => Furniture, _ => Health };
        var guests = Visitor.Of(register);
        for (var month = -MonthsBack; month < MonthsAhead; month++)
        {
            var day = Wednesday(register.Today.AddMonths(month));
            var plan = plans[(month + MonthsBack) % plans.Length];
            if (day > start.AddMonths(3) && day != register.Today)
                Write(register, plan, (month + MonthsBack) % Themes, day, guests, by);
        }

        var template = Make(register, plans[0], Wednesday(register.Today.AddMonths(2)), null, true, "template");
        register.Add(template);
        register.Tell(template, _ => register.Today.AddMonths(-2), by);
    }

    private static void Write(Register register, Plan plan, int theme, DateOnly day, IReadOnlyList<Visitor> guests, Guid by)
    {
        var over = day < register.Today;
        var next = !over && day <= register.Today.AddDays(35);
        var held = Make(register, plan, day, over ? 60 : next ? Fullest : 40, false, Days.Iso(day));
        var told = Earlier(day.AddDays(-40), register.Today);
        register.Add(held);
        Register.Must(held.Publish());
        register.Tell(held, _ => told, by);
        var coming = guests.Where(guest => guest.On(day) && guest.Comes(register.Cluster.Slug, day, theme)).OrderBy(guest => new Chance($"{held.Id} {guest.Organisation.Id}").Below(10_000)).Take(over ? new Chance($"{held.Id} size").Between(14, 34) : next ? Fullest + 6 : 12).ToList();
        var taken = 0;
        var came = new List<(Registration Booking, Attendee Who)>();
        for (var i = 0; i < coming.Count; i++)
        {
            var booking = Book(register, held, coming[i], day, i);
            if (!next || i < Fullest - 1)
                booking.Place(0);
            else if (i == Fullest - 1)
            {
                booking.Wait(booking.MadeAt);
                Register.Must(booking.Offer(register.At(register.Today, held.Id).AddHours(23)));
            }
            else
                booking.Wait(booking.MadeAt);
            taken += booking.HoldsSeats ? booking.Seats : 0;
            if (over && booking.State == RegistrationState.Placed && new Chance($"{held.Id} came {i}").Of(88))
            {
                booking.Attendees[0].Arrive(held.StartsAt.AddMinutes(new Chance($"{held.Id} when {i}").Between(-20, 5)));
                came.Add((booking, booking.Attendees[0]));
            }

            register.Add(booking);
            register.Tell(booking, _ => Earlier(DateOnly.FromDateTime(booking.MadeAt), register.Today), null);
        }

        held.Holds(taken);
        Leave(register, held, came);
    }

    private static Event Make(Register register, Plan plan, DateOnly day, int? capacity, bool template, string key)
    {
        var (from, to) = plan.Kind switch { EventKind.MeetingPlace => ("08:00", "10:00"), EventKind.UserCafe => ("12:00", "14:00"), EventKind.Seminar => ("09:00", "12:00"), _ => ("09:00", "15:00") };
        var typed = new EventText
        {
            Title = plan.Title, Kind = plan.Kind, About = plan.About, StartDay = Days.Iso(day), StartTime = from, EndTime = to, Place = plan.Place, Online = plan.Kind == EventKind.MeetingPlace ? "https://mote.example/" + register.Cluster.Slug : null,
            Capacity = capacity?.ToString(CultureInfo.InvariantCulture), PriceOthers = plan.Kind == EventKind.Course ? "1 500" : null, Vat = plan.Kind == EventKind.Course ? VatTreatment.Exempt : VatTreatment.Standard,
            DeadlineDay = Days.Iso(day.AddDays(-2)), DeadlineTime = "12:00", Goal = register.All<StrategicGoal>().OrderBy(goal => goal.Order).FirstOrDefault(goal => goal.IsOn(register.Today))?.Id,
        };
        var zone = EventQuestions.Zone(register.Cluster.TimeZone);
        var (held, wrong) = Event.Make(register.Id, typed, register.Cluster.TimeZone, zone, template, register.At(register.Today, register.Id), Chance.Key($"{register.Cluster.Slug} event {key}"), invented: true);
        Register.Must(wrong.Count > 0 ? wrong[0] : null);
        return held!;
    }

    private static Registration Book(Register register, Event held, Visitor guest, DateOnly day, int i)
    {
        var at = register.At(Earlier(day.AddDays(-30 + (i % 27)), register.Today), held.Id).AddMinutes(-i);
        var typed = new RegistrationText { ContactName = guest.Person.Name, Email = guest.Person.Email, Organisation = guest.Organisation.Name };
        var (booking, wrong) = Registration.Make(held, typed, [], EventPart.Attendee, "nb", at, Chance.Key($"{held.Id} registration {i}"));
        Register.Must(wrong.Count > 0 ? wrong[0] : null);
        booking!.BelongsTo(guest.Organisation.Id);
        booking.Attendees[0].Is(guest.Person.Id);
        return booking;
    }

    private static void Leave(Register register, Event held, List<(Registration Booking, Attendee Who)> came)
    {
        if (came.Count == 0)
            return;
        var occasion = new Occasion { ClusterId = register.Id, Kind = OccasionKinds.Event, SourceId = held.Id, From = held.FirstDay, To = held.LastDay, Size = came.Select(one => one.Booking.OrganisationId).Distinct().Count() };
        register.Add(occasion);
        foreach (var (booking, who) in came)
            register.Add(new OccasionParty { Id = who.Id, ClusterId = register.Id, OccasionId = occasion.Id, OrganisationId = booking.OrganisationId!.Value, PersonId = who.PersonId, Part = nameof(EventPart.Attendee), On = held.LastDay });
    }

    private static DateOnly Wednesday(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return first.AddDays(((int)DayOfWeek.Wednesday - (int)first.DayOfWeek + 7) % 7 + 14);
    }

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
