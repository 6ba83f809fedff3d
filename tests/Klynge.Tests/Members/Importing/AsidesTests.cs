using Klynge.Tests.Site;
using Klynge.Web.Members.Importing;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Importing;

/// <summary>Rows of a list that are no organisation: sums, and headings of sections.</summary>
public sealed class AsidesTests
{
    private const string Sections = "navn;orgnr;kommune;ansatte\nEn AS;982463718;Oslo;5\nTo AS;923609016;Bergen;7\nTre AS;;Oslo;1\nOffentlige medlemmer;;;\nBærum kommune;935478715;Bærum;9\nFire AS;;Oslo;4\nSum;;;26\n";

    [Theory, OnBoth]
    public async Task A_sum_and_the_heading_of_a_section_are_left_out_and_named_on_the_command_line(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var came = await site.Import(cluster, Sections);
        came.Counts.ShouldBe((5, 0, 0, 2));
        came.Well.Problems.Select(problem => (problem.Row, problem.Column, problem.Value)).ShouldBe([(5, "navn", "Offentlige medlemmer"), (8, "navn", "Sum")]);
        using var _ = new InEnglish();
        came.Well.Problems[0].Message.ShouldEndWith("Take the row out, or fill in the organisation number if it is one.");
        (await site.Organisations(cluster)).Select(o => o.Name).ShouldNotContain("Sum");
    }

    [Fact]
    public async Task On_screen_they_are_asked_about_and_come_in_when_somebody_says_so()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        var asked = await site.Import(cluster, Sections, dryRun: true, ask: true);
        asked.Counts.ShouldBe((5, 0, 0, 2));
        asked.Well.Problems.ShouldBeEmpty();
        asked.Well.Questions.Select(question => (question.Row, question.IsOfRow)).ShouldBe([(5, true), (8, true)]);
        var settled = await site.Import(cluster, Sections, ask: true, decide: plan => (plan.Settled[5], plan.Settled[8]) = (ListPlan.New, ListPlan.Out));
        settled.Counts.ShouldBe((6, 0, 0, 1));
        (settled.Well.Waits, settled.Well.LeftOut).ShouldBe((0, 1));
        // What was taken in is known by its file, and not asked about again.
        (await site.Import(cluster, Sections, ask: true, dryRun: true, decide: plan => plan.Settled[8] = ListPlan.Out)).Counts.ShouldBe((0, 0, 6, 1));
    }

    [Theory]
    [InlineData("navn\nSum\nTotalt\nI alt\n", 3)]
    [InlineData("navn;orgnr\nEn AS;982463718\nTo AS;\nTre AS;\n", 3)]
    [InlineData("id;navn\n1;Sum\n2;Totalt\n", 2)]
    [InlineData("navn;ansatte\nSum Design AS;5\nTotal Energi AS;7\nTotalt\u00F8y;3\n", 3)]
    [InlineData("navn;ansatte;sted\nSumma;5;Oslo\nAntallet AS;;\nSum;5;Oslo\n", 3)]
    public async Task Names_in_a_list_of_names_and_names_with_more_in_their_row_come_in(string csv, int created)
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var came = await site.Import(await site.NewCluster(), csv);
        came.Counts.ShouldBe((created, 0, 0, 0));
    }

    [Theory]
    [InlineData("Sum")]
    [InlineData("SUM:")]
    [InlineData("Totalt")]
    [InlineData("I alt")]
    [InlineData("Antall medlemmer: 46")]
    [InlineData("Sum medlemmer")]
    [InlineData("Til sammen 46")]
    public async Task A_sum_is_known_in_a_list_of_any_length(string name)
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var came = await site.Import(await site.NewCluster(), $"navn;ansatte\nEn AS;5\n{name};5\n");
        came.Counts.ShouldBe((1, 0, 0, 1));
        came.Well.Problems.Single().Row.ShouldBe(3);
    }
}
