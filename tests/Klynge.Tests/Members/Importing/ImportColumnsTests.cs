using Klynge.Web.Members.Importing;

namespace Klynge.Tests.Members.Importing;

public sealed class ImportColumnsTests
{
    [Theory]
    [InlineData("name,organisation_number,kind,category,member_from,member_to,exit_reason,municipality,postal_code,place,industry_code,employees,website,description,offers,seeks,contact_name,contact_email,contact_role,external_id")]
    [InlineData("navn,organisasjonsnummer,type,kategori,medlem fra,utmeldt,utmeldingsårsak,kommune,postnr,poststed,næringskode,ansatte,nettsted,beskrivelse,tilbyr,ser etter,kontaktperson,e-post,rolle,ekstern id")]
    [InlineData("FIRMANAVN,Org.nr.,TYPE,Kategori,Innmeldt,Medlem_til,Årsak,Kommunenummer,Post Nr,Sted,Naeringskode,Antall ansatte,Nettside,Omtale,Tilbud,Behov,Kontakt,Epost,Stilling,local_id")]
    [InlineData("Navn,OrgNr,type,kategori,medlem siden,medlem til,utmeldingsårsak,municipality_code,postnummer,by,nace,employees,url,about,offers,needs,contact,e-mail,role,id")]
    public void Headings_are_known_in_both_languages_however_they_are_written(string headings) => ImportColumns.Recognise(headings.Split(',')).ShouldBe(
    [
        ImportColumn.Name, ImportColumn.Number, ImportColumn.Kind, ImportColumn.Category, ImportColumn.MemberFrom, ImportColumn.MemberTo, ImportColumn.ExitReason,
        ImportColumn.Municipality, ImportColumn.PostalCode, ImportColumn.Place, ImportColumn.Industry, ImportColumn.Employees, ImportColumn.Website, ImportColumn.Description,
        ImportColumn.Offers, ImportColumn.Seeks, ImportColumn.ContactName, ImportColumn.ContactEmail, ImportColumn.ContactRole, ImportColumn.ExternalId,
    ]);

    [Fact]
    public void Of_two_headings_for_the_same_the_surer_is_taken() =>
        ImportColumns.Recognise(["id", "external_id", "medlem", "navn"]).ShouldBe([null, ImportColumn.ExternalId, null, ImportColumn.Name]);

    [Fact]
    public void A_heading_nobody_knows_is_left_out() => ImportColumns.Recognise(["navn", "ringes etter påske", ""]).ShouldBe([ImportColumn.Name, null, null]);

    [Fact]
    public void Headings_are_remembered_by_their_words_and_order()
    {
        ImportColumns.KeyOf(["Org.nr", "Navn"]).ShouldBe(ImportColumns.KeyOf(["orgnr", "NAVN"]));
        ImportColumns.KeyOf(["Navn", "Org.nr"]).ShouldNotBe(ImportColumns.KeyOf(["orgnr", "NAVN"]));
    }
}
