namespace Klynge.Web.Shell.Personal;

/// <summary>What becomes of rows about a person when she is erased.</summary>
public enum Fate
{
    Goes,

    /// <summary>The row stays for the figures that rest on it, without her and without its words.</summary>
    Emptied,

    /// <summary>It names her by a key alone, and the key then leads to nobody.</summary>
    Stays,
}

/// <param name="Code">As programs read it.</param>
/// <param name="Words">As people read it; a key of the texts.</param>
public sealed record PersonalColumn(string Code, string Words);

/// <summary>What one table holds of a person, as it is shown to her.</summary>
public sealed record PersonalPart(string Code, string Heading, Fate Fate, IReadOnlyList<PersonalColumn> Columns, IReadOnlyList<object?[]> Rows)
{
    /// <summary>What else comes of it when she is erased; a key of the texts.</summary>
    public string? Note { get; init; }
}

/// <summary>All that one cluster, or the installation, holds of a person.</summary>
/// <param name="Where">The cluster's name; null for the installation.</param>
public sealed record PersonalPlace(string? Where, IReadOnlyList<PersonalPart> Parts);
