using Klynge.Members;

namespace Klynge.Web.Members.Importing;

/// <summary>One row of a list, read: each fact in its one clean form, ready to be compared and written.</summary>
internal sealed class ListRow(int number)
{
    private readonly string?[] facts = new string?[Enum.GetValues<OrganisationField>().Length];

    public int Number => number;
    public string Name => this[OrganisationField.Name] ?? "";
    public MembershipCategory? Category { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public string? ExitReason { get; set; }

    /// <summary>The kind is a word nobody knows: other for a new organisation, no news about one that is known.</summary>
    public bool KindUnknown { get; set; }
    public Contact? Contact { get; set; }

    /// <summary>It looks like a heading or a sum, not like an organisation.</summary>
    public bool IsAside { get; set; }
    public IReadOnlyList<string?> Facts => facts;

    public string? this[OrganisationField field]
    {
        get => facts[(int)field];
        set => facts[(int)field] = value;
    }

    /// <summary>Whether another row says something else about the same organisation; what one of them leaves empty is no contradiction.</summary>
    public bool Contradicts(IReadOnlyList<string?> others) =>
        facts.Zip(others).Any(pair => pair.First is not null && pair.Second is not null && pair.First != pair.Second);
}

internal sealed record Contact(string Name, string? Email, string? Phone, string? Role);
