namespace Klynge.Members.BusinessRegister;

/// <summary>What the public register can say otherwise than a cluster's own, the gravest first.</summary>
public enum RegisterMatter
{
    Bankrupt,
    ForcedDissolution,
    Dissolution,
    Deleted,

    /// <summary>The register does not know the number.</summary>
    NotThere,

    /// <summary>The number is a sub-unit's; the legal entity has another.</summary>
    SubUnit,
    Name,
    LegalForm,
    Address,
    Industry2007,
    Industry2025,
    Staff,
}

public static class RegisterMatters
{
    /// <summary>Those of <see cref="IsState"/>, for queries.</summary>
    public static IReadOnlyList<RegisterMatter> States { get; } = [.. Enum.GetValues<RegisterMatter>().Where(IsState)];

    /// <summary>What befell the organisation itself: there is nothing to take over, but somebody has to think of the membership.</summary>
    public static bool IsState(this RegisterMatter matter) => matter <= RegisterMatter.NotThere;

    /// <summary>The facts of an organisation that the register's word changes.</summary>
    public static IEnumerable<(OrganisationField Field, string? Value)> Facts(this RegisterMatter matter, string theirs) => matter switch
    {
        RegisterMatter.SubUnit => [(OrganisationField.Number, theirs)],
        RegisterMatter.Name => [(OrganisationField.Name, theirs)],
        RegisterMatter.LegalForm => [(OrganisationField.LegalForm, theirs)],
        RegisterMatter.Address => RegisterAddress.Read(theirs)?.Facts() ?? [],
        RegisterMatter.Industry2007 => [(OrganisationField.Industry2007, theirs)],
        RegisterMatter.Industry2025 => [(OrganisationField.Industry2025, theirs)],
        RegisterMatter.Staff => [(OrganisationField.Employees, theirs)],
        _ => [],
    };

    /// <summary>The fact by which one sees who wrote it last.</summary>
    public static OrganisationField? Field(this RegisterMatter matter) => matter switch
    {
        RegisterMatter.SubUnit => OrganisationField.Number,
        RegisterMatter.Name => OrganisationField.Name,
        RegisterMatter.LegalForm => OrganisationField.LegalForm,
        RegisterMatter.Address => OrganisationField.PostalCode,
        RegisterMatter.Industry2007 => OrganisationField.Industry2007,
        RegisterMatter.Industry2025 => OrganisationField.Industry2025,
        RegisterMatter.Staff => OrganisationField.Employees,
        _ => null,
    };
}
