namespace Klynge.Members.BusinessRegister;

/// <summary>
/// What the public business register (Enhetsregisteret) holds under one number: a legal entity, or a sub-unit of one. It
/// is a copy of what was published on a day and belongs to no cluster. E-mail and telephone are left behind: nobody here needs them.
/// </summary>
public sealed record RegisterUnit
{
    /// <summary>Nine digits.</summary>
    public required string Number { get; init; }

    /// <summary>As published, mostly in capitals.</summary>
    public required string Name { get; init; }

    /// <summary>A place of work (BEDR, AAFY), not a legal entity.</summary>
    public bool SubUnit { get; init; }
    public string? Form { get; init; }

    /// <summary>The unit it is a part of.</summary>
    public string? Parent { get; init; }
    public string? Address { get; init; }
    public string? PostalCode { get; init; }
    public string? Place { get; init; }
    public string? Municipality { get; init; }

    /// <summary>Two letters; empty in older files, where an address with a postal code is Norwegian.</summary>
    public string? Country { get; init; }

    /// <summary>The main industry and up to two more, without the standard they are of: that is one for the whole file.</summary>
    public string? Industry { get; init; }
    public string? Industry2 { get; init; }
    public string? Industry3 { get; init; }

    /// <summary>Absent is not none: fewer than five are not published.</summary>
    public int? Staff { get; init; }
    public string? Website { get; init; }
    public DateOnly? RegisteredOn { get; init; }
    public bool Bankrupt { get; init; }
    public DateOnly? BankruptOn { get; init; }
    public bool Dissolving { get; init; }
    public DateOnly? DissolvingOn { get; init; }
    public bool ForciblyDissolving { get; init; }
    public DateOnly? ForciblyDissolvingOn { get; init; }
    public DateOnly? DeletedOn { get; init; }

    public bool IsNorwegian => PostalCode is not null && Country is null or "NO";

    /// <summary>Its number as people write it.</summary>
    public string Grouped => OrganisationNumber.TryParse(Number, out var number) ? number.Grouped : Number;
}
