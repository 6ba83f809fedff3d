using Klynge.Members;
using Klynge.Members.BusinessRegister;

namespace Klynge.Tests.Members.BusinessRegister;

/// <summary>What is a difference, and what is only spelt otherwise.</summary>
public sealed class ComparisonTests
{
    private static readonly DateOnly Today = new(2026, 5, 12);

    private static readonly RegisterUnit Unit = new()
    {
        Number = "981575679", Name = "SANSELYD AS", Form = "AS", PostalCode = "4006", Place = "STAVANGER", Municipality = "1103", Country = "NO", Industry = "62.100", Staff = 14,
    };

    [Fact]
    public void One_that_agrees_in_everything_differs_in_nothing() => Differences(Unit).ShouldBeEmpty();

    [Fact]
    public void Without_a_number_there_is_nothing_to_compare()
    {
        var organisation = Organisation.Enter(Guid.NewGuid(), "Sanselyd AS", Today).Item1!;
        RegisterComparison.Of(organisation, Unit, IndustryStandard.Sn2025, Today).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SANSELYD AS", null)]
    [InlineData("Sanselyd A/S", null)]
    [InlineData("SANSELYD ASA", null)]
    [InlineData("SANSELYD NORGE AS", "Sanselyd Norge AS")]
    [InlineData("SÆTRE OG SØNN I HØYANGER AS", "Sætre og Sønn i Høyanger AS")]
    public void A_name_differs_when_it_is_another(string published, string? proposed) =>
        Differences(Unit with { Name = published }, RegisterMatter.Name).SingleOrDefault()?.Theirs.ShouldBe(proposed);

    [Theory]
    [InlineData("AS", null)]
    [InlineData("ASA", "ASA")]
    [InlineData(null, null)]
    public void A_legal_form_is_read_by_code_or_name(string? published, string? proposed) =>
        Differences(Unit with { Form = published }, RegisterMatter.LegalForm).SingleOrDefault()?.Theirs.ShouldBe(proposed);

    [Fact]
    public void An_address_is_one_fact_with_its_parts()
    {
        var moved = Differences(Unit with { PostalCode = "6003", Place = "ÅLESUND", Municipality = "1508" }, RegisterMatter.Address).Single();
        moved.Ours.ShouldBe("4006|Stavanger|1103");
        RegisterMatter.Address.Facts(moved.Theirs).ShouldBe([(OrganisationField.PostalCode, "6003"), (OrganisationField.Place, "Ålesund"), (OrganisationField.Municipality, "1508")]);
        Differences(Unit with { Country = "SE", PostalCode = "111 22" }, RegisterMatter.Address).ShouldBeEmpty();
        // A code of an earlier year is the same place.
        Differences(Unit with { Municipality = "1103" }, RegisterMatter.Address).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(11, true)]
    [InlineData(49, true)]
    [InlineData(50, false)]
    [InlineData(9, false)]
    public void Staff_is_news_when_the_size_is_another(int staff, bool same) => Differences(Unit with { Staff = staff }, RegisterMatter.Staff).Any().ShouldBe(!same);

    [Fact]
    public void A_count_that_is_not_published_is_not_nobody() => Differences(Unit with { Staff = null }, RegisterMatter.Staff).ShouldBeEmpty();

    [Fact]
    public void What_nobody_has_written_is_proposed()
    {
        var bare = Organisation.Enter(Guid.NewGuid(), "Sanselyd AS", Today).Item1!;
        bare.Fill(OrganisationField.Number, "981575679", Today).ShouldBeNull();
        RegisterComparison.Of(bare, Unit, IndustryStandard.Sn2025, Today).Select(d => (d.Matter, d.Ours)).ShouldBe(
            [(RegisterMatter.LegalForm, null), (RegisterMatter.Address, null), (RegisterMatter.Industry2025, null), (RegisterMatter.Staff, null)]);
    }

    [Fact]
    public void An_industry_is_compared_within_its_own_standard()
    {
        Differences(Unit with { Industry = "62.200" }).Single().ShouldBe(new Differing(RegisterMatter.Industry2025, "62.100", "62.200"));
        Differences(Unit with { Industry = "62.010" }, standard: IndustryStandard.Sn2007).Single().Matter.ShouldBe(RegisterMatter.Industry2007);
        Differences(Unit with { Industry = "62.200" }, standard: null).ShouldBeEmpty();
        Differences(Unit with { Industry = "00.000" }).ShouldBeEmpty();
    }

    [Fact]
    public void The_gravest_is_said_first_and_a_number_of_nobody_alone()
    {
        Differences(Unit with { Bankrupt = true, BankruptOn = new(2026, 5, 3), Name = "NOE ANNET AS" }).Select(d => (d.Matter, d.Theirs)).ShouldBe([(RegisterMatter.Bankrupt, "2026-05-03"), (RegisterMatter.Name, "Noe Annet AS")]);
        Differences(Unit with { ForciblyDissolving = true, Dissolving = true, DissolvingOn = new(2026, 4, 1) }).Select(d => d.Theirs).ShouldBe(["", "2026-04-01"]);
        Differences(Unit with { DeletedOn = new(2026, 5, 1) }).Single().Matter.ShouldBe(RegisterMatter.Deleted);
        RegisterComparison.Of(Sanselyd(), null, IndustryStandard.Sn2025, Today).Single().Matter.ShouldBe(RegisterMatter.NotThere);
        Differences(Unit with { SubUnit = true, Parent = "923609016", Name = "NOE ANNET" }).Single().ShouldBe(new Differing(RegisterMatter.SubUnit, "981575679", "923609016"));
    }

    [Theory]
    [InlineData("EQUINOR ASA", null, "Equinor ASA")]
    [InlineData("ABG SUNDAL COLLIER ASA", "ABG Sundal Collier", "ABG Sundal Collier ASA")]
    [InlineData("NTNU", null, "NTNU")]
    [InlineData("HELSE-BERGEN HF", null, "Helse-Bergen HF")]
    [InlineData("B12 RÅD OG SVAR SA", null, "B12 Råd og Svar SA")]
    [InlineData("Already Written AS", null, "Already Written AS")]
    [InlineData("PÅ BÅTEN DA", null, "På Båten DA")]
    public void Capitals_become_a_name_as_people_write_it(string published, string? known, string written) => RegisterName.Written(published, known).ShouldBe(written);

    [Fact]
    public void Every_form_has_its_names_and_a_kind()
    {
        LegalForms.All.Count.ShouldBe(44);
        LegalForms.All.ShouldAllBe(form => form.Norwegian.Length > 0 && form.English.Length > 0);
        LegalForms.All.Where(form => form.SubUnit).Select(form => form.Code).Order(StringComparer.Ordinal).ShouldBe(["AAFY", "BEDR", "OPMV"]);
        LegalForms.Read("aksjeselskap")!.Code.ShouldBe("AS");
        LegalForms.Read("Foundation")!.Code.ShouldBe("STI");
        LegalForms.Read("as")!.Code.ShouldBe("AS");
        LegalForms.Read("GmbH").ShouldBeNull();
    }

    [Theory]
    [InlineData("KOMM", "84.110", OrganisationKind.Municipality)]
    [InlineData("FYLK", "84.110", OrganisationKind.PublicBody)]
    [InlineData("AS", "62.100", OrganisationKind.Company)]
    [InlineData("AS", "86.210", OrganisationKind.Company)]
    [InlineData("SÆR", "86.101", OrganisationKind.Health)]
    [InlineData("ORGL", "85.400", OrganisationKind.Research)]
    [InlineData("AS", "72.190", OrganisationKind.Research)]
    [InlineData("FLI", "94.991", OrganisationKind.Other)]
    [InlineData(null, null, OrganisationKind.Other)]
    public void A_form_and_an_industry_propose_a_kind(string? form, string? industry, OrganisationKind kind) => LegalForms.KindOf(form, industry).ShouldBe(kind);

    private static IEnumerable<Differing> Differences(RegisterUnit unit, RegisterMatter matter) => Differences(unit).Where(d => d.Matter == matter);

    private static IEnumerable<Differing> Differences(RegisterUnit unit) => Differences(unit, IndustryStandard.Sn2025);

    private static IEnumerable<Differing> Differences(RegisterUnit unit, IndustryStandard? standard) => RegisterComparison.Of(Sanselyd(), unit, standard, Today);

    private static Organisation Sanselyd()
    {
        var organisation = Organisation.Enter(Guid.NewGuid(), "Sanselyd AS", Today).Item1!;
        foreach (var (field, value) in new[]
                 {
                     (OrganisationField.Number, "981575679"), (OrganisationField.LegalForm, "aksjeselskap"), (OrganisationField.PostalCode, "4006"), (OrganisationField.Place, "Stavanger"),
                     (OrganisationField.Municipality, "1103"), (OrganisationField.Industry2025, "62.100"), (OrganisationField.Industry2007, "62.020"), (OrganisationField.Employees, "12"),
                 })
            organisation.Fill(field, value, Today).ShouldBeNull();
        return organisation;
    }
}
