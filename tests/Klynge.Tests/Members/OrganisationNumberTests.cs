using FsCheck;
using FsCheck.Fluent;
using Klynge.Members;

namespace Klynge.Tests.Members;

public class OrganisationNumberTests
{
    public static TheoryData<string, bool, string> Published() =>
        [.. Sheet.Rows("org_number_vectors.csv").Where(row => row["kind"] is "orgnr" or "vat")
            .Select(row => (row["value"], row["valid"] == "true", row["normalised"].Replace("MVA", "")))];

    [Theory, MemberData(nameof(Published))]
    public void Published_numbers_read_as_published(string written, bool valid, string normalised)
    {
        OrganisationNumber.TryParse(written, out var number).ShouldBe(valid);
        if (valid)
            number.ToString().ShouldBe(normalised);
    }

    [Theory]
    [InlineData("981575679")]
    [InlineData("974760673")]
    [InlineData("991825827")]
    [InlineData("917422575")]
    [InlineData("123456785")]
    public void A_number_is_written_as_nine_digits_and_in_groups_of_three(string digits)
    {
        var number = OrganisationNumber.Parse(digits);
        number.ToString().ShouldBe(digits);
        number.Grouped.ShouldBe($"{digits[..3]} {digits[3..6]} {digits[6..]}");
    }

    [Theory]
    [InlineData("981 575 679")]
    [InlineData("981\u00A0575\u00A0679")]
    [InlineData("981.575.679")]
    [InlineData(" 981575679\t")]
    [InlineData("NO 981 575 679 MVA")]
    [InlineData("no981575679mva")]
    [InlineData("981575679 MVA")]
    public void However_people_paste_it_it_is_the_same_number(string written) =>
        OrganisationNumber.Parse(written).Grouped.ShouldBe("981 575 679");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("98157567")]
    [InlineData("9815756790")]
    [InlineData("98157567X")]
    [InlineData("-98157567")]
    [InlineData("９８１５７５６７９")]
    public void What_has_not_nine_digits_is_refused_for_that(string? written) =>
        OrganisationNumber.Read(written, out _)!.Sentence.ShouldContain("nine digits");

    [Fact]
    public void A_stem_whose_check_would_be_ten_has_no_number()
    {
        foreach (var check in Enumerable.Range(0, 10))
            OrganisationNumber.Read($"81234563{check}", out _)!.Sentence.ShouldContain("check digit");
    }

    [Fact]
    public void Nine_zeros_are_no_number() => OrganisationNumber.TryParse("000000000", out _).ShouldBeFalse();

    [Fact]
    public void All_905_numbers_of_the_two_public_registers_are_valid()
    {
        var rows = Sheet.Rows("merge_registers/register_a.csv").Concat(Sheet.Rows("merge_registers/register_b.csv")).ToList();
        rows.Count.ShouldBe(905);
        rows.ShouldAllBe(row => OrganisationNumber.Parse(row["orgnr"], null).ToString() == row["orgnr"]);
    }

    [Fact]
    public void One_wrong_digit_is_always_seen() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(10_000_000, 99_999_999).Select(WithCheck).Where(number => number is not null).ToArbitrary(),
        Gen.Choose(0, 8).ToArbitrary(),
        Gen.Choose(1, 9).ToArbitrary(),
        (number, place, shift) =>
        {
            var wrong = number!.ToCharArray();
            wrong[place] = (char)('0' + ((wrong[place] - '0' + shift) % 10));
            return OrganisationNumber.TryParse(number, out _) && !OrganisationNumber.TryParse(new string(wrong), out _);
        }));

    private static string? WithCheck(int stem) => Enumerable.Range(0, 10).Select(check => $"{stem}{check}")
        .FirstOrDefault(number => OrganisationNumber.TryParse(number, out _));
}
