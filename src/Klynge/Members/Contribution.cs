namespace Klynge.Members;

/// <summary>A member paid, or gave hours or money: one of the three ways to be committed (label indicator 1.1.0).</summary>
public sealed class Contribution : Owned
{
    public Guid OrganisationId { get; init; }
    public DateOnly On { get; init; }

    /// <summary>"fee", "hours" or "other".</summary>
    public required string Kind { get; init; }

    /// <summary>Kroner for a fee, hours for hours; empty where it was not counted.</summary>
    public decimal? Amount { get; init; }
    public string? Note { get; init; }
}
