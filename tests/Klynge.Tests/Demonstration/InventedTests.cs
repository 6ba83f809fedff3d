using Klynge.Members;
using Klynge.Web.Demonstration;
using Klynge.Web.Language;

namespace Klynge.Tests.Demonstration;

/// <summary>What is invented says so, and is never mixed with what is published.</summary>
public sealed class InventedTests
{
    private static readonly List<Organisation> Organisations = [.. Made.Registers.SelectMany(register => register.All<Organisation>())];

    [Fact]
    public void An_organisation_is_either_invented_or_has_a_source() =>
        Organisations.Where(o => o.Invented == (o.Source is not null)).ShouldBeEmpty();

    [Fact]
    public void A_published_organisation_has_no_invented_fact_and_no_invented_people()
    {
        var published = Organisations.Where(o => !o.Invented).ToList();
        published.Count.ShouldBe(67);
        published.ShouldAllBe(o => o.Number == null && o.Website == null && o.Description == null && o.Staff.Count == 0 && o.Tags.Count == 0 && o.Seats.Count == 0);
        var ids = published.Select(o => o.Id).ToHashSet();
        Made.Registers.SelectMany(register => register.All<PersonRole>()).ShouldAllBe(role => role.OrganisationId == null || !ids.Contains(role.OrganisationId.Value));
        Made.Registers.SelectMany(register => register.All<Contribution>()).ShouldAllBe(fee => !ids.Contains(fee.OrganisationId));
    }

    [Fact]
    public void Everybody_is_invented_and_every_address_leads_nowhere()
    {
        var people = Made.Registers.SelectMany(register => register.All<Person>()).ToList();
        people.Count.ShouldBeGreaterThan(1000);
        people.ShouldAllBe(person => person.Invented && person.Phone == null && person.Email!.EndsWith(".example", StringComparison.Ordinal));
        People.All.ShouldAllBe(guest => guest.Email.EndsWith(".example", StringComparison.Ordinal));
        Organisations.Where(o => o.Invented).ShouldAllBe(o => new Uri(o.Website!).Host.EndsWith(".example", StringComparison.Ordinal));
        foreach (var text in Organisations.SelectMany(o => new[] { o.Description, o.Offers, o.Seeks }).OfType<string>())
            text.ShouldNotContain("@");
    }

    [Fact]
    public void Applications_of_the_first_cluster_stand_in_every_state_and_every_applicant_is_invented()
    {
        var applications = Made.Registers.SelectMany(register => register.All<MembershipApplication>()).ToList();
        applications.Select(a => a.Outcome).Distinct().ShouldBe([null, ApplicationOutcome.Declined, ApplicationOutcome.Withdrawn], ignoreOrder: true);
        applications.ShouldAllBe(a => a.Invented && a.ContactEmail!.EndsWith(".example", StringComparison.Ordinal) && a.Number![0] == '5' && a.ContactPhone == null);
        applications.Count(a => a.IsOpen && a.AnswerBy > Made.Today).ShouldBe(3);
        Organisations.Select(o => o.Number).Intersect(applications.Select(a => a.Number)).ShouldBeEmpty();
    }

    [Fact]
    public void Numbers_are_right_by_the_check_digit_and_none_the_register_gives_out()
    {
        var numbers = Organisations.Where(o => o.Invented).Select(o => o.Number!).ToList();
        numbers.ShouldAllBe(number => IsNumber(number) && number[0] == '5');
        // 170 firms stand in two registers.
        numbers.Distinct().Count().ShouldBe(numbers.Count - 170);
    }

    [Fact]
    public void No_invented_municipality_bears_the_name_of_a_place_there_is()
    {
        var real = Municipalities.All.Select(m => m.Name).Concat(PostalCodes.All.Select(postal => postal.Place)).Select(NameKey.Fold).ToHashSet();
        var invented = Organisations.Where(o => o.Invented && o.Kind == OrganisationKind.Municipality).ToList();
        invented.Count.ShouldBeGreaterThan(60);
        invented.ShouldAllBe(o => o.Name.EndsWith(" kommune") && !real.Contains(NameKey.Fold(o.Name.Replace(" kommune", ""))));
    }

    private static bool IsNumber(string text) => OrganisationNumber.TryParse(text, out _);

    [Fact]
    public void No_two_of_a_cluster_bear_the_same_name() =>
        Made.Registers.SelectMany(register => register.All<Organisation>().GroupBy(o => o.Name).Where(same => same.Count() > 1).Select(same => same.Key)).ShouldBeEmpty();

    [Fact]
    public void Goals_and_regional_partners_say_that_they_are_invented()
    {
        foreach (var cluster in Rosters.All.Select(roster => Made.Of(roster.Cluster)))
        {
            cluster.All<StrategicGoal>().Select(goal => goal.Order).ShouldBe([1, 2, 3, 4, 5]);
            cluster.All<StrategicGoal>().ShouldAllBe(goal => goal.TextNb.EndsWith("(oppdiktet)") && goal.TextEn.EndsWith("(invented)"));
            cluster.All<ClusterPartner>().Where(partner => partner.Kind == "regional").ShouldAllBe(partner => partner.Name.EndsWith("(oppdiktet)"));
        }
    }

    [Fact]
    public void Every_published_fact_has_a_sentence_a_source_and_its_words_in_norwegian()
    {
        var before = Thread.CurrentThread.CurrentUICulture;
        Thread.CurrentThread.CurrentUICulture = Days.Norwegian;
        foreach (var fact in Made.Registers.SelectMany(register => register.All<PublishedFact>()))
        {
            fact.Source.ShouldNotBeNullOrWhiteSpace();
            fact.Source.ShouldNotContain("seed 0");
            PublishedWords.Kinds.ShouldContain(fact.Kind);
            var said = PublishedWords.Say(fact.Kind, fact.Words);
            foreach (var english in (string[])[" the ", " and ", " of ", "->", "(inferred)", "before rename"])
                $"{said} {PublishedDay.Written(fact.Dated)}".ShouldNotContain(english);
        }

        Thread.CurrentThread.CurrentUICulture = before;
    }
}
