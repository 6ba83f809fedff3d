using Klynge.Members;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell.Api;

namespace Klynge.Web.Members.Api;

/// <summary>What programs send and get of members, in the words of the columns of a list.</summary>
internal static class Shapes
{
    private static readonly IEnumerable<string> Kinds = Enum.GetValues<OrganisationKind>().Select(OrganisationKinds.Code);

    public static readonly IEnumerable<string> Categories = Enum.GetValues<MembershipCategory>().Select(MembershipCategories.Code);

    /// <summary>The facts of an organisation that can be written, by their column.</summary>
    public static readonly IReadOnlyDictionary<OrganisationField, Field> Facts = new Dictionary<OrganisationField, Field>
    {
        [OrganisationField.Name] = Field.Text("name", NameKey.Longest, "Åsen AS").Always,
        [OrganisationField.Number] = Field.Text("organisation_number", 30, "923609016", "Nine digits, as in the public business register."),
        [OrganisationField.ForeignId] = Field.Text("foreign_id", ForeignId.Longest, note: "The number in another country's register."),
        [OrganisationField.Country] = Field.Text("country", 60, "NO", "A code of two letters, or a name."),
        [OrganisationField.LegalForm] = Field.Text("legal_form", 60, "AS"),
        [OrganisationField.Kind] = Field.Code("kind", Kinds),
        [OrganisationField.Industry2007] = Field.Text("industry_sn2007", 10, "62.010"),
        [OrganisationField.Industry2025] = Field.Text("industry_sn2025", 10, "62.10"),
        [OrganisationField.PostalCode] = Field.Text("postal_code", 12, "4016"),
        [OrganisationField.Place] = Field.Text("place", 100, "STAVANGER"),
        [OrganisationField.Municipality] = Field.Text("municipality", 60, "1103", "Number or name; answered as the number of the day."),
        [OrganisationField.Employees] = Field.Whole("employees", 0, 10_000_000),
        [OrganisationField.Website] = Field.Text("website", 300, "https://asen.example"),
        [OrganisationField.Description] = Field.Text("description", OrganisationFacts.LongestText),
        [OrganisationField.Offers] = Field.Text("offers", OrganisationFacts.LongestText, "sensors; testing at home", "Single words with semicolons between."),
        [OrganisationField.OffersText] = Field.Text("offers_text", OrganisationFacts.LongestText),
        [OrganisationField.Seeks] = Field.Text("seeks", OrganisationFacts.LongestText, note: "Single words with semicolons between."),
        [OrganisationField.SeeksText] = Field.Text("seeks_text", OrganisationFacts.LongestText),
        [OrganisationField.ExternalId] = Field.Text("external_id", 100, note: "The row's id in a list of yours. The team alone sees it."),
    };

    /// <summary>What a rule calls a fact → what it is called here.</summary>
    public static readonly IReadOnlyDictionary<string, string> Called = Facts.ToDictionary(fact => fact.Key.ToString(), fact => fact.Value.Name);

    private static readonly Field From = Field.Day("member_from", "The first day; today where nothing is said.");

    public static readonly Shape New = new("new_member", [
        Field.OwnId, .. Facts.Values.Select(fact => fact.Name == "name" ? fact.Must : fact), Field.Code("category", Categories) with { MayBeEmpty = false }, From,
        Field.Day("member_to", "The last day, where it has ended."), Field.Text("decision", 200, "Styret, sak 7/18"),
    ]);

    /// <summary>Days: from when a changed fact is true, which else is today.</summary>
    public static readonly Shape Change = new("member_change", [
        .. Facts.Values, Field.Day("name_from", "From when a new name is true; else today."), Field.Day("address_from", "From when a new address is true; else today."),
        Field.Day("employees_from", "From when a new number of employees is true; else today."),
    ]);

    private static readonly IReadOnlyList<Field> Columns = [.. MemberColumns.All.Select(Column)];

    public static readonly Shape Row = Shape.Answered("member_row", [Field.Id("id").Always, .. Columns]) with { Some = true };

    public static readonly Shape Member = Shape.Answered("member", [Field.Id("id").Always, Field.Version, .. Columns]);

    public static readonly Shape Membership = Shape.Answered(
        "membership", Field.Id("id").Always, Field.Version, Field.Code("category", Categories).Always, Field.Day("from").Always, Field.Day("to", "The last day, which counts."),
        Field.Text("exit_reason", Klynge.Members.Membership.LongestReason, note: "The team and the organisation's own contact see it."), Field.Text("decision", 200), Field.Day("signed_on", "When the agreement was signed."));

    public static readonly Shape Contribution = Shape.Answered(
        "contribution", Field.Id("id").Always, Field.Version, Field.Day("given_on").Always, Field.Code("kind", Klynge.Members.Contribution.Kinds).Always,
        Field.Figure("amount", 0, 1_000_000_000, "Kroner for a fee, hours for hours."), Field.Text("note", Klynge.Members.Contribution.LongestNote));

    private static Field Column(MemberColumn column) => column.Code switch
    {
        "name" => Field.Text("name", NameKey.Longest).Always,
        "kind" => Field.Code("kind", Kinds).Always,
        "category" => Field.Code("category", Categories),
        "member_from" or "member_to" => Field.Day(column.Code),
        "size" => Field.Code("size", Enum.GetValues<SizeClass>().Select(SizeClasses.Code)),
        "employees" => Field.Whole("employees", 0, int.MaxValue),
        "committed" => Field.Flag("committed", "Signed, contributed or takes part. The team alone sees it."),
        _ => Field.Text(column.Code, 0),
    };
}
