using Klynge.Members;
using Klynge.Web.Demonstration;

namespace Klynge.Tests.Demonstration;

/// <summary>The invented rosters meet what was published, on its day.</summary>
public sealed class PublishedCountsTests
{
    [Theory]
    [InlineData("nfh", "2014-06-30", 12)]
    [InlineData("nfh", "2014-12-31", 12)]
    [InlineData("nfh", "2018-01-01", 42)]
    [InlineData("nfh", "2018-01-31", 42)]
    [InlineData("nfh", "2019-12-31", 52)]
    [InlineData("nscc", "2015-12-31", 84)]
    [InlineData("nscc", "2019-11-01", 160)]
    [InlineData("nscc", "2019-11-15", 160)]
    [InlineData("nscc", "2019-11-30", 160)]
    [InlineData("nscc", "2024-01-01", 281)]
    [InlineData("nscc", "2024-01-31", 281)]
    [InlineData("nht", "2009-11-12", 32)]
    [InlineData("nht", "2017-08-08", 180)]
    [InlineData("nht", "2017-08-09", 204)]
    [InlineData("nht", "2023-09-13", 260)]
    [InlineData("nr", "2018-09-01", 40)]
    [InlineData("nr", "2018-09-30", 40)]
    [InlineData("smart", "2017-10-31", 11)]
    public void Members_of_a_published_day_are_as_many_as_published(string cluster, string day, int members) =>
        Made.Members(cluster, day).Count.ShouldBe(members);

    [Theory]
    [InlineData("2014-06-30", 20)]
    [InlineData("2017-10-16", 115)]
    [InlineData("2019-11-08", 125)]
    [InlineData("2019-11-20", 123)]
    [InlineData("2024-01-15", 180)]
    public void Companies_of_the_smart_care_cluster_are_as_many_as_published(string day, int companies) =>
        Made.Members("nscc", day).Count(o => o.Kind == OrganisationKind.Company).ShouldBe(companies);

    [Fact]
    public void In_january_2024_the_kinds_are_as_published_too()
    {
        var members = Made.Members("nscc", "2024-01-15");
        members.Count(o => o.Kind is OrganisationKind.Municipality or OrganisationKind.PublicBody or OrganisationKind.Health).ShouldBeGreaterThan(80);
        members.Count(o => o.Kind == OrganisationKind.Research).ShouldBe(8);
        members.Count(o => o.Kind == OrganisationKind.UserOrganisation).ShouldBe(10);
        Made.Members("nscc", "2019-11-20").Count(o => o.Kind is OrganisationKind.Municipality or OrganisationKind.PublicBody or OrganisationKind.Health).ShouldBe(19);
    }

    [Fact]
    public void The_two_health_clusters_together_are_370_by_number_on_the_last_day_of_2024()
    {
        var (one, other) = (Made.Members("nscc", "2024-12-31"), Made.Members("nht", "2024-12-31"));
        (one.Count, other.Count).ShouldBe((282, 258));
        one.Concat(other).Select(o => o.Number).ShouldAllBe(number => number != null);
        one.Select(o => o.Number).Union(other.Select(o => o.Number)).Count().ShouldBe(370);
        // The same organisation is the same in both registers.
        foreach (var (here, there) in one.Join(other, o => o.Number, o => o.Number, (here, there) => (here, there)))
            (here.Name, here.Kind, here.Municipality, here.Website).ShouldBe((there.Name, there.Kind, there.Municipality, there.Website));
    }

    [Theory]
    [InlineData(2014, 12, 0, 5)]
    [InlineData(2015, 19, 1, 8)]
    [InlineData(2016, 27, 1, 12)]
    [InlineData(2017, 35, 3, 17)]
    [InlineData(2018, 44, 3, 21)]
    [InlineData(2019, 52, 2, 25)]
    public void The_fashion_hub_grows_as_its_picture_shows(int year, int members, int left, int partners)
    {
        Made.Members("nfh", $"{year}-12-31").Count.ShouldBe(members);
        Made.Members("nfh", $"{year}-12-31", MembershipCategory.Partner).Count.ShouldBe(partners);
        Made.Of("nfh").All<Membership>().Count(m => m.Category == MembershipCategory.Member && m.To?.Year == year).ShouldBe(left);
    }

    [Fact]
    public void Of_the_ten_who_left_the_fashion_hub_four_closed_and_three_were_bought()
    {
        var reasons = Made.Of("nfh").All<Membership>().Where(m => m.Category == MembershipCategory.Member && m.To?.Year <= 2019).Select(m => m.ExitReason ?? "").ToList();
        reasons.Count.ShouldBe(10);
        reasons.CountBy(reason => reason).Select(pair => pair.Value).Order().ShouldBe([1, 2, 3, 4]);
    }

    [Theory]
    [InlineData("2014-12-31", 1.3)]
    [InlineData("2021-11-30", 7.5)]
    public void The_team_of_the_smart_care_cluster_is_as_large_as_published(string day, double manYears)
    {
        var on = DateOnly.Parse(day, null);
        Made.Of("nscc").All<TeamPost>().Where(post => post.From <= on && (post.To is null || post.To >= on)).Sum(post => post.Share).ShouldBe((decimal)manYears);
    }

    [Fact]
    public void Every_cluster_that_is_published_stands_with_its_name_its_field_and_its_facts()
    {
        Made.Registers.Select(register => register.Cluster.Slug).ShouldBe(PublishedFiles.Clusters.Select(cluster => cluster.Key));
        foreach (var register in Made.Registers)
        {
            register.Cluster.Demonstration.ShouldBeTrue();
            register.Cluster.Source.ShouldNotBeNullOrWhiteSpace();
            register.All<ClusterName>().Single(name => name.To is null).Name.ShouldBe(register.Cluster.Name);
        }

        PublishedFiles.Events.Count(row => row.Cluster.Length > 0).ShouldBe(Made.Registers.Sum(register => register.All<PublishedFact>().Count(fact => PublishedFiles.Events.Any(row => row.Kind == fact.Kind && row.Words == fact.Words && row.Cluster == register.Cluster.Slug))));
        PublishedFiles.Figures.Count(row => row.Cluster.Length > 0).ShouldBe(Made.Registers.Sum(register => register.All<PublishedFact>().Count(fact => PublishedFiles.Figures.Any(row => row.Measure == fact.Kind && row.Value == fact.Words && row.Dated == fact.Dated && row.Cluster == register.Cluster.Slug))));
        Made.Registers.Sum(register => register.All<PublishedFact>().Count(fact => fact.OrganisationId is not null)).ShouldBe(67);
    }

    [Fact]
    public void A_cluster_is_called_what_it_was_called_then() =>
        Made.Of("nht").All<ClusterName>().Select(name => (name.Name, name.From, name.To)).ShouldBe(
        [
            ("Oslo Medtech", new(2009, 11, 12), new DateOnly(2017, 8, 8)), ("Norway Health Tech", new(2017, 8, 9), null),
        ]);
}
