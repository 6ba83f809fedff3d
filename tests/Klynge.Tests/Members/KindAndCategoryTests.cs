using Klynge.Members;

namespace Klynge.Tests.Members;

public class KindAndCategoryTests
{
    [Fact]
    public void The_codes_of_the_kinds_are_for_ever() => Enum.GetValues<OrganisationKind>().Select(OrganisationKinds.Code).ShouldBe(
        ["company", "municipality", "public_body", "health", "research", "investor", "user_organisation", "cluster", "other"]);

    [Fact]
    public void Every_code_reads_back_as_its_kind()
    {
        foreach (var kind in Enum.GetValues<OrganisationKind>())
        {
            OrganisationKinds.TryRead(OrganisationKinds.Code(kind), out var read).ShouldBeTrue();
            read.ShouldBe(kind);
        }
    }

    [Theory]
    [InlineData("Kommune", OrganisationKind.Municipality)]
    [InlineData("fylkeskommune", OrganisationKind.PublicBody)]
    [InlineData("county", OrganisationKind.PublicBody)]
    [InlineData("other_public", OrganisationKind.PublicBody)]
    [InlineData("Offentlig", OrganisationKind.PublicBody)]
    [InlineData("BEDRIFT", OrganisationKind.Company)]
    [InlineData("start-up", OrganisationKind.Company)]
    [InlineData("SME", OrganisationKind.Company)]
    [InlineData(" Sykehus ", OrganisationKind.Health)]
    [InlineData("helseforetak", OrganisationKind.Health)]
    [InlineData("Høgskole", OrganisationKind.Research)]
    [InlineData("Hogskole", null)]
    [InlineData("academia", OrganisationKind.Research)]
    [InlineData("Investor", OrganisationKind.Investor)]
    [InlineData("pasientforening", OrganisationKind.UserOrganisation)]
    [InlineData("user organisation", OrganisationKind.UserOrganisation)]
    [InlineData("Klynge", OrganisationKind.Cluster)]
    [InlineData("incubator", OrganisationKind.Other)]
    [InlineData("forening", OrganisationKind.Other)]
    [InlineData("annet", OrganisationKind.Other)]
    [InlineData("spaceship", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_kind_reads_from_words_in_both_languages_and_an_unknown_word_is_other_with_a_flag(string? written, OrganisationKind? expected)
    {
        OrganisationKinds.TryRead(written, out var kind).ShouldBe(expected is not null);
        kind.ShouldBe(expected ?? OrganisationKind.Other);
    }

    [Fact]
    public void Every_type_in_the_public_registers_is_known() =>
        Sheet.Rows("merge_registers/register_a.csv").Where(row => !OrganisationKinds.TryRead(row["type"], out _)).ShouldBeEmpty();

    [Theory]
    [InlineData("medlem", MembershipCategory.Member)]
    [InlineData("Member", MembershipCategory.Member)]
    [InlineData("Assosiert", MembershipCategory.Associate)]
    [InlineData("støttemedlem", MembershipCategory.Associate)]
    [InlineData("samarbeidspartner", MembershipCategory.Partner)]
    [InlineData("PARTNER", MembershipCategory.Partner)]
    public void A_category_reads_from_words_in_both_languages(string written, MembershipCategory expected)
    {
        MembershipCategories.TryRead(written, out var category).ShouldBeTrue();
        category.ShouldBe(expected);
    }

    [Fact]
    public void An_unknown_category_is_not_guessed() => MembershipCategories.TryRead("gold", out _).ShouldBeFalse();

    [Fact]
    public void The_codes_of_the_categories_are_for_ever() =>
        Enum.GetValues<MembershipCategory>().Select(MembershipCategories.Code).ShouldBe(["member", "associate", "partner"]);

    [Theory]
    [InlineData(null, SizeClass.Unknown)]
    [InlineData(0, SizeClass.Micro)]
    [InlineData(9, SizeClass.Micro)]
    [InlineData(10, SizeClass.Small)]
    [InlineData(49, SizeClass.Small)]
    [InlineData(50, SizeClass.Medium)]
    [InlineData(249, SizeClass.Medium)]
    [InlineData(250, SizeClass.Large)]
    public void Size_follows_the_headcount_and_an_absent_headcount_is_not_nobody(int? staff, SizeClass expected) =>
        SizeClasses.Of(staff).ShouldBe(expected);
}
