namespace Klynge.Web.Post;

/// <summary>A letter on its way. Its body may hold a link that works once, so it is deleted when the letter is sent.</summary>
public sealed class Letter
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid? ClusterId { get; init; }
    public required string To { get; init; }
    public required string Subject { get; init; }
    public string? Body { get; set; }
    /// <summary>An iCalendar file that goes along. It is deleted with the body.</summary>
    public string? Calendar { get; set; }
    public DateTime WrittenAt { get; init; }
    public DateTime? SentAt { get; set; }
    public int Tries { get; set; }
    public DateTime NextTryAt { get; set; }

    /// <summary>Why it did not leave the last time, in words for the manager.</summary>
    public string? Trouble { get; set; }
}
