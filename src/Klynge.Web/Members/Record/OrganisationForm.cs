using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Klynge.Members;

namespace Klynge.Web.Members.Record;

/// <summary>All facts of an organisation as they are typed, and the version they were read at.</summary>
public sealed class OrganisationForm
{
    private static readonly Dictionary<OrganisationField, PropertyInfo> Inputs =
        Enum.GetValues<OrganisationField>().ToDictionary(field => field, field => typeof(OrganisationForm).GetProperty(field.ToString())!);

    public int Version { get; set; }

    /// <summary>When it was read, in ticks; what changed after that, someone changed meanwhile.</summary>
    public long Seen { get; set; }

    [Required, StringLength(NameKey.Longest)] public string? Name { get; set; }
    public DateOnly? NameFrom { get; set; }
    [StringLength(30)] public string? Number { get; set; }
    [StringLength(Klynge.Members.ForeignId.Longest)] public string? ForeignId { get; set; }
    [StringLength(60)] public string? Country { get; set; }
    [StringLength(60)] public string? LegalForm { get; set; }
    [StringLength(40)] public string? Kind { get; set; }
    [StringLength(10)] public string? Industry2007 { get; set; }
    [StringLength(10)] public string? Industry2025 { get; set; }
    [StringLength(12)] public string? PostalCode { get; set; }
    [StringLength(100)] public string? Place { get; set; }
    [StringLength(60)] public string? Municipality { get; set; }
    public DateOnly? AddressFrom { get; set; }
    [StringLength(12)] public string? Employees { get; set; }
    public DateOnly? EmployeesFrom { get; set; }
    [StringLength(300)] public string? Website { get; set; }
    [StringLength(OrganisationFacts.LongestText)] public string? Description { get; set; }
    [StringLength(OrganisationFacts.LongestText)] public string? Offers { get; set; }
    [StringLength(OrganisationFacts.LongestText)] public string? OffersText { get; set; }
    [StringLength(OrganisationFacts.LongestText)] public string? Seeks { get; set; }
    [StringLength(OrganisationFacts.LongestText)] public string? SeeksText { get; set; }
    [StringLength(100)] public string? ExternalId { get; set; }

    /// <summary>Who may see which fact; only the team's own form sends these.</summary>
    public Dictionary<OrganisationField, Visibility> Shown { get; set; } = [];

    public string? this[OrganisationField field]
    {
        get => (string?)Inputs[field].GetValue(this);
        set => Inputs[field].SetValue(this, value);
    }

    public static OrganisationForm Of(Organisation organisation, IReadOnlyDictionary<OrganisationField, Visibility>? shown = null)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        var form = new OrganisationForm { Version = organisation.Version, Shown = new(shown ?? new Dictionary<OrganisationField, Visibility>()) };
        foreach (var field in Inputs.Keys)
            form[field] = Typed(field, organisation.Value(field));
        return form;
    }

    public EditedFacts Asked(Guid id) => new(
        id, Version, Inputs.Keys.ToDictionary(field => field, field => this[field]),
        new Dictionary<string, DateOnly?> { [nameof(NameFrom)] = NameFrom, [nameof(AddressFrom)] = AddressFrom, [nameof(EmployeesFrom)] = EmployeesFrom }, Shown);

    /// <summary>A municipality is typed by its name where that says which one it is.</summary>
    internal static string? Typed(OrganisationField field, string? value) =>
        field == OrganisationField.Municipality && value is not null && Klynge.Members.Municipalities.Find(value) is { } known
            && Klynge.Members.Municipalities.TryRead(known.Name, out var read, out _) && read!.Code == value ? known.Name : value;
}

/// <summary>One fact that two people wrote differently.</summary>
public sealed record Difference(OrganisationField Field, string? Yours, string? Theirs);
