using Klynge.Members;

namespace Klynge.Web.Members.Importing;

/// <summary>An organisation as the import knows it: of the register, or of a row that came before in the same file.</summary>
internal sealed class KnownOrganisation(Guid id, string name, string? number, string? externalId)
{
    private readonly List<(DateOnly? From, DateOnly? To)> periods = [];

    public Guid Id => id;
    public string Name => name;
    public string? Number => number;
    public string? ExternalId => externalId;

    /// <summary>It came into being with this list.</summary>
    public bool IsNew { get; init; }

    /// <summary>The first row of the file that speaks of it.</summary>
    public int? Row { get; private set; }
    public IReadOnlyList<string?> Said { get; private set; } = [];

    /// <summary>Its memberships, once they have been asked for.</summary>
    public List<Stay>? Stays { get; set; }

    public void CameIn(ListRow row)
    {
        if (Row is null)
            (Row, Said) = (row.Number, row.Facts);
        periods.Add((row.From, row.To));
    }

    /// <summary>
    /// A repeated number is history when every row says from when it was a member, the periods lie apart, and nothing
    /// else about the organisation is contradicted.
    /// </summary>
    public bool IsHistory(ListRow row) =>
        row.From is { } from && !row.Contradicts(Said)
        && periods.All(period => period.From is { } first && !Stay.Overlap(first, period.To, from, row.To));
}

/// <summary>A membership as it stands or will stand.</summary>
internal sealed record Stay(Guid Id, MembershipCategory Category, DateOnly From, DateOnly? To, string? ExitReason)
{
    public bool Overlaps(DateOnly from, DateOnly? to) => Overlap(From, To, from, to);

    public static bool Overlap(DateOnly from, DateOnly? to, DateOnly otherFrom, DateOnly? otherTo) =>
        from <= (otherTo ?? DateOnly.MaxValue) && otherFrom <= (to ?? DateOnly.MaxValue);
}
