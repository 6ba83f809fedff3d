namespace Klynge.Members;

/// <summary>One person's work for the cluster organisation, as a share of a full-time post. Label indicators 2.2.1 and 2.2.4 count these.</summary>
public sealed class TeamPost : Owned, IDated
{
    public Guid PersonId { get; set; }
    public required string Title { get; set; }

    /// <summary>Share of full time, 0–1.</summary>
    public decimal Share { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }

    /// <param name="percent">Of a full-time post, 1–100.</param>
    public Refusal? Write(Guid person, string? title, decimal percent, DateOnly from, DateOnly? to, DateOnly today)
    {
        if (percent is <= 0 or > 100)
            return Refusal.On("Amount", "The share of a full-time post is from 1 to 100 per cent; {0} is not.", percent);
        if ((ShortText.Read(title, "Words", out var clean) ?? Span.Refuses(from, to, today)) is { } refusal)
            return refusal;

        if ((person, clean, percent / 100, from, to) == (PersonId, Title, Share, From, To))
            return null;

        (PersonId, Title, Share, From, To) = (person, clean, percent / 100, from, to);
        Record(new ClusterChanged(ClusterId, ClusterParts.Team));
        return null;
    }

    /// <summary>Man-years and people on a day; a person with two posts is one person.</summary>
    public static (decimal ManYears, int People) Sum(IEnumerable<TeamPost> posts, DateOnly day)
    {
        var then = posts.Where(post => post.IsOn(day)).ToList();
        return (then.Sum(post => post.Share), then.Select(post => post.PersonId).Distinct().Count());
    }
}

/// <summary>What someone in the team can do (label indicator 2.2.2).</summary>
public sealed class Competence : Owned, IDated
{
    public Guid PersonId { get; set; }
    public required string Words { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }

    public Refusal? Write(Guid person, string? words, DateOnly from, DateOnly? to, DateOnly today)
    {
        if ((ShortText.Read(words, "Words", out var clean) ?? Span.Refuses(from, to, today)) is { } refusal)
            return refusal;

        if ((person, clean, from, to) == (PersonId, Words, From, To))
            return null;

        (PersonId, Words, From, To) = (person, clean, from, to);
        Record(new ClusterChanged(ClusterId, ClusterParts.Competence));
        return null;
    }
}

/// <summary>Days someone in the team spent on learning (label indicator 2.2.3).</summary>
public sealed class LearningDay : Owned
{
    public Guid PersonId { get; set; }
    public DateOnly On { get; set; }
    public decimal Days { get; set; }
    public required string Subject { get; set; }

    /// <param name="days">Whole and half days, at most a year.</param>
    public Refusal? Write(Guid person, string? subject, decimal days, DateOnly on, DateOnly today)
    {
        if (days is <= 0 or > 366)
            return Refusal.On("Amount", "{0} is not a number of days.", days);
        if (on > today)
            return Refusal.On("From", "{0} is ahead. Learning is written down when it is done.", on);
        if ((ShortText.Read(subject, "Words", out var clean) ?? Span.Refuses(on, null, today)) is { } refusal)
            return refusal;

        if ((person, clean, days, on) == (PersonId, Subject, Days, On))
            return null;

        (PersonId, Subject, Days, On) = (person, clean, days, on);
        Record(new ClusterChanged(ClusterId, ClusterParts.Learning));
        return null;
    }
}
