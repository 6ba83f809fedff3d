using Klynge.Members;

namespace Klynge.Tests.Members.People;

public sealed class PersonRulesTests
{
    private static readonly DateOnly Today = new(2026, 5, 12);
    private static readonly Guid Cluster = Guid.NewGuid();

    [Fact]
    public void A_person_is_private_when_she_is_added()
    {
        var person = Ida();
        person.Published.ShouldBeFalse();
        person.TakeHappenings().ShouldBe([new PersonAdded(person.Id, Guid.Empty)]);
    }

    [Theory]
    [InlineData(null, "ida@sanselyd.example", null, "Name", "The name is blank.")]
    [InlineData("Ida", "ida(at)sanselyd", null, "Email", "“{0}” is not an e-mail address.")]
    [InlineData("Ida", "ida@sanselyd", null, "Email", "“{0}” is not an e-mail address.")]
    [InlineData("Ida", "a@b.no, c@d.no", null, "Email", "“{0}” is not an e-mail address.")]
    [InlineData("Ida", null, "ring meg", "Phone", "“{0}” is not a telephone number.")]
    public void What_cannot_be_read_is_said_beside_its_field(string? name, string? email, string? phone, string field, string sentence)
    {
        var (person, refusal) = Person.Add(Cluster, name, email, phone, null, DateTime.UnixEpoch);
        person.ShouldBeNull();
        (refusal!.Field, refusal.Sentence).ShouldBe((field, sentence));
    }

    [Fact]
    public void She_is_found_by_name_e_mail_and_the_digits_of_her_telephone() =>
        Person.Add(Cluster, "Åse Ø. Storvik", "ase@firma.example", "+47 900 12 345", null, DateTime.UnixEpoch).Item1!.Search.ShouldBe(" aase oe storvik \n ase firma example 4790012345 ");

    [Fact]
    public void Nobody_is_published_without_a_consent_that_holds()
    {
        var person = Ida();
        person.Publish([]).ShouldNotBeNull();
        var newsletter = Consent.Give(person, "newsletter", "consent", null, Today, Today).Item1!;
        person.Publish([newsletter]).ShouldNotBeNull();
        var consent = Consent.Give(person, "publication", "consent", null, Today, Today).Item1!;
        person.Publish([newsletter, consent]).ShouldBeNull();
        person.Published.ShouldBeTrue();
        person.Publish([Consent.Give(Ida(), "publication", "consent", null, Today, Today).Item1!]).ShouldNotBeNull();
    }

    [Fact]
    public void Without_the_consent_she_is_private_in_the_same_breath()
    {
        var person = Ida();
        var consent = Consent.Give(person, "publication", "consent", null, Today, Today).Item1!;
        person.Publish([consent]).ShouldBeNull();
        person.TakeHappenings();

        person.Withdraw(consent, Today).ShouldBeNull();
        (person.Published, consent.Holds, consent.To).ShouldBe((false, false, Today));
        person.TakeHappenings().ShouldBe([new ConsentWithdrawn(person.Id, "publication", "consent"), new PersonPublished(person.Id, false)]);
        person.Withdraw(consent, Today.AddDays(1))!.Values.ShouldBe([Today]);
    }

    [Theory]
    [InlineData("cakes", "consent", 0, "Purpose")]
    [InlineData("newsletter", "because", 0, "Basis")]
    [InlineData("publication", "legitimate_interest", 0, "Basis")]
    [InlineData("newsletter", "consent", 1, "From")]
    public void A_ground_that_cannot_be_is_refused(string purpose, string basis, int ahead, string field) =>
        Consent.Give(Ida(), purpose, basis, null, Today.AddDays(ahead), Today).Item2!.Field.ShouldBe(field);

    [Fact]
    public void A_role_has_its_days_and_ends_once()
    {
        var person = Ida();
        var (role, _) = PersonRole.Begin(person, null, " Daglig leder ", Today.AddYears(-2), null, Today);
        role!.Title.ShouldBe("Daglig leder");
        role.End(Today.AddYears(-3))!.Field.ShouldBe("To");
        role.End(Today).ShouldBeNull();
        role.End(Today.AddDays(1))!.Values.ShouldBe([Today]);
        role.TakeHappenings().ShouldBe([new PersonRoleBegan(person.Id, Guid.Empty, Today.AddYears(-2)), new PersonRoleEnded(person.Id, Guid.Empty, Today)]);
    }

    [Fact]
    public void A_corrected_role_says_so_once_and_only_when_something_changed()
    {
        var (role, _) = PersonRole.Begin(Ida(), null, "Leder", Today, null, Today);
        role!.TakeHappenings();
        role.Correct("Leder", Today, null, Today).ShouldBeNull();
        role.TakeHappenings().ShouldBeEmpty();
        role.Correct("Daglig leder", Today, null, Today).ShouldBeNull();
        role.TakeHappenings().ShouldBe([new PersonChanged(role.PersonId)]);
        role.Correct("Daglig leder", Today, Today.AddDays(-1), Today)!.Field.ShouldBe("To");
        role.Correct(" ", Today, null, Today)!.Field.ShouldBe("Title");
    }

    private static Person Ida() => Person.Add(Cluster, "Ida Storvik", null, null, null, DateTime.UnixEpoch).Item1!;
}
