using Klynge.Members;

namespace Klynge.Activities;

/// <summary>Who may read what is answered.</summary>
public enum AnswerReaders
{
    /// <summary>Everyone in the team.</summary>
    Team,

    /// <summary>The manager of the cluster only.</summary>
    Manager,
}

/// <summary>Something those who register are asked: what they eat, what they hope for.</summary>
public sealed class EventQuestion : Owned
{
    public const int MostOfAnEvent = 8;

    public Guid EventId { get; init; }
    public int Place { get; init; }
    public string Text { get; private set; } = "";
    public AnswerReaders Readers { get; private set; }

    /// <summary>About health or faith, as a diet may be: the answers are deleted when the event is over.</summary>
    public bool Sensitive { get; private set; }
    public bool Needed { get; private set; }

    /// <summary>No longer asked; the answers that were given stay.</summary>
    public bool Ended { get; private set; }

    public static (EventQuestion?, Refusal?) Ask(Event about, int place, string? text, AnswerReaders readers, bool sensitive, bool needed)
    {
        ArgumentNullException.ThrowIfNull(about);
        if (ShortText.Read(text, nameof(Text), out var words, 300) is { } refusal)
            return (null, refusal);
        if (place >= MostOfAnEvent)
            return (null, Refusal.On(nameof(Text), "{0} questions are asked already. Who is asked more does not answer.", MostOfAnEvent));
        return (new() { ClusterId = about.ClusterId, EventId = about.Id, Place = place, Text = words, Readers = readers, Sensitive = sensitive, Needed = needed }, null);
    }

    /// <summary>The same question at another event.</summary>
    public EventQuestion For(Event about)
    {
        ArgumentNullException.ThrowIfNull(about);
        return new() { ClusterId = about.ClusterId, EventId = about.Id, Place = Place, Text = Text, Readers = Readers, Sensitive = Sensitive, Needed = Needed };
    }

    public void End() => Ended = true;
}

/// <summary>What those of a booking answered to a question, in their own words.</summary>
public sealed class EventAnswer : Owned
{
    public Guid RegistrationId { get; init; }
    public Guid QuestionId { get; init; }
    public string Text { get; init; } = "";
}
