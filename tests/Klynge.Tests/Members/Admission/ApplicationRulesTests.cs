using Klynge.Members;

namespace Klynge.Tests.Members.Admission;

/// <summary>What an application must say, and how it is answered: once.</summary>
public sealed class ApplicationRulesTests
{
    private static readonly Guid Cluster = Guid.NewGuid();
    private static readonly Guid Kari = Guid.NewGuid();
    private static readonly DateOnly Today = new(2026, 5, 12);
    private static readonly DateTime Now = new(2026, 5, 12, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var (application, wrong) = Send(new() { Number = "981575678", Name = " ", Kind = "", PostalCode = "??", Industry = "99x", Staff = "ca. tolv", Website = "nowhere", Relevance = "Vi vil møte kommuner", ContactName = "", ContactEmail = "sunniva.lysning.example", ContactPhone = "ja", Accepted = false });
        application.ShouldBeNull();
        wrong.Select(refusal => refusal.Field).ShouldBe(["Number", "Name", "Kind", "PostalCode", "Industry", "Staff", "Website", "Relevance", "ContactName", "ContactEmail", "ContactPhone", "Accepted"]);
        wrong.Single(refusal => refusal.Field == "Relevance").Values.ShouldBe([100, 20]);
        wrong.Single(refusal => refusal.Field == "Staff").Values.ShouldBe(["ca. tolv"]);
    }

    [Fact]
    public void The_fewest_facts_are_enough()
    {
        var (application, wrong) = Send(new() { Name = "Lysning Velferd AS", Kind = "company", Relevance = Applicants.Relevance, ContactName = "Sunniva Rake", ContactEmail = Applicants.Email, Accepted = true });
        wrong.ShouldBeEmpty();
        application!.IsOpen.ShouldBeTrue();
        application.AnswerBy.ShouldBe(new DateOnly(2026, 5, 26));
        application.Steps.Single().Kind.ShouldBe(ApplicationStepKind.Sent);
        application.TakeHappenings().ShouldBe([new ApplicationSent(application.Id)]);
    }

    [Theory]
    [InlineData("12", "12"), InlineData("11,5", "11.5"), InlineData("1 200", "1200"), InlineData("0.25", "0.25"), InlineData("-1", null), InlineData("12.345", null), InlineData("1e3", null)]
    public void Full_time_equivalents_are_read_as_people_write_them(string typed, string? read)
    {
        var (application, wrong) = Send(Applicants.Text with { Staff = typed });
        application?.Staff.ShouldBe(decimal.Parse(read!, System.Globalization.CultureInfo.InvariantCulture));
        wrong.Select(refusal => refusal.Field).ShouldBe(read is null ? ["Staff"] : []);
    }

    [Theory]
    [InlineData("62.100", IndustryStandard.Sn2025, "62"), InlineData("62.010", IndustryStandard.Sn2025, "62"), InlineData("01.110", IndustryStandard.Sn2025, "01")]
    public void An_industry_code_is_of_one_of_the_two_standards(string typed, IndustryStandard preferred, string division)
    {
        var application = Send(Applicants.Text with { Industry = typed }).Item1!;
        application.Traits.Division.ShouldBe(division);
        IndustryCode.TryRead(application.IndustryStandard, application.Industry, out _).ShouldBeTrue();
        if (IndustryCode.TryRead(preferred, typed, out _))
            application.IndustryStandard.ShouldBe(preferred);
    }

    [Fact]
    public void Another_countrys_number_stands_with_its_country_and_never_beside_a_norwegian_one()
    {
        var (application, wrong) = Send(Applicants.Text with { Number = null, Country = "Sverige", ForeignId = "556016-0680" });
        wrong.ShouldBeEmpty();
        (application!.Country, application.ForeignId, application.Number).ShouldBe(("SE", "556016-0680", null));
        Send(Applicants.Text with { Country = "Sverige", ForeignId = "556016-0680" }).Item2.ShouldHaveSingleItem().Field.ShouldBe("ForeignId");
        Send(Applicants.Text with { Number = null, Country = "Norge", ForeignId = "1" }).Item2.ShouldHaveSingleItem().Field.ShouldBe("Country");
        Send(Applicants.Text with { Number = null, Country = "Sverige" }).Item2.ShouldHaveSingleItem().Field.ShouldBe("ForeignId");
    }

    [Fact]
    public void It_is_answered_once()
    {
        var application = Send(Applicants.Text).Item1!;
        application.Admit(Guid.NewGuid(), MembershipCategory.Member, Today, "Styret 7/26", Kari, Now, Today).ShouldBeNull();
        var answered = new Refusal("The application was answered on {0}.", Today);
        application.Admit(Guid.NewGuid(), MembershipCategory.Member, Today, "Styret 7/26", Kari, Now, Today).ShouldBe(answered);
        application.Decline(DeclineReason.Rule, "Dere er ikke i Norge.", Kari, Now, Today).ShouldBe(answered);
        application.Withdraw("Vi har ombestemt oss.", null, Now, Today).ShouldBe(answered);
        application.Reopen("Vi vil se på den igjen.", Kari, Now, Today, 14)!.Sentence.ShouldContain("became a membership");
    }

    [Theory]
    [InlineData(""), InlineData("Nei."), InlineData("   ")]
    public void A_no_says_why_in_at_least_a_sentence(string words) =>
        Send(Applicants.Text).Item1!.Decline(DeclineReason.Other, words, Kari, Now, Today)!.Field.ShouldBe("Words");

    [Fact]
    public void The_applicant_need_not_say_why_she_withdraws_and_staff_must()
    {
        Send(Applicants.Text).Item1!.Withdraw(null, null, Now, Today).ShouldBeNull();
        Send(Applicants.Text).Item1!.Withdraw(null, Kari, Now, Today)!.Field.ShouldBe("Words");
    }

    [Fact]
    public void What_is_opened_again_is_promised_an_answer_anew_and_keeps_its_history()
    {
        var application = Send(Applicants.Text).Item1!;
        application.Decline(DeclineReason.Rule, "Dere er ikke i Norge ennå.", Kari, Now, Today).ShouldBeNull();
        application.Reopen("De har flyttet hit nå.", Kari, Now, Today.AddDays(30), 14).ShouldBeNull();
        (application.IsOpen, application.AnswerBy, application.AnsweredBy).ShouldBe((true, Today.AddDays(44), null));
        application.Steps.Select(step => step.Kind).ShouldBe([ApplicationStepKind.Sent, ApplicationStepKind.Declined, ApplicationStepKind.Reopened]);
        application.Steps[1].Words.ShouldBe("Dere er ikke i Norge ennå.");
    }

    [Fact]
    public void What_is_forgotten_cannot_be_opened_and_keeps_name_days_and_outcome()
    {
        var application = Send(Applicants.Text).Item1!;
        application.Decline(DeclineReason.Rule, "Dere er ikke i Norge ennå.", Kari, Now, Today).ShouldBeNull();
        application.Forget([], Today.AddMonths(6));
        (application.Name, application.SentOn, application.AnsweredOn, application.Outcome).ShouldBe(("Lysning Velferd AS", Today, Today, ApplicationOutcome.Declined));
        new[] { application.ContactName, application.ContactEmail, application.ContactPhone, application.Relevance, application.Offers, application.Seeks, application.KeyHash }.ShouldAllBe(gone => gone == null);
        application.Steps.ShouldAllBe(step => step.Words == null);
        application.Reopen("Vi vil se på den igjen.", Kari, Now, Today, 14)!.Sentence.ShouldContain("must apply anew");
    }

    [Fact]
    public void The_terms_are_believable()
    {
        var terms = AdmissionTerms.Usual(Cluster);
        (terms.IsOpen, terms.AnswerWithin).ShouldBe((false, 14));
        terms.Write(true, null, null, null, null, 0)!.Field.ShouldBe("AnswerWithin");
        terms.Write(true, null, null, null, null, 181)!.Field.ShouldBe("AnswerWithin");
        terms.Write(true, null, null, "javascript:alert(1)", null, 14)!.Field.ShouldBe("Bylaws");
        terms.Write(false, "For dem som lager noe.", null, "klyngen.example/vedtekter", "https://klyngen.example/personvern", 21).ShouldBeNull();
        (terms.Bylaws, terms.AnswerWithin, terms.IsOpen).ShouldBe(("https://klyngen.example/vedtekter", 21, false));
        terms.TakeHappenings().ShouldBe([new ClusterChanged(Cluster, "admission")]);
        terms.Write(false, "For dem som lager noe.", null, "klyngen.example/vedtekter", "https://klyngen.example/personvern", 21).ShouldBeNull();
        terms.TakeHappenings().ShouldBeEmpty();
    }

    private static (MembershipApplication?, IReadOnlyList<Refusal>) Send(ApplicationText typed) =>
        MembershipApplication.Send(Cluster, typed, AdmissionTerms.Usual(Cluster), "nb", "hash", Today, Now);
}
