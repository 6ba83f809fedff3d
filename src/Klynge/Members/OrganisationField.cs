namespace Klynge.Members;

/// <summary>What the register says of an organisation, one word a fact. Forms, import, corrections, history, visibility and merging all speak of these.</summary>
public enum OrganisationField
{
    Name,
    Number,
    ForeignId,
    Country,
    LegalForm,
    Kind,
    Industry2007,
    Industry2025,
    PostalCode,
    Place,
    Municipality,
    Employees,
    Website,
    Description,
    Offers,
    OffersText,
    Seeks,
    SeeksText,
    ExternalId,
}

/// <summary>Who may see a fact: the team alone, all members, or everyone.</summary>
public enum Visibility
{
    Hidden,
    Members,
    Public,
}
