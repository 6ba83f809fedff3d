using Klynge.Tests.Site;
using Klynge.Web.Members.Importing;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Importing;

/// <summary>When two rows, or a row and the register, are one: by number always, by name when a person says so.</summary>
public sealed class SameTests
{
    [Theory, OnBoth]
    public async Task A_repeated_number_keeps_the_first_row(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var came = await site.Import(cluster, "navn;orgnr\nEn AS;982463718\nTo AS;\nEn igjen AS;982 463 718\n");
        came.Counts.ShouldBe((2, 0, 0, 1));
        came.Well.Duplicates.Select(d => (d.Row, d.Of)).ShouldBe([(4, 2)]);
        (await site.Organisations(cluster)).Select(o => o.Name).ShouldBe(["En AS", "To AS"]);
    }

    [Fact]
    public async Task A_row_that_cannot_be_used_does_not_hold_its_number()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        var came = await site.Import(cluster, "navn;orgnr;ansatte\nEn AS;982463718;mange\nEn AS;982463718;5\n");
        came.Counts.ShouldBe((1, 0, 0, 1));
        came.Well.Duplicates.ShouldBeEmpty();
        (await site.Organisations(cluster)).Single().Employees.ShouldBe(5);
    }

    [Theory, OnBoth]
    public async Task Several_periods_of_one_number_are_its_history(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        const string History = "navn;orgnr;medlem fra;medlem til;årsak\nEn AS;982463718;2010-01-01;2012-12-31;flyttet\nEn AS;982463718;2015-01-01;;\n";
        (await site.Import(cluster, History)).Counts.ShouldBe((1, 1, 0, 0));
        (await site.Memberships(cluster)).Select(m => (m.From, m.To, m.ExitReason)).ShouldBe([(new(2010, 1, 1), new(2012, 12, 31), "flyttet"), (new DateOnly(2015, 1, 1), null, null)]);
        (await site.Import(cluster, History)).Counts.ShouldBe((0, 0, 2, 0));
    }

    [Theory]
    [InlineData("En AS;982463718;2010-01-01;2012-12-31\nEn AS;982463718;2012-06-01;\n")]
    [InlineData("En AS;982463718;2010-01-01;\nEn AS;982463718;2015-01-01;\n")]
    [InlineData("En AS;982463718;;\nEn AS;982463718;2015-01-01;\n")]
    [InlineData("En AS;982463718;2010-01-01;2012-12-31\nTo AS;982463718;2015-01-01;\n")]
    public async Task Periods_that_overlap_or_facts_that_differ_are_no_history_but_a_repeated_number(string rows)
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        var came = await site.Import(cluster, "navn;orgnr;medlem fra;medlem til\n" + rows);
        came.Counts.ShouldBe((1, 0, 0, 1));
        came.Well.Duplicates.Select(d => (d.Row, d.Of)).ShouldBe([(3, 2)]);
        (await site.Memberships(cluster)).Count.ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task An_equal_name_alone_is_another_organisation_on_the_command_line_and_a_question_on_screen(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, "navn;orgnr\nHavørn AS;982463718\n");
        const string Again = "navn;ansatte\nHAVØRN as;7\n";
        var asked = await site.Import(cluster, Again, dryRun: true, ask: true);
        asked.Counts.ShouldBe((0, 0, 0, 1));
        var question = asked.Well.Questions.ShouldHaveSingleItem();
        (question.Row, question.Other, question.OtherNumber).ShouldBe((2, "Havørn AS", "982463718"));

        (await site.Import(cluster, Again, dryRun: true, ask: true, decide: plan => plan.Settled[2] = ListPlan.Same + question.Organisation)).Counts.ShouldBe((0, 1, 0, 0));
        (await site.Import(cluster, Again, dryRun: true, ask: true, decide: plan => plan.Settled[2] = ListPlan.New)).Counts.ShouldBe((1, 0, 0, 0));
        (await site.Import(cluster, Again, dryRun: true, ask: true, decide: plan => plan.Settled[2] = ListPlan.Out)).Counts.ShouldBe((0, 0, 0, 1));

        var came = await site.Import(cluster, Again);
        came.Counts.ShouldBe((1, 0, 0, 0));
        came.Well.IsClean.ShouldBeTrue();
        came.Well.Remarks.Single().Row.ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task The_very_same_file_changes_nothing_though_its_rows_have_no_numbers(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        const string Names = "navn\nHavørn AS\nSjøørret AS\nHavørn AS\n";
        var first = await site.Import(cluster, Names);
        first.Counts.ShouldBe((3, 0, 0, 0));
        first.Well.Remarks.Single().Row.ShouldBe(4);
        (await site.Import(cluster, Names)).Counts.ShouldBe((0, 0, 3, 0));
        (await site.Import(cluster, Names, ask: true, dryRun: true)).Counts.ShouldBe((0, 0, 3, 0));
    }

    [Fact]
    public async Task A_row_that_is_one_by_number_and_another_by_id_is_a_contradiction()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        await site.Import(cluster, "navn;orgnr;id\nEn AS;982463718;1\nTo AS;923609016;2\n");
        var came = await site.Import(cluster, "navn;orgnr;id\nHvem AS;982463718;2\n");
        came.Counts.ShouldBe((0, 0, 0, 1));
        var problem = came.Well.Problems.Single();
        (problem.Row, problem.What.Sentence).ShouldBe((2, "The row has the number of {0} and the id of {1}."));
    }

    [Fact]
    public async Task Strict_refuses_everything_for_one_problem_or_duplicate()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        foreach (var csv in (string[])["navn;ansatte\nEn AS;5\nTo AS;mange\n", "navn;orgnr\nEn AS;982463718\nTo AS;982463718\n"])
        {
            var came = await site.Import(cluster, csv, strict: true);
            came.Batch.ShouldBeNull();
            came.Well.IsClean.ShouldBeFalse();
            (await site.Organisations(cluster)).ShouldBeEmpty();
        }

        (await site.Import(cluster, "navn\nEn AS\n", strict: true)).Batch.ShouldNotBeNull();
    }

    [Theory, OnBoth]
    public async Task A_foreign_number_is_one_organisation_of_its_country(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        const string Abroad = "name;orgnr;country\nVolt AB;556677-8899;SE\nVolt ApS;556677-8899;DK\n";
        (await site.Import(cluster, Abroad)).Counts.ShouldBe((2, 0, 0, 0));
        (await site.Import(cluster, Abroad + "Volt Sverige AB;556677-8899;Sverige\n")).Counts.ShouldBe((0, 0, 2, 1));
        (await site.Organisations(cluster)).Select(o => (o.Country, o.ForeignId, o.Number)).ShouldBe([("SE", "556677-8899", null), ("DK", "556677-8899", null)], ignoreOrder: true);
    }
}
