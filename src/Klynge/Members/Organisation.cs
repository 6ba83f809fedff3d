namespace Klynge.Members;

/// <summary>An organisation as one cluster knows it. The public register is joined by number; another cluster has its own.</summary>
public sealed partial class Organisation : Owned, ICounted, IKeepsChanges
{
    private readonly List<OrganisationName> names = [];
    private readonly List<StaffCount> staff = [];
    private readonly List<Seat> seats = [];
    private readonly List<OrganisationTag> tags = [];
    private readonly List<OrganisationChange> changes = [];

    public string Name { get; private set; } = "";

    /// <summary>Norwegian sort key in binary order, the same on both databases.</summary>
    public string NameSort { get; private set; } = "";

    /// <summary>Folded words to find it by: names, earlier names, number, place, tags. Not the id of an outside list: that is the team's.</summary>
    public string Search { get; private set; } = "";

    /// <summary>As <see cref="Search"/>, of what strangers see unless somebody hides it: without what it looks for.</summary>
    public string PublicSearch { get; private set; } = "";
    public string? Number { get; private set; }
    public string? ForeignId { get; private set; }
    public string? Country { get; private set; }
    public string? LegalForm { get; private set; }
    public OrganisationKind Kind { get; private set; } = OrganisationKind.Other;
    public string? Industry2007 { get; private set; }
    public string? Industry2025 { get; private set; }
    public string? PostalCode { get; private set; }
    public string? Place { get; private set; }

    /// <summary>The municipality as it was written down, in whatever year's code. <see cref="Seats"/> says where that is on a day.</summary>
    public string? Municipality { get; private set; }
    public int? Employees { get; private set; }
    public string? Website { get; private set; }
    public string? Description { get; private set; }
    public string? Offers { get; private set; }
    public string? OffersText { get; private set; }
    public string? Seeks { get; private set; }
    public string? SeeksText { get; private set; }

    /// <summary>The row's own id in the list it came from.</summary>
    public string? ExternalId { get; private set; }

    /// <summary>Where a published fact about it stands; empty for what people wrote themselves.</summary>
    public string? Source { get; init; }
    public bool Invented { get; init; }
    public Guid? BatchId { get; init; }
    public DateOnly KnownSince { get; init; }

    public IReadOnlyList<OrganisationName> Names => names;
    public IReadOnlyList<StaffCount> Staff => staff;
    public IReadOnlyList<Seat> Seats => seats;
    public IReadOnlyList<OrganisationTag> Tags => tags;

    /// <summary>Changes made since it was loaded; the register keeps them all.</summary>
    public IReadOnlyList<OrganisationChange> TakeChanges()
    {
        var taken = changes.ToList();
        changes.Clear();
        return taken;
    }

    IEnumerable<Owned> IKeepsChanges.TakeKept() => TakeChanges();

    public SizeClass SizeOn(DateOnly day) =>
        SizeClasses.Of(staff.Where(count => count.On <= day).MaxBy(count => count.On)?.Number);

    public string? Value(OrganisationField field) => field switch
    {
        OrganisationField.Name => Name,
        OrganisationField.Number => Number,
        OrganisationField.ForeignId => ForeignId,
        OrganisationField.Country => Country,
        OrganisationField.LegalForm => LegalForm,
        OrganisationField.Kind => OrganisationKinds.Code(Kind),
        OrganisationField.Industry2007 => Industry2007,
        OrganisationField.Industry2025 => Industry2025,
        OrganisationField.PostalCode => PostalCode,
        OrganisationField.Place => Place,
        OrganisationField.Municipality => Municipality,
        OrganisationField.Employees => Employees?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        OrganisationField.Website => Website,
        OrganisationField.Description => Description,
        OrganisationField.Offers => Offers,
        OrganisationField.OffersText => OffersText,
        OrganisationField.Seeks => Seeks,
        OrganisationField.SeeksText => SeeksText,
        OrganisationField.ExternalId => ExternalId,
        _ => throw new ArgumentOutOfRangeException(nameof(field)),
    };
}
