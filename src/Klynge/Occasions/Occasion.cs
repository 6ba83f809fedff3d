namespace Klynge.Occasions;

/// <summary>Who took part together in what, when. Activities, projects and services write these in their own transaction; network, value and effect are questions to them.</summary>
public sealed class Occasion : Owned
{
    /// <summary>Kind of the work it came from, one of <see cref="OccasionKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The record it came from.</summary>
    public Guid SourceId { get; init; }
    public DateOnly From { get; init; }
    public DateOnly To { get; init; }

    /// <summary>How many organisations took part; ties of a large occasion weigh less.</summary>
    public int Size { get; set; }
}

/// <summary>One organisation's, and perhaps one person's, part in an occasion.</summary>
public sealed class OccasionParty : Owned, ICounted
{
    public Guid OccasionId { get; init; }
    public Guid OrganisationId { get; init; }
    public Guid? PersonId { get; init; }
    public string? Part { get; init; }

    /// <summary>The last day of the occasion, kept here so that "took part within a year" is one index.</summary>
    public DateOnly On { get; init; }
    public decimal Weight { get; init; } = 1;
}
