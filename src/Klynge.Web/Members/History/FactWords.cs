using System.Globalization;
using Klynge.Members;
using Klynge.Web.Language;

namespace Klynge.Web.Members.History;

/// <summary>What each fact is called, and how its stored value reads.</summary>
public static class FactWords
{
    private static readonly Dictionary<OrganisationField, string> Labels = new()
    {
        [OrganisationField.Name] = "Name",
        [OrganisationField.Number] = "Organisation number",
        [OrganisationField.ForeignId] = "Foreign number",
        [OrganisationField.Country] = "Country",
        [OrganisationField.LegalForm] = "Legal form",
        [OrganisationField.Kind] = "Kind",
        [OrganisationField.Industry2007] = "Industry (SN2007)",
        [OrganisationField.Industry2025] = "Industry (SN2025)",
        [OrganisationField.PostalCode] = "Postal code",
        [OrganisationField.Place] = "Place",
        [OrganisationField.Municipality] = "Municipality",
        [OrganisationField.Employees] = "Employees",
        [OrganisationField.Website] = "Website",
        [OrganisationField.Description] = "Description",
        [OrganisationField.Offers] = "Offers",
        [OrganisationField.OffersText] = "More about what it offers",
        [OrganisationField.Seeks] = "Looks for",
        [OrganisationField.SeeksText] = "More about what it looks for",
        [OrganisationField.ExternalId] = "Number in another list",
    };

    private static readonly Dictionary<OrganisationKind, string> Kinds = new()
    {
        [OrganisationKind.Company] = "Company",
        [OrganisationKind.Municipality] = "Municipality",
        [OrganisationKind.PublicBody] = "Other public body",
        [OrganisationKind.Health] = "Health organisation",
        [OrganisationKind.Research] = "Research and education",
        [OrganisationKind.Investor] = "Investor",
        [OrganisationKind.UserOrganisation] = "User organisation",
        [OrganisationKind.Cluster] = "Cluster",
        [OrganisationKind.Other] = "Other",
    };

    /// <summary>The English label, to be translated where it is shown.</summary>
    public static string Label(OrganisationField field) => Labels[field];

    public static string Said(OrganisationField field) => Texts.Say(Labels[field]);

    public static string Said(OrganisationKind kind) => Texts.Say(Kinds[kind]);

    /// <summary>"Member", "Associate member", "Partner".</summary>
    public static string Said(MembershipCategory category) => Texts.Say(category switch
    {
        MembershipCategory.Member => "Member",
        MembershipCategory.Associate => "Associate member",
        _ => "Partner",
    });

    /// <summary>The value as people read it: a code with its name, a number in groups.</summary>
    public static string Said(OrganisationField field, string value) => field switch
    {
        OrganisationField.Kind => OrganisationKinds.TryRead(value, out var kind) ? Said(kind) : value,
        OrganisationField.Number => OrganisationNumber.TryParse(value, out var number) ? number.Grouped : value,
        OrganisationField.Country => Countries.Find(value) is { } country ? Texts.InNorwegian ? country.Bokmal : country.English : value,
        OrganisationField.Municipality => Municipalities.Find(value)?.Name ?? value,
        OrganisationField.Industry2007 => Industry(IndustryStandard.Sn2007, value).Text,
        OrganisationField.Industry2025 => Industry(IndustryStandard.Sn2025, value).Text,
        OrganisationField.Employees => int.TryParse(value, CultureInfo.InvariantCulture, out var staff) ? staff.ToString("N0", CultureInfo.CurrentCulture) : value,
        _ => value,
    };

    /// <summary>
    /// A code with its name, and the language that is in where it is not the reader's. To a reader of Norwegian a division of
    /// SN2025 has its name of SN2007, where the older edition has a division of that code for the same.
    /// </summary>
    public static (string Text, string? Language) Industry(IndustryStandard standard, string value)
    {
        if (!IndustryCode.TryRead(standard, value, out var code))
            return (value, null);
        var name = code.Name;
        if (Texts.InNorwegian && name.Language != "nb" && IndustryCodes.InNorwegian(code) is { } norwegian)
            name = norwegian;
        return ($"{code.Code} {name.Text}", name.Language == (Texts.InNorwegian ? "nb" : "en") ? null : name.Language);
    }
}
