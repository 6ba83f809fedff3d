using System.Globalization;
using Klynge.Activities;
using Klynge.Web.Language;
using Klynge.Web.Shell;

namespace Klynge.Web.Activities;

/// <summary>What events and registrations are called, and how their times are said.</summary>
internal static class EventWords
{
    public static string Said(EventKind kind) => Texts.Say(kind switch
    {
        EventKind.Course => "Course",
        EventKind.Workshop => "Workshop",
        EventKind.StudyTrip => "Study trip",
        EventKind.MeetingPlace => "Meeting place",
        EventKind.UserCafe => "User café",
        _ => "Seminar",
    });

    public static string Said(EventPart part) => Texts.Say(part switch
    {
        EventPart.Speaker => "Speaker",
        EventPart.Host => "Host",
        EventPart.Staff => "Staff at the event",
        _ => "Attends",
    });

    public static string Said(Repeats repeats) => Texts.Say(repeats switch
    {
        Repeats.Weekly => "Every week",
        Repeats.EveryOtherWeek => "Every other week",
        Repeats.Monthly => "Every month, on the same weekday",
        _ => "Once",
    });

    public static (string Words, string Tone) State(Event held, DateTime now) => held.State switch
    {
        EventState.Draft => (Texts.Say("Draft"), "idle"),
        EventState.Template => (Texts.Say("Template"), "idle"),
        EventState.Cancelled => (Texts.Say("Called off"), "bad"),
        _ when held.EndsAt <= now => (Texts.Say("Held"), "good"),
        _ when now >= held.DeadlineAt => (Texts.Say("Registration is closed"), "idle"),
        _ when held.Free <= 0 => (Texts.Say("Full"), "warn"),
        _ => (Texts.Say("Open for registration"), "good"),
    };

    public static (string Words, string Tone) State(Registration booking, string zone) => booking.State switch
    {
        RegistrationState.Asked => (Texts.Say("Waits for approval"), "warn"),
        RegistrationState.Placed => (Texts.Say("Has a place"), "good"),
        RegistrationState.Waiting => (Texts.Say("Waits"), "idle"),
        RegistrationState.Offered => (Texts.Say("Offered, answers by {0}", At(booking.OfferedUntil!.Value, zone)), "warn"),
        RegistrationState.Lapsed => (Texts.Say("Did not answer the offer"), "idle"),
        RegistrationState.Declined => (Texts.Say("Declined"), "bad"),
        _ => (Texts.Say("Cancelled"), "bad"),
    };

    /// <summary>"20. mai 2026 kl. 08:00–10:00", and both days where it lasts longer than one.</summary>
    public static string When(Event held) => held.FirstDay == held.LastDay
        ? Texts.Say("{0}, {1}–{2}", Days.Full(held.FirstDay), Hour(held.StartTime), Hour(held.EndTime))
        : Texts.Say("{0}, {1} – {2}, {3}", Days.Full(held.FirstDay), Hour(held.StartTime), Days.Full(held.LastDay), Hour(held.EndTime));

    public static string Where(Event held) => (held.Place, held.Online) switch
    {
        ({ } place, { }) => Texts.Say("{0}, and on the net", place),
        ({ } place, null) => place,
        _ => Texts.Say("On the net"),
    };

    public static string Price(Event held)
    {
        if (!held.HasPrice)
            return Texts.Say("Free of charge");
        var members = held.PriceMembers == 0 ? Texts.Say("free for members") : Texts.Say("{0} kr for members", Numbers.Amount(held.PriceMembers));
        var others = held.PriceOthers == 0 ? Texts.Say("free for others") : Texts.Say("{0} kr for others", Numbers.Amount(held.PriceOthers));
        var vat = held.Vat == VatTreatment.Standard ? Texts.Say("25 % value added tax is part of it") : Texts.Say("no value added tax");
        var free = held.FreePlaces > 0 && held.PriceMembers > 0 ? Texts.Say("; the first {0} of each member come free", held.FreePlaces) : "";
        return Days.Capital($"{members}, {others}{free} ({vat})");
    }

    /// <summary>An instant as it is said where the event is: "18. mai kl. 12:00".</summary>
    public static string At(DateTime instant, string zone)
    {
        var local = Clock.In(instant, zone);
        return Texts.Say("{0} at {1}", Days.OfYear(DateOnly.FromDateTime(local)), Hour(TimeOnly.FromDateTime(local)));
    }

    public static string Hour(DateTime instant, string zone) => Hour(TimeOnly.FromDateTime(Clock.In(instant, zone)));

    public static string Hour(TimeOnly hour) => hour.ToString("t", CultureInfo.CurrentCulture);
}
