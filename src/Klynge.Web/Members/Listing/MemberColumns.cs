using Klynge.Members;
using Klynge.Web.Members.History;

namespace Klynge.Web.Members.Listing;

/// <summary>One column a list of members may have.</summary>
/// <param name="Code">Its word in addresses and for programs; the import knows it.</param>
/// <param name="Heading">The English heading, which the import knows too, in both languages.</param>
/// <param name="Field">The fact whose visibility decides who sees it; null: the membership itself, which all may see.</param>
/// <param name="Value">For programs: codes, numbers, days.</param>
/// <param name="Words">For people, where that is something else.</param>
public sealed record MemberColumn(string Code, string Heading, OrganisationField? Field, Func<MemberRow, object?> Value, Func<MemberRow, object?>? Words = null)
{
    /// <summary>Only the team sees it.</summary>
    public bool TeamOnly { get; init; }

    /// <summary>Figures stand to the right.</summary>
    public bool Number { get; init; }

    /// <summary>Stands in a file that is to be read in again.</summary>
    public bool InFile { get; init; } = true;

    /// <summary>Stands in where this one is empty, or hidden from the reader; it asks for its own field.</summary>
    public MemberColumn? Else { get; init; }

    public object? For(MemberRow row, Sight sight, bool words)
    {
        ArgumentNullException.ThrowIfNull(sight);
        if (TeamOnly && !sight.All)
            return null;
        var seen = Field is not { } field || sight.Sees(row, field);
        return (!seen ? null : words && Words is not null ? Words(row) : Value(row)) ?? Else?.For(row, sight, words);
    }
}

/// <summary>All columns there are.</summary>
public static class MemberColumns
{
    private static readonly MemberColumn Older = new("industry_sn2007", "Industry (SN2007)", OrganisationField.Industry2007, r => r.Industry2007);

    public static readonly IReadOnlyList<MemberColumn> All =
    [
        new("name", "Name", null, r => r.Name),
        new("organisation_number", "Organisation number", OrganisationField.Number, r => r.Number),
        new("foreign_id", "Foreign number", OrganisationField.ForeignId, r => r.ForeignId),
        new("country", "Country", OrganisationField.Country, r => r.Country),
        new("legal_form", "Legal form", OrganisationField.LegalForm, r => r.LegalForm),
        new("kind", "Kind", null, r => OrganisationKinds.Code(r.Kind), r => FactWords.Said(r.Kind)),
        new("category", "Category", null, r => r.Category is { } category ? MembershipCategories.Code(category) : null, r => r.Category is { } category ? FactWords.Said(category) : null),
        new("member_from", "Member from", null, r => r.From),
        new("member_to", "Member to", null, r => r.To),
        new("exit_reason", "Reason for leaving", null, r => r.ExitReason) { TeamOnly = true },
        new("municipality", "Municipality", OrganisationField.Municipality, r => r.Municipality?.Code, Municipality),
        new("county", "County", OrganisationField.Municipality, r => r.County?.Code, r => r.County?.Name) { InFile = false },
        new("postal_code", "Postal code", OrganisationField.PostalCode, r => r.PostalCode),
        new("place", "Place", OrganisationField.Place, r => r.Place),
        new("industry_code", "Industry code", OrganisationField.Industry2025, r => r.Industry2025) { Else = Older, InFile = false },
        Older,
        new("industry_sn2025", "Industry (SN2025)", OrganisationField.Industry2025, r => r.Industry2025),
        new("size", "Size", OrganisationField.Employees, r => SizeClasses.Code(r.Size), r => KindWords.One(r.Size)) { InFile = false },
        new("employees", "Employees", OrganisationField.Employees, r => r.Employees) { Number = true },
        new("website", "Website", OrganisationField.Website, r => r.Website),
        new("description", "Description", OrganisationField.Description, r => r.Description),
        new("offers", "Offers", OrganisationField.Offers, r => r.Offers),
        new("offers_text", "More about what it offers", OrganisationField.OffersText, r => r.OffersText),
        new("seeks", "Looks for", OrganisationField.Seeks, r => r.Seeks),
        new("seeks_text", "More about what it looks for", OrganisationField.SeeksText, r => r.SeeksText),
        new("committed", "Committed", null, r => r.Committed) { TeamOnly = true, InFile = false },
        new("external_id", "External id", OrganisationField.ExternalId, r => r.ExternalId),
    ];

    private static readonly Dictionary<string, MemberColumn> ByCode = All.ToDictionary(column => column.Code);
    private static readonly DateOnly Ahead = new(2200, 1, 1);
    private static readonly string[] Usual = ["kind", "member_from", "county", "employees", "organisation_number", "committed"];

    public static bool Has(string code) => ByCode.ContainsKey(code);

    /// <summary>The columns of a list on a page, beside the name.</summary>
    public static IReadOnlyList<MemberColumn> OnPage(View view, Sight sight)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(sight);
        var codes = view.Columns.Count > 0 ? view.Columns : Usual;
        return [.. codes.Where(code => code != "name").Select(code => ByCode[code]).Where(column => sight.All || !column.TeamOnly)];
    }

    /// <summary>The columns of a file: those asked for, else all that can be read in again.</summary>
    public static IReadOnlyList<MemberColumn> InFile(View view, Sight sight)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(sight);
        return view.Columns.Count > 0
            ? [.. view.Columns.Select(code => ByCode[code]).Where(column => sight.All || !column.TeamOnly)]
            : [.. All.Where(column => column.InFile && (sight.All || !column.TeamOnly))];
    }

    /// <summary>The name where it says which one; several that share a name, and one that lost it to another, say their county too.</summary>
    private static string? Municipality(MemberRow row)
    {
        if (row.Municipality is not { } there)
            return null;
        return new[] { there.Name, $"{there.Name} ({there.County.Name})" }.FirstOrDefault(name => Municipalities.TryRead(name, out var read, out _) && Now(read) == Now(there)) ?? there.Code;

        Municipality? Now(Municipality of) => Municipalities.On(of.Code, row.PostalCode, Ahead);
    }
}
