using Klynge.Members;

namespace Klynge.Web.Members.Importing;

/// <summary>What a column of a list may hold.</summary>
public enum ImportColumn
{
    Name,
    Number,
    ExternalId,
    ForeignId,
    Country,
    LegalForm,
    Kind,
    Category,
    MemberFrom,
    MemberTo,
    ExitReason,
    Municipality,
    PostalCode,
    Place,

    /// <summary>A code that does not say its edition; the whole column decides.</summary>
    Industry,
    Industry2007,
    Industry2025,
    Employees,
    Website,
    Description,
    Offers,
    OffersText,
    Seeks,
    SeeksText,
    ContactName,
    ContactEmail,
    ContactPhone,
    ContactRole,
}

/// <summary>What each column is called on the page, and which fact of an organisation it is.</summary>
public static class ImportColumnWords
{
    /// <summary>The English label, to be translated where it is shown.</summary>
    public static string Label(this ImportColumn column) => column switch
    {
        ImportColumn.Name => "Name",
        ImportColumn.Number => "Organisation number",
        ImportColumn.ExternalId => "Number in another list",
        ImportColumn.ForeignId => "Foreign number",
        ImportColumn.Country => "Country",
        ImportColumn.LegalForm => "Legal form",
        ImportColumn.Kind => "Kind",
        ImportColumn.Category => "Kind of membership",
        ImportColumn.MemberFrom => "Member from",
        ImportColumn.MemberTo => "Member to",
        ImportColumn.ExitReason => "Reason for leaving",
        ImportColumn.Municipality => "Municipality",
        ImportColumn.PostalCode => "Postal code",
        ImportColumn.Place => "Place",
        ImportColumn.Industry => "Industry code",
        ImportColumn.Industry2007 => "Industry (SN2007)",
        ImportColumn.Industry2025 => "Industry (SN2025)",
        ImportColumn.Employees => "Employees",
        ImportColumn.Website => "Website",
        ImportColumn.Description => "Description",
        ImportColumn.Offers => "Offers",
        ImportColumn.OffersText => "More about what it offers",
        ImportColumn.Seeks => "Looks for",
        ImportColumn.SeeksText => "More about what it looks for",
        ImportColumn.ContactName => "Contact: name",
        ImportColumn.ContactEmail => "Contact: e-mail",
        ImportColumn.ContactPhone => "Contact: telephone",
        ImportColumn.ContactRole => "Contact: role",
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    public static OrganisationField? Fact(this ImportColumn column) =>
        Enum.TryParse<OrganisationField>(column.ToString(), out var field) ? field : null;

    /// <summary>What people do about a value that cannot be used.</summary>
    public static string Advice(this ImportColumn column) => column switch
    {
        ImportColumn.Name => "Write the organisation's name, or take the row out.",
        ImportColumn.Number => "Look it up in the Register of Legal Entities and correct it, or empty the cell.",
        ImportColumn.Country => "Use the country's name or its code of two letters, or empty the cell.",
        ImportColumn.ForeignId => "Write the number and its country, or empty both cells.",
        ImportColumn.Category => "Write member, associate or partner, or empty the cell.",
        ImportColumn.MemberFrom or ImportColumn.MemberTo => "Write the day like 2026-05-12 or 12.05.2026.",
        ImportColumn.Municipality => "Write the municipality's number or its name, or empty the cell.",
        ImportColumn.PostalCode => "Write four digits, or empty the cell.",
        ImportColumn.Employees => "Write a whole number, or empty the cell.",
        ImportColumn.Website => "Write it like www.example.no, or empty the cell.",
        ImportColumn.ContactEmail => "Write it like name@example.no, or empty the cell.",
        _ => "Correct the value, or empty the cell.",
    };
}
