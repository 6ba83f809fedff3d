using System.Collections.Frozen;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>What is wanted of a unit. The register has a hundred fields; those not named here are passed by.</summary>
internal enum UnitField
{
    Number,
    Name,
    Form,
    Parent,
    Address,
    PostalCode,
    Place,
    Municipality,
    Country,
    Industry,
    Industry2,
    Industry3,
    Staff,
    Website,
    RegisteredOn,
    Bankrupt,
    BankruptOn,
    Dissolving,
    DissolvingOn,
    ForciblyDissolving,
    ForciblyDissolvingOn,
    DeletedOn,

    /// <summary>Where a sub-unit is; a main unit has a business address.</summary>
    LocationAddress,
    LocationPostalCode,
    LocationPlace,
    LocationMunicipality,
    LocationCountry,
}

/// <summary>The paths of the fields: in JSON from object to object, in CSV as the heading.</summary>
internal static class UnitFields
{
    public const int LongestPath = 80;

    public static readonly int Count = Enum.GetValues<UnitField>().Length;

    private static readonly FrozenDictionary<string, UnitField> ByPath = new (string Path, UnitField Field)[]
    {
        ("organisasjonsnummer", UnitField.Number), ("navn", UnitField.Name), ("organisasjonsform.kode", UnitField.Form), ("overordnetEnhet", UnitField.Parent),
        ("forretningsadresse.adresse", UnitField.Address), ("forretningsadresse.postnummer", UnitField.PostalCode), ("forretningsadresse.poststed", UnitField.Place),
        ("forretningsadresse.kommunenummer", UnitField.Municipality), ("forretningsadresse.landkode", UnitField.Country),
        ("beliggenhetsadresse.adresse", UnitField.LocationAddress), ("beliggenhetsadresse.postnummer", UnitField.LocationPostalCode), ("beliggenhetsadresse.poststed", UnitField.LocationPlace),
        ("beliggenhetsadresse.kommunenummer", UnitField.LocationMunicipality), ("beliggenhetsadresse.landkode", UnitField.LocationCountry),
        ("naeringskode1.kode", UnitField.Industry), ("naeringskode2.kode", UnitField.Industry2), ("naeringskode3.kode", UnitField.Industry3),
        ("antallAnsatte", UnitField.Staff), ("hjemmeside", UnitField.Website),
        ("registreringsdatoEnhetsregisteret", UnitField.RegisteredOn), ("registreringsdatoenhetsregisteret", UnitField.RegisteredOn), ("registreringsdatoIEnhetsregisteret", UnitField.RegisteredOn),
        ("konkurs", UnitField.Bankrupt), ("konkursdato", UnitField.BankruptOn), ("underAvvikling", UnitField.Dissolving), ("underAvviklingDato", UnitField.DissolvingOn),
        ("underTvangsavviklingEllerTvangsopplosning", UnitField.ForciblyDissolving),
        ("tvangsavvikletPgaManglendeSlettingDato", UnitField.ForciblyDissolvingOn), ("tvangsopplostPgaMangelfulltStyreDato", UnitField.ForciblyDissolvingOn),
        ("tvangsopplostPgaManglendeRegnskapDato", UnitField.ForciblyDissolvingOn), ("tvangsopplostPgaManglendeRevisorDato", UnitField.ForciblyDissolvingOn),
        ("tvangsopplostPgaManglendeDagligLederDato", UnitField.ForciblyDissolvingOn),
        ("slettedato", UnitField.DeletedOn), ("nedleggelsesdato", UnitField.DeletedOn),
    }.ToFrozenDictionary(pair => pair.Path, pair => pair.Field, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, UnitField>.AlternateLookup<ReadOnlySpan<char>> BySpan = ByPath.GetAlternateLookup<ReadOnlySpan<char>>();

    public static UnitField? Find(ReadOnlySpan<char> path) => BySpan.TryGetValue(path, out var field) ? field : null;
}
