namespace Klynge.Members;

/// <summary>A member paid, or gave hours or money: one of the three ways to be committed (label indicator 1.1.0).</summary>
public sealed class Contribution : Owned, ICounted
{
    public const int LongestNote = 400;

    public static readonly IReadOnlyList<string> Kinds = ["fee", "hours", "other"];

    public Guid OrganisationId { get; init; }
    public DateOnly On { get; init; }

    /// <summary>"fee", "hours" or "other".</summary>
    public required string Kind { get; init; }

    /// <summary>Kroner for a fee, hours for hours; empty where it was not counted.</summary>
    public decimal? Amount { get; init; }
    public string? Note { get; init; }

    public static (Contribution?, Refusal?) Give(Guid clusterId, Guid organisationId, DateOnly on, string kind, decimal? amount, string? note, DateOnly today, Guid? id = null)
    {
        if (!Kinds.Contains(kind))
            return (null, Refusal.On("Kind", "Choose what was given."));
        if (on > today)
            return (null, Refusal.On("On", "{0} has not come yet. A contribution is written down when it is given.", on));
        if (on.Year < 1900)
            return (null, Refusal.On("On", "{0} is too long ago to be the day of a contribution.", on));
        if (amount is < 0 or > 1_000_000_000)
            return (null, Refusal.On("Amount", "The amount must be between 0 and 1,000,000,000."));

        var contribution = new Contribution
        {
            Id = id ?? Guid.CreateVersion7(), ClusterId = clusterId, OrganisationId = organisationId, On = on, Kind = kind, Amount = amount,
            Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim(),
        };
        contribution.Record(new ContributionGiven(organisationId, contribution.Id, on, kind, amount));
        return (contribution, null);
    }
}

public sealed record ContributionRemoved(Guid About, Guid ContributionId, DateOnly On, string Kind) : Happening(About);
public sealed record ContributionGiven(Guid About, Guid ContributionId, DateOnly On, string Kind, decimal? Amount) : Happening(About);
