using Klynge.Members;

namespace Klynge.Web.Members.Listing;

/// <summary>One line of a list of members: an organisation as it was on the day, and the membership that puts it there.</summary>
public sealed record MemberRow(Guid Id, string Name, OrganisationKind Kind)
{
    public MembershipCategory? Category { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public string? ExitReason { get; init; }
    public string? Number { get; init; }
    public string? ForeignId { get; init; }
    public string? Country { get; init; }
    public string? LegalForm { get; init; }
    public string? PostalCode { get; init; }
    public string? Place { get; init; }

    /// <summary>The municipality as recorded, and where that is on the day.</summary>
    public string? Recorded { get; init; }
    public Municipality? Municipality { get; init; }
    public County? County { get; init; }
    public string? Industry2007 { get; init; }
    public string? Industry2025 { get; init; }
    public int? Employees { get; init; }
    public string? Website { get; init; }
    public string? Description { get; init; }
    public string? Offers { get; init; }
    public string? OffersText { get; init; }
    public string? Seeks { get; init; }
    public string? SeeksText { get; init; }
    public string? ExternalId { get; init; }
    public bool Committed { get; init; }

    /// <summary>What its people chose to show or hide, where they chose.</summary>
    public IReadOnlyDictionary<OrganisationField, Visibility> Chosen { get; init; } = new Dictionary<OrganisationField, Visibility>();
    public SizeClass Size => SizeClasses.Of(Employees);

    /// <summary>The place this reader may know.</summary>
    public string? PlaceFor(Sight sight)
    {
        ArgumentNullException.ThrowIfNull(sight);
        return Organisation.PlaceOf(
            sight.Sees(this, OrganisationField.Place) ? Place : null,
            sight.Sees(this, OrganisationField.PostalCode) ? PostalCode : null,
            sight.Sees(this, OrganisationField.Municipality) ? Municipality?.Code ?? Recorded : null);
    }
}
