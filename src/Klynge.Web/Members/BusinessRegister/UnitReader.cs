using System.Globalization;
using Klynge.Members;
using Klynge.Members.BusinessRegister;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>Makes a unit of the texts a file has for it. What is missing is missing; what cannot be read as what it should be is left out.</summary>
internal sealed class UnitReader
{
    private const int LongestText = 300;

    private readonly string?[] texts = new string?[UnitFields.Count];

    /// <summary>Several lines of an address are one text.</summary>
    public void Set(UnitField field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return;
        ref var known = ref texts[(int)field];
        known = known is null ? text : field is UnitField.Address or UnitField.LocationAddress ? $"{known}, {text}" : known;
    }

    /// <summary>The unit, or why there is none; the reader is empty again.</summary>
    public (RegisterUnit? Unit, Refusal? Problem) Take()
    {
        try
        {
            return Read();
        }
        finally
        {
            Array.Clear(texts);
        }
    }

    private (RegisterUnit?, Refusal?) Read()
    {
        if (OrganisationNumber.Read(Text(UnitField.Number), out var number) is { } wrong)
            return (null, wrong);
        if (NameKey.Clean(Text(UnitField.Name), out var name) is { } nameless)
            return (null, nameless);

        var form = Text(UnitField.Form);
        // A main unit has a business address, a sub-unit a location.
        var at = texts[(int)UnitField.PostalCode] is null && texts[(int)UnitField.Address] is null ? UnitField.LocationAddress : UnitField.Address;
        return (new RegisterUnit
        {
            Number = number.ToString(), Name = name, Form = form, SubUnit = LegalForms.Find(form)?.SubUnit ?? false,
            Parent = OrganisationNumber.TryParse(Text(UnitField.Parent), out var parent) ? parent.ToString() : null,
            Address = Text(at), PostalCode = Text(at + 1), Place = Text(at + 2), Municipality = Text(at + 3), Country = Text(at + 4)?.ToUpperInvariant(),
            Industry = Text(UnitField.Industry), Industry2 = Text(UnitField.Industry2), Industry3 = Text(UnitField.Industry3),
            Staff = int.TryParse(Text(UnitField.Staff), NumberStyles.None, CultureInfo.InvariantCulture, out var staff) ? staff : null,
            Website = Text(UnitField.Website), RegisteredOn = Day(UnitField.RegisteredOn),
            Bankrupt = Yes(UnitField.Bankrupt) || Day(UnitField.BankruptOn) is not null, BankruptOn = Day(UnitField.BankruptOn),
            Dissolving = Yes(UnitField.Dissolving) || Day(UnitField.DissolvingOn) is not null, DissolvingOn = Day(UnitField.DissolvingOn),
            ForciblyDissolving = Yes(UnitField.ForciblyDissolving) || Day(UnitField.ForciblyDissolvingOn) is not null, ForciblyDissolvingOn = Day(UnitField.ForciblyDissolvingOn),
            DeletedOn = Day(UnitField.DeletedOn),
        }, null);
    }

    private string? Text(UnitField field)
    {
        if (texts[(int)field]?.Trim() is not { Length: > 0 } text)
            return null;
        if (text.Any(char.IsControl))
            text = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        return text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }

    private bool Yes(UnitField field) => Text(field) is "true" or "True" or "TRUE" or "J" or "Ja";

    private DateOnly? Day(UnitField field) =>
        Text(field) is { Length: >= 10 } text && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1500 and <= 2200 ? day : null;
}
