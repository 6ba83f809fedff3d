using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.ClusterPages;

namespace Klynge.Tests.Members.ClusterPages;

public sealed class ClusterRulesTests
{
    private static readonly DateOnly Today = new(2026, 5, 12);
    private static readonly Guid Kari = Guid.NewGuid();
    private static readonly Guid Per = Guid.NewGuid();

    [Fact]
    public void A_new_name_closes_the_one_before()
    {
        var cluster = new Cluster { Slug = "nscc", Name = "Arena Smart Omsorg" };
        var first = new ClusterName { ClusterId = cluster.Id, Name = cluster.Name, From = new(2014, 1, 1) };
        cluster.Rename(first, "For tidlig", new(2014, 1, 1), Today).Item2!.Field.ShouldBe("From");
        cluster.Rename(first, "Fram i tid", Today.AddDays(1), Today).Item2!.Field.ShouldBe("From");
        cluster.Rename(first, " ", Today, Today).Item2!.Field.ShouldBe("Words");

        var (next, refusal) = cluster.Rename(first, "Norwegian Smart Care Cluster", new(2017, 6, 1), Today);
        refusal.ShouldBeNull();
        (cluster.Name, first.To, next!.From, next.To).ShouldBe(("Norwegian Smart Care Cluster", new DateOnly(2017, 5, 31), new DateOnly(2017, 6, 1), null));
        next.TakeHappenings().ShouldBe([new ClusterChanged(cluster.Id, "name")]);
    }

    [Fact]
    public void What_is_written_as_it_stands_is_no_change()
    {
        var cluster = new Cluster { Slug = "nscc", Name = "NSCC" };
        cluster.State("Forening", "974 760 673", new(2014, 1, 1), "Validé AS", null, Today).ShouldBeNull();
        cluster.Approve([OrganisationField.Kind], contacts: false);
        cluster.KeepTimeOf("Europe/London");
        var version = cluster.Version;
        cluster.State(" Forening ", "974760673", new(2014, 1, 1), "Validé AS", " ", Today).ShouldBeNull();
        cluster.Approve([OrganisationField.Kind, OrganisationField.Kind], contacts: false);
        cluster.KeepTimeOf("Europe/London");
        cluster.Version.ShouldBe(version);
        cluster.Approve([OrganisationField.Name], contacts: false);
        cluster.Version.ShouldBe(version + 1);

        var name = new ClusterName { Name = "NSCC", From = Today };
        name.Correct(" NSCC ").ShouldBeNull();
        name.TakeHappenings().ShouldBeEmpty();
        var office = new Office { Place = "" };
        office.Write("Ålesund", null, Today, null, Today).ShouldBeNull();
        office.TakeHappenings().Count.ShouldBe(1);
        office.Write("Ålesund", " ", Today, null, Today).ShouldBeNull();
        office.TakeHappenings().ShouldBeEmpty();
        var (post, _) = Post(Kari, 60, Today, null);
        post.TakeHappenings().Count.ShouldBe(1);
        post.Write(post.PersonId, post.Title, 60, Today, null, Today).ShouldBeNull();
        post.TakeHappenings().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-10)]
    [InlineData(100.5)]
    public void Nobody_works_more_than_the_whole_of_a_post_or_less_than_something(double percent) =>
        Post(Kari, (decimal)percent, Today, null).Item2!.Field.ShouldBe("Amount");

    [Fact]
    public void Man_years_are_summed_on_the_day_and_a_person_with_two_posts_is_one()
    {
        TeamPost[] posts = [.. new[] { Post(Kari, 60, new(2020, 1, 1), null), Post(Kari, 40, new(2024, 1, 1), null), Post(Per, 50, new(2020, 1, 1), new(2023, 12, 31)) }.Select(post => post.Item1)];
        TeamPost.Sum(posts, new(2019, 12, 31)).ShouldBe((0m, 0));
        TeamPost.Sum(posts, new(2023, 12, 31)).ShouldBe((1.1m, 2));
        TeamPost.Sum(posts, new(2024, 1, 1)).ShouldBe((1m, 1));
    }

    [Fact]
    public void Days_that_cannot_be_are_refused_beside_their_field()
    {
        Office(new(1850, 1, 1), null)!.Field.ShouldBe("From");
        Office(Today.AddYears(2), null)!.Field.ShouldBe("From");
        Office(Today, Today.AddDays(-1))!.Field.ShouldBe("To");
        Office(Today, Today).ShouldBeNull();
        new LearningDay { Subject = "" }.Write(Kari, "Merkevare", 1, Today.AddDays(1), Today)!.Field.ShouldBe("From");
        new LearningDay { Subject = "" }.Write(Kari, "Merkevare", 400, Today, Today)!.Field.ShouldBe("Amount");
    }

    [Fact]
    public void A_field_has_words_always_and_a_code_that_exists_or_none()
    {
        var industry = new ClusterField { Kind = "industry", Words = "" };
        industry.Write("Havteknologi", "99.999", Today, null, Today)!.Field.ShouldBe("Second");
        industry.Write("Helse", "26600", Today, null, Today).ShouldBeNull();
        industry.Code.ShouldBe("26.600");
        var region = new ClusterField { Kind = "region", Words = "" };
        region.Write("Nord-Jæren", "Stavanger", Today, null, Today).ShouldBeNull();
        region.Code.ShouldBe("1103");
        region.Write("Nord-Jæren", null, Today, null, Today).ShouldBeNull();
        region.Code.ShouldBeNull();
    }

    [Fact]
    public void The_facts_are_read_whole_or_not_at_all()
    {
        var cluster = new Cluster { Slug = "nscc", Name = "NSCC", LegalForm = "AS" };
        cluster.State("Forening", "123 456 789", null, null, null, Today)!.Field.ShouldBe("Number");
        cluster.State("Forening", null, Today.AddDays(1), null, null, Today)!.Field.ShouldBe("FoundedOn");
        cluster.LegalForm.ShouldBe("AS");
        cluster.State("Forening", "974 760 673", new(2014, 1, 1), "Validé AS", null, Today).ShouldBeNull();
        cluster.Number.ShouldBe("974760673");
    }

    [Fact]
    public void Goals_change_places()
    {
        StrategicGoal first = new() { TextNb = "a", TextEn = "a", Order = 1 }, second = new() { TextNb = "b", TextEn = "b", Order = 2 };
        second.ChangePlaces(first);
        (first.Order, second.Order).ShouldBe((2, 1));
    }

    [Fact]
    public void Every_question_of_every_part_has_its_words_in_norwegian()
    {
        var words = AllParts.All.Select(part => part.Asks).SelectMany(asks => new[] { asks.Heading, asks.Add, asks.Words, asks.Second, asks.SecondHelp, asks.WordsHelp, asks.Amount, asks.Empty })
            .Concat(typeof(ClusterParts).GetFields().Select(field => (string?)field.GetRawConstantValue())).Where(word => !string.IsNullOrEmpty(word)).ToList();
        words.Count.ShouldBeGreaterThan(40);
        words.Where(word => !Texts.All.ContainsKey(word!)).ShouldBeEmpty();
    }

    private static Refusal? Office(DateOnly from, DateOnly? to) => new Office { Place = "" }.Write("Stavanger", null, from, to, Today);

    private static (TeamPost, Refusal?) Post(Guid person, decimal percent, DateOnly from, DateOnly? to)
    {
        var post = new TeamPost { Title = "" };
        return (post, post.Write(person, "Rådgiver", percent, from, to, Today));
    }
}
