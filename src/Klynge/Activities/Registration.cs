namespace Klynge.Activities;

/// <summary>Where a registration stands.</summary>
public enum RegistrationState
{
    /// <summary>Somebody of the team looks at it first.</summary>
    Asked,
    Placed,
    Waiting,

    /// <summary>A place is held for an answer until <see cref="Registration.OfferedUntil"/>.</summary>
    Offered,

    /// <summary>An offer was not answered in time. It can be made again.</summary>
    Lapsed,
    Cancelled,
    Declined,
}

/// <summary>
/// A booking: one who registers herself, colleagues, or both, one to ten, who have places together or wait together. Its
/// own link is the right to change it.
/// </summary>
public sealed partial class Registration : Owned
{
    public const int Most = 10;

    /// <summary>Months after the event before who came along from outside the register is forgotten. Ours.</summary>
    public const int MonthsKept = 12;

    private readonly List<Attendee> attendees = [];
    private readonly List<EventAnswer> answers = [];

    public Guid EventId { get; init; }
    public EventPart Part { get; init; }

    /// <summary>Whose they are, once it is known.</summary>
    public Guid? OrganisationId { get; private set; }

    /// <summary>Where they come from, as it was typed.</summary>
    public string? OrganisationName { get; private set; }
    public string? Number { get; private set; }
    public string? ContactName { get; private set; }
    public string? Email { get; private set; }
    public string? Phone { get; private set; }

    /// <summary>The language of the letters.</summary>
    public string Language { get; init; } = "nb";
    public RegistrationState State { get; private set; }

    /// <summary>How many places it takes: those who attend.</summary>
    public int Seats { get; private set; }
    public DateTime MadeAt { get; init; }

    /// <summary>Its place in the line: when it began to wait.</summary>
    public DateTime? WaitsSince { get; private set; }
    public DateTime? OfferedUntil { get; private set; }

    /// <summary>Kroner, value added tax included, when it was given a place.</summary>
    public decimal Due { get; private set; }
    public DateOnly? ForgottenOn { get; private set; }

    public IReadOnlyList<Attendee> Attendees => attendees;
    public IReadOnlyList<EventAnswer> Answers => answers;
    public bool HoldsSeats => State is RegistrationState.Placed or RegistrationState.Offered;
    public bool IsOpen => State is RegistrationState.Asked or RegistrationState.Placed or RegistrationState.Waiting or RegistrationState.Offered;
}

/// <summary>A key that leads to a registration: every letter has one of its own, and a form that is sent twice brings the same.</summary>
public sealed class RegistrationKey : Owned
{
    public Guid RegistrationId { get; init; }

    /// <summary>SHA-256 of the key in the link.</summary>
    public required string Hash { get; init; }
}

/// <summary>One who comes, or is to come, to an event.</summary>
public sealed class Attendee : Owned
{
    public Guid EventId { get; init; }
    public Guid RegistrationId { get; init; }
    public string? Name { get; private set; }
    public string? Email { get; private set; }

    /// <summary>Who she is in the register.</summary>
    public Guid? PersonId { get; private set; }
    public DateTime? ArrivedAt { get; private set; }

    internal static Attendee Of(Registration booking, string name, string? email) =>
        new() { ClusterId = booking.ClusterId, EventId = booking.EventId, RegistrationId = booking.Id, Name = name, Email = email };

    public void Is(Guid person) => PersonId = person;

    /// <summary>She is here. Said again it changes nothing.</summary>
    public void Arrive(DateTime at) => ArrivedAt ??= at;

    /// <summary>It was pressed by mistake.</summary>
    public void NotHere() => ArrivedAt = null;

    internal void Rename(string name, string? email) => (Name, Email) = (name, email);

    internal void Forget()
    {
        Email = null;
        if (PersonId is null)
            Name = null;
    }
}
