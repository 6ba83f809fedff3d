using System.Security.Cryptography;
using System.Text;
using Klynge.Members;

namespace Klynge.Web.Members.Importing;

/// <summary>The headings people write, in Norwegian and English. Case, spaces, dots, underscores and å/aa do not matter.</summary>
public static class ImportColumns
{
    private static readonly (ImportColumn Column, string Words)[] Table =
    [
        (ImportColumn.Name, "name,navn,firmanavn,organisation name,organization name,organisasjonsnavn,virksomhetsnavn,bedriftsnavn,selskapsnavn,company name,"
            + "medlemsnavn,member name,firma,organisasjon,organisation,organization,virksomhet,bedrift,selskap,company,medlemsbedrift,medlem,member"),
        (ImportColumn.Number, "organisation_number,organization_number,organisasjonsnummer,orgnr,org nummer,organisasjonsnr,orgno,org number,"
            + "foretaksnummer,company number,registration number,enhetsnummer"),
        (ImportColumn.ExternalId, "external_id,ekstern id,local_id,lokal id,id,member id,member number,medlemsnummer,medlemsnr,medlemsid,customer number,kundenummer,kundenr"),
        (ImportColumn.ForeignId, "foreign_id,foreign number,foreign organisation number,utenlandsk id,utenlandsk nummer,utenlandsk organisasjonsnummer"),
        (ImportColumn.Country, "country,country code,land,landkode"),
        (ImportColumn.LegalForm, "legal_form,organisasjonsform,selskapsform,orgform,organisation form"),
        (ImportColumn.Kind, "kind,type,organisasjonstype,organisation type,organization type,virksomhetstype,type organisasjon,type virksomhet,aktørtype,slag"),
        (ImportColumn.Category, "category,kategori,medlemskategori,medlemstype,membership category,membership type,member type,medlemskapstype,medlemskap,membership"),
        (ImportColumn.MemberFrom, "member_from,medlem fra,medlem fra dato,medlem siden,member since,innmeldt,innmeldt dato,innmeldingsdato,medlemskap fra,"
            + "membership from,membership start,joined,joined on,join date,opptaksdato,opptatt,startdato,start date,fra dato,fra,from,start"),
        (ImportColumn.MemberTo, "member_to,medlem til,medlem til dato,utmeldt,utmeldt dato,utmeldingsdato,medlemskap til,membership to,membership end,"
            + "left,left on,sluttdato,end date,til dato,til,to,slutt"),
        (ImportColumn.ExitReason, "exit_reason,utmeldingsårsak,utmeldingsgrunn,årsak til utmelding,grunn til utmelding,sluttårsak,reason for leaving,årsak,reason"),
        (ImportColumn.Municipality, "municipality_code,kommunenummer,kommunenr,kommunekode,municipality,kommune,kommunenavn,municipality name,municipality number,forretningskommune"),
        (ImportColumn.PostalCode, "postal_code,postnr,postnummer,postcode,zip,zip code"),
        (ImportColumn.Place, "place,poststed,sted,by,city,town,postal place"),
        (ImportColumn.Industry, "industry_code,næringskode,nacekode,nace code,nace,bransjekode"),
        (ImportColumn.Industry2007, "industry_sn2007,industry_code_sn2007,næringskode sn2007,sn2007,næring sn2007"),
        (ImportColumn.Industry2025, "industry_sn2025,industry_code_sn2025,næringskode sn2025,sn2025,næring sn2025"),
        (ImportColumn.Employees, "employees,ansatte,antall ansatte,number of employees,staff,headcount"),
        (ImportColumn.Website, "website,nettsted,nettside,hjemmeside,webside,nettadresse,homepage,url,web,www"),
        (ImportColumn.Description, "description,beskrivelse,kort beskrivelse,omtale,om,about"),
        (ImportColumn.Offers, "offers,tilbyr,tilbud,kan tilby"),
        (ImportColumn.OffersText, "offers_text,more about what it offers,mer om det de tilbyr,mer om tilbudet"),
        (ImportColumn.Seeks, "seeks,ser etter,looks for,looking for,needs,behov,søker,ønsker"),
        (ImportColumn.SeeksText, "seeks_text,more about what it looks for,mer om det de ser etter,mer om behovet"),
        (ImportColumn.ContactName, "contact_name,kontaktperson,kontaktnavn,navn kontaktperson,contact person,kontakt,contact"),
        (ImportColumn.ContactEmail, "contact_email,kontakt e-post,e-post kontaktperson,kontaktpersons e-post,e-post,e-mail,e-postadresse,mail,email address"),
        (ImportColumn.ContactPhone, "contact_phone,kontakt telefon,telefon kontaktperson,telefon,telefonnummer,tlf,mobil,phone,telephone,mobile"),
        (ImportColumn.ContactRole, "contact_role,kontaktrolle,kontaktpersons rolle,rolle kontaktperson,stilling,rolle,tittel,role,position,title"),
    ];

    // The earlier a word stands among the words of its column, the surer it is: "external_id" before "id".
    private static readonly Dictionary<string, (ImportColumn Column, int Rank)> Words = Table
        .SelectMany(line => line.Words.Split(',').Append(line.Column.Label()).Select((word, rank) => (Key: Key(word), line.Column, Rank: rank)))
        .DistinctBy(word => word.Key).ToDictionary(word => word.Key, word => (word.Column, word.Rank));

    /// <summary>The first words of each column, in both languages, for those who wonder.</summary>
    public static IEnumerable<(ImportColumn Column, string Words)> Examples =>
        Table.Select(line => (line.Column, string.Join(", ", line.Words.Split(',').Take(3))));

    /// <summary>What each heading means, in the order of the file; null is left out. Each meaning is given once, to the surest heading.</summary>
    public static List<ImportColumn?> Recognise(IReadOnlyList<string> headings)
    {
        var meanings = new ImportColumn?[headings.Count];
        var surest = new Dictionary<ImportColumn, (int At, int Rank)>();
        for (var at = 0; at < headings.Count; at++)
            if (Words.TryGetValue(Key(headings[at]), out var word) && (!surest.TryGetValue(word.Column, out var other) || word.Rank < other.Rank))
                surest[word.Column] = (at, word.Rank);
        foreach (var (column, place) in surest)
            meanings[place.At] = column;
        return [.. meanings];
    }

    /// <summary>One short text for a set of headings, by which their meaning is remembered.</summary>
    public static string KeyOf(IReadOnlyList<string> headings) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headings.Select(Key)))));

    private static string Key(string heading) => NameKey.Fold(heading).Replace(" ", "", StringComparison.Ordinal);
}
