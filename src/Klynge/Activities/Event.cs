using System.Linq.Expressions;

namespace Klynge.Activities;

/// <summary>
/// Something members and others come to: a seminar, a course, a study trip. Its time is local time in a zone, kept beside the
/// instant it was when it was written. What is taken of its places is counted in the row itself, so that there are never more
/// than it has.
/// </summary>
public sealed partial class Event : Owned, ICounted
{
    public const int MostPlaces = 100_000;

    public string Title { get; private set; } = "";
    public EventKind Kind { get; private set; }
    public string? About { get; private set; }
    public EventState State { get; private set; }

    /// <summary>IANA name of the zone its times are said in.</summary>
    public string TimeZone { get; init; } = "Europe/Oslo";
    public DateOnly FirstDay { get; private set; }
    public TimeOnly StartTime { get; private set; }
    public DateOnly LastDay { get; private set; }
    public TimeOnly EndTime { get; private set; }
    public DateTime StartsAt { get; private set; }
    public DateTime EndsAt { get; private set; }
    public string? Place { get; private set; }

    /// <summary>Where it is on the net; told to those who have a place.</summary>
    public string? Online { get; private set; }

    /// <summary>Places; empty where there is room for all.</summary>
    public int? Capacity { get; private set; }

    /// <summary>Places that are held: by those who have one, and by offers that wait for an answer. Counted by the database.</summary>
    public int Taken { get; private set; }
    public OpenTo OpenTo { get; private set; }

    /// <summary>Kroner for each who attends, value added tax included.</summary>
    public decimal PriceMembers { get; private set; }
    public decimal PriceOthers { get; private set; }
    public VatTreatment Vat { get; private set; }

    /// <summary>How many from each member come free.</summary>
    public int FreePlaces { get; private set; }

    /// <summary>Until when one may register, change and cancel.</summary>
    public DateTime DeadlineAt { get; private set; }
    public bool NeedsApproval { get; private set; }

    /// <summary>The strategic goal it serves.</summary>
    public Guid? GoalId { get; private set; }

    /// <summary>Events that were made together, as a series, share this.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>Made up for the demonstration.</summary>
    public bool Invented { get; init; }

    /// <summary>What others than the team see: what was published, also when it was called off afterwards.</summary>
    public static readonly Expression<Func<Event, bool>> Shown = held => held.State == EventState.Published || held.State == EventState.Cancelled;

    public int? Free => Capacity - Taken;
    public bool HasPrice => PriceMembers > 0 || PriceOthers > 0;

    public bool TakesRegistrations(DateTime now) => State == EventState.Published && now < DeadlineAt;

    /// <summary>What a booking costs: the member's price for a member, after the places that are free for it.</summary>
    /// <param name="already">How many of the same member have a place already.</param>
    public decimal PriceOf(int seats, bool member, int already) =>
        member ? PriceMembers * Math.Max(0, seats - Math.Max(0, FreePlaces - already)) : PriceOthers * seats;

    /// <summary>The value added tax in an amount, rounded to øre.</summary>
    public decimal VatIn(decimal amount) => Vat == VatTreatment.Exempt ? 0 : decimal.Round(amount / 5, 2, MidpointRounding.AwayFromZero);

    /// <summary>How long somebody has who is offered a place: a day, and two hours when less than two days are left. Ours.</summary>
    public TimeSpan OfferStands(DateTime now) => StartsAt - now > TimeSpan.FromDays(2) ? TimeSpan.FromHours(24) : TimeSpan.FromHours(2);

    /// <summary>For what is written whole at once, with its registrations: the database counts from here on.</summary>
    public void Holds(int seats) => Taken = seats;

    public Refusal? Publish()
    {
        if (State is EventState.Published)
            return new("The event is published already.");
        if (State is EventState.Template)
            return new("A template is not published. Make an event from it.");

        State = EventState.Published;
        Record(new EventPublished(Id));
        return null;
    }

    public Refusal? Cancel(DateTime now)
    {
        if (State != EventState.Published)
            return new("Only an event that is published can be cancelled.");
        if (now >= EndsAt)
            return new("The event is over, and is not cancelled any more.");

        State = EventState.Cancelled;
        Record(new EventCancelled(Id));
        return null;
    }
}

public sealed record EventMade(Guid About) : Happening(About);
public sealed record EventChanged(Guid About) : Happening(About);
public sealed record EventPublished(Guid About) : Happening(About);
public sealed record EventCancelled(Guid About) : Happening(About);

/// <summary>Somebody registered; what became of it stands in later lines.</summary>
public sealed record RegistrationMade(Guid About, Guid RegistrationId) : Happening(About);
public sealed record RegistrationTurned(Guid About, Guid RegistrationId, RegistrationState State) : Happening(About);
