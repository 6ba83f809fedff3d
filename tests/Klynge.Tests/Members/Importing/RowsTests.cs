using System.Text;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Importing;

/// <summary>What becomes of single rows: facts, problems, remarks.</summary>
public sealed class RowsTests
{
    private const string English = "name;organisation_number;kind;category;member_from;municipality;postal_code;place;industry_code;employees;website;description;offers;seeks;contact_name;contact_email;contact_role\n"
        + "Heymat AS;982 463 718;company;member;2018-03-12;1507;6270;Brattvåg;26.600;42;www.heymat.example;Matter;matter; design;Ola Nordmann;ola@heymat.example;CEO\n";

    private const string Norwegian = "Navn;Org.nr.;Type;Kategori;Medlem fra;Kommune;Postnr;Poststed;Næringskode;Ansatte;Nettsted;Beskrivelse;Tilbyr;Ser etter;Kontaktperson;E-post;Rolle\n"
        + "Heymat AS;NO982463718MVA;bedrift;medlem;12.03.2018;1507;6270;Brattvåg;26.600;42;www.heymat.example;Matter;matter; design;Ola Nordmann;ola@heymat.example;CEO\n";

    [Theory, OnBoth]
    public async Task The_same_list_in_norwegian_and_english_is_the_same_register(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (one, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        (await site.Import(one, English)).Counts.ShouldBe((1, 0, 0, 0));
        (await site.Import(other, Encoding.Latin1.GetBytes(Norwegian))).Counts.ShouldBe((1, 0, 0, 0));
        var (english, norwegian) = ((await site.Organisations(one)).Single(), (await site.Organisations(other)).Single());
        foreach (var field in Enum.GetValues<OrganisationField>())
            norwegian.Value(field).ShouldBe(english.Value(field), field.ToString());
        english.Number.ShouldBe("982463718");
        english.Website.ShouldBe("https://www.heymat.example");
        english.Industry2025.ShouldBe("26.600");
        english.Staff.Single().Number.ShouldBe(42);
        english.Tags.Select(tag => tag.Words).Order().ShouldBe(["design", "matter"]);
        (await site.Memberships(one)).Single().From.ShouldBe(new DateOnly(2018, 3, 12));
        // Recorded with the code of 2020, found where that is in each year.
        english.Seats.OrderBy(seat => seat.From).Select(seat => seat.Municipality).ShouldBe(["1534", "1507", "1580"]);
        // The same in the other words changes nothing.
        (await site.Import(one, Norwegian)).Counts.ShouldBe((0, 0, 1, 0));
    }

    [Theory]
    [InlineData("name", "", "The name is blank.")]
    [InlineData("organisation_number", "982463719", "check digit")]
    [InlineData("org.nr", "123", "nine digits")]
    [InlineData("category", "venn", "“venn” is not a kind of membership. Write member, associate or partner")]
    [InlineData("member_from", "31.02.2019", "“31.02.2019” is not a day in the calendar.")]
    [InlineData("member_from", "03/04/26", "“03/04/26” may be 3 April 2026 or 4 March 2026. Write the day like 2026-05-12")]
    [InlineData("Medlem fra", "2026-05-13", "13 May 2026 lies in the future")]
    [InlineData("member_from", "1850-01-01", "1 January 1850 is too long ago")]
    [InlineData("member_to", "2020-01-01", "the row must also say when it began")]
    [InlineData("municipality", "9876", "9876 is not the code of a municipality. Write the municipality's number")]
    [InlineData("kommune", "Herøy", "several municipalities called Herøy")]
    [InlineData("postal_code", "60051", "“60051” must be four digits. Write four digits")]
    [InlineData("næringskode", "tull", "“tull” is not a code of the industry standard SN2007")]
    [InlineData("employees", "mange", "“mange” is not a number of employees. Write a whole number")]
    [InlineData("website", "ingen", "“ingen” is not a web address")]
    [InlineData("country", "Utopia", "“Utopia” is not a country")]
    [InlineData("foreign_id", "556677", "no country")]
    [InlineData("contact_email", "ola.example", "“ola.example” is not an e-mail address")]
    public async Task A_cell_that_cannot_be_used_is_named_and_the_rest_goes_in(string heading, string value, string words)
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        var named = heading == "name";
        var came = await site.Import(cluster, named ? $"name;place\nOne AS;Oslo\n{value};Bergen\n" : $"name;{heading}\nOne AS;\nTwo AS;{value}\n");
        came.Counts.ShouldBe((1, 0, 0, 1));
        var problem = came.Well.Problems.ShouldHaveSingleItem();
        (problem.Row, problem.Column).ShouldBe((3, heading));
        using var _ = new InEnglish();
        problem.Message.ShouldContain(words);
        (await site.Organisations(cluster)).Single().Name.ShouldBe("One AS");
    }

    [Theory, OnBoth]
    public async Task A_membership_cannot_end_before_it_begins(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var came = await site.Import(cluster, "navn;medlem fra;medlem til\nEn AS;2020-01-01;2019-12-31\nTo AS;2020-01-01;2030-12-31\n");
        came.Counts.ShouldBe((1, 0, 0, 1));
        came.Well.Problems.Single().Column.ShouldBe("medlem til");
        // A last day may lie ahead: notice is given before a year ends.
        (await site.Memberships(cluster)).Single().To.ShouldBe(new DateOnly(2030, 12, 31));
    }

    [Fact]
    public async Task One_day_that_can_only_be_read_one_way_tells_how_the_others_are_meant()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        (await site.Import(cluster, "navn;innmeldt\nEn AS;03/04/20\nTo AS;25/04/20\n")).Counts.ShouldBe((2, 0, 0, 0));
        (await site.Memberships(cluster)).Select(m => m.From).ShouldBe([new DateOnly(2020, 4, 3), new DateOnly(2020, 4, 25)]);
    }

    [Fact]
    public async Task An_unknown_kind_is_other_with_a_remark_and_takes_nothing_from_one_that_is_known()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        var came = await site.Import(cluster, "id;navn;type\n1;En AS;noe helt annet\n2;To AS;kommune\n");
        came.Counts.ShouldBe((2, 0, 0, 0));
        came.Well.Problems.ShouldBeEmpty();
        (came.Well.Remarks.Single().Row, came.Well.Remarks.Single().Value).ShouldBe((2, "noe helt annet"));
        (await site.Organisations(cluster)).Select(o => o.Kind).ShouldBe([OrganisationKind.Other, OrganisationKind.Municipality]);
        (await site.Import(cluster, "id;navn;type\n2;To AS;noe helt annet\n")).Counts.ShouldBe((0, 0, 1, 0));
    }

    [Fact]
    public async Task A_list_without_names_is_refused()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        (await site.Import(cluster, "a;b\n1;2\n")).Refusal!.Sentence.ShouldStartWith("No column holds the names");
        (await site.Import(cluster, "navn\n")).Refusal.ShouldNotBeNull();
        (await site.Import(cluster, "")).Refusal.ShouldNotBeNull();
        (await site.Import(cluster, "navn\nEn AS\n", memberFrom: new DateOnly(2026, 5, 13))).Refusal!.Sentence.ShouldContain("in the future");
    }

    [Theory, OnBoth]
    public async Task What_a_row_leaves_empty_stays_and_what_it_says_is_changed_and_remembered(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Import(cluster, "id;navn;ansatte;nettsted\n1;En AS;10;en.example\n");
        var came = await site.Import(cluster, "id;navn;ansatte;nettsted\n1;En Norge AS;12;\n");
        came.Counts.ShouldBe((0, 1, 0, 0));
        var one = (await site.Organisations(cluster)).Single();
        (one.Name, one.Employees, one.Website).ShouldBe(("En Norge AS", 12, "https://en.example"));
        one.Names.Count.ShouldBe(2);
        var changes = await site.Ask(cluster, db => Task.FromResult(db.Changes.ToList()));
        changes.ShouldAllBe(change => change.BatchId == came.Batch);
        changes.Select(change => (change.Field, change.Before, change.After)).OrderBy(c => c.Field).ShouldBe([(OrganisationField.Name, "En AS", "En Norge AS"), (OrganisationField.Employees, "10", "12")]);
    }
}
