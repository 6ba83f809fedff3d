namespace Klynge.Members.BusinessRegister;

/// <summary>Where the register says an organisation is. Its parts are one fact: a postal code without its municipality would be half a move.</summary>
public sealed record RegisterAddress(string PostalCode, string? Place, string? Municipality)
{
    /// <summary>Null for an address abroad, which the register does not divide.</summary>
    public static RegisterAddress? Of(RegisterUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return !unit.IsNorwegian || unit.PostalCode is not { Length: 4 } code || !code.All(char.IsAsciiDigit)
            ? null
            : new(code, unit.Place is null ? null : Organisation.PlaceOf(null, code, null) ?? RegisterName.Written(unit.Place), Members.Municipalities.Find(unit.Municipality ?? "")?.Code);
    }

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static RegisterAddress? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('|') is [{ Length: > 0 } code, var place, var municipality] ? new(code, Null(place), Null(municipality)) : null;
    }

    /// <summary>Whether the organisation sits there already, by the municipalities of a day.</summary>
    public bool IsOf(Organisation organisation, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        if (organisation.PostalCode != PostalCode)
            return false;
        return organisation.Municipality is not { } known || Municipality is not { } code || Municipalities.On(known, PostalCode, day) == Municipalities.On(code, PostalCode, day);
    }

    /// <summary>What of an organisation's facts it says, in the order they are changed.</summary>
    public IEnumerable<(OrganisationField Field, string? Value)> Facts()
    {
        yield return (OrganisationField.PostalCode, PostalCode);
        if (Place is not null)
            yield return (OrganisationField.Place, Place);
        if (Municipality is not null)
            yield return (OrganisationField.Municipality, Municipality);
    }

    /// <summary>"4035|Stavanger|1103".</summary>
    public override string ToString() => $"{PostalCode}|{Place?.Replace('|', ' ')}|{Municipality}";

    private static string? Null(string text) => text.Length == 0 ? null : text;
}
