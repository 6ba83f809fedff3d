using Klynge.Members;

namespace Klynge.Tests.Members.Record;

/// <summary>Rules of facts with days.</summary>
public sealed class OrganisationDaysTests
{
    private static readonly DateOnly Today = new(2026, 5, 12);

    private static Organisation Sanselyd() => Organisation.Enter(Guid.NewGuid(), "Sanselyd AS", new(2018, 3, 12)).Item1!;

    [Fact]
    public void A_name_that_is_put_back_leaves_no_other_name_behind()
    {
        var organisation = Sanselyd();
        organisation.Change(OrganisationField.Name, "Kystklang AS", Today).ShouldBeNull();
        organisation.NameOn(Today.AddDays(-1)).ShouldBe("Sanselyd AS");
        var change = organisation.TakeChanges().Single();

        organisation.PutBack(change, Today).ShouldBeNull();
        organisation.Names.ShouldHaveSingleItem().To.ShouldBeNull();
        organisation.NameOn(Today).ShouldBe("Sanselyd AS");
        organisation.PutBack(change, Today)!.Sentence.ShouldStartWith("It has been changed again");
    }

    [Fact]
    public void An_address_holds_from_the_day_it_is_true_also_where_municipalities_changed_meanwhile()
    {
        var organisation = Sanselyd();
        organisation.Fill(OrganisationField.PostalCode, "4006", Seat.Always);
        organisation.Change(OrganisationField.PostalCode, "6002", new(2022, 5, 1)).ShouldBeNull();

        organisation.SeatOn(new(2022, 4, 30))!.Municipality.ShouldBe("1103");
        organisation.SeatOn(new(2022, 5, 1))!.Municipality.ShouldBe("1507");
        organisation.SeatOn(new(2023, 12, 31))!.Municipality.ShouldBe("1507");
        organisation.SeatOn(new(2024, 1, 1))!.Municipality.ShouldBe("1508");
        organisation.Seats.OrderBy(seat => seat.From).Zip(organisation.Seats.OrderBy(seat => seat.From).Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From.AddDays(-1));
    }

    [Fact]
    public void A_fact_is_not_true_before_what_holds_now_and_not_tomorrow()
    {
        var organisation = Sanselyd();
        organisation.RefusesFrom(OrganisationField.Name, Today, Today).ShouldBeNull();
        organisation.RefusesFrom(OrganisationField.Name, Today.AddDays(1), Today)!.Field.ShouldBe("NameFrom");
        organisation.Change(OrganisationField.Employees, "9", new(2025, 1, 1));
        organisation.RefusesFrom(OrganisationField.Employees, new(2024, 12, 31), Today)!.Field.ShouldBe("EmployeesFrom");
        organisation.RefusesFrom(OrganisationField.Employees, new(2025, 1, 1), Today).ShouldBeNull();
        organisation.RefusesFrom(OrganisationField.PostalCode, new(2025, 1, 1), Today, changed: new(2026, 1, 1))!.Field.ShouldBe("AddressFrom");
    }

    [Fact]
    public void An_agreement_is_not_signed_tomorrow_and_a_contribution_is_not_given_then()
    {
        var (membership, _) = Membership.Begin(Guid.NewGuid(), Guid.NewGuid(), MembershipCategory.Member, Today, null, null, Today);
        membership!.Sign(Guid.NewGuid(), Today.AddDays(1), Today)!.Field.ShouldBe("SignedOn");
        membership.AgreementSignedOn.ShouldBeNull();
        membership.Sign(Guid.NewGuid(), Today, Today).ShouldBeNull();
        Contribution.Give(Guid.NewGuid(), Guid.NewGuid(), Today.AddDays(1), "fee", 1, null, Today).Item2!.Field.ShouldBe("On");
        Contribution.Give(Guid.NewGuid(), Guid.NewGuid(), Today, "cake", 1, null, Today).Item2!.Field.ShouldBe("Kind");
        Contribution.Give(Guid.NewGuid(), Guid.NewGuid(), Today, "fee", -1, null, Today).Item2!.Field.ShouldBe("Amount");
        Contribution.Give(Guid.NewGuid(), Guid.NewGuid(), Today, "hours", 7.5m, " ", Today).Item1!.Note.ShouldBeNull();
    }
}
