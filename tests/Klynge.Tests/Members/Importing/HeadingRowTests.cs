using System.Text;
using Klynge.Tests.Site;
using Klynge.Web.Members.Importing;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Importing;

/// <summary>Where the headings stand in a list that people made to be looked at.</summary>
public sealed class HeadingRowTests
{
    private const string Titled = "Medlemsliste Helseklyngen – oppdatert 12.11.2026;;\n;;\nVirksomhet;;Kontakt\nBedrift;Org.nr.;Kontaktperson;Merknad\nEn AS;982463718;Ola Nordmann;ring\n";

    [Theory]
    [InlineData(Titled, 4, 1)]
    [InlineData("navn;orgnr\nEn AS;982463718\n", 1, 1)]
    [InlineData("Medlemmer i dag\nNavn\nEn AS\n", 2, 1)]
    [InlineData("navn;orgnr\nNavn;Orgnr\nEn AS;\n", 1, 2)]
    [InlineData("Hvem;Hva\nBedrift;Oslo\nEn AS;Bergen\n", 1, 2)]
    [InlineData("Hvem\nKari\nOla\n", 1, 2)]
    [InlineData("orgnr;type;kommune\nEn AS;bedrift;Oslo\n", 1, 1)]
    [InlineData("Liste\nnavn;orgnr\n", 1, 1)]
    public void The_row_with_most_known_headings_holds_them_and_the_first_wins_ties(string csv, int row, int rows)
    {
        var sheet = Read(csv);
        (sheet.HeaderRow, sheet.RowCount).ShouldBe((row, rows));
        sheet.Rows.Count().ShouldBe(rows);
    }

    [Fact]
    public void Rows_are_numbered_as_in_the_file_and_what_stands_above_is_left_out()
    {
        var sheet = Read(Titled);
        sheet.Headers.ShouldBe(["Bedrift", "Org.nr.", "Kontaktperson", "Merknad"]);
        sheet.Rows.Single().Number.ShouldBe(5);
        sheet.HasTitle.ShouldBeTrue();
        sheet.HeadedBy(1)!.RowCount.ShouldBe(3);
        sheet.HeadedBy(3)!.Rows.Select(one => one.Number).ShouldBe([4, 5]);
        foreach (var none in (int[])[0, 2, 5, 6])
            sheet.HeadedBy(none).ShouldBeNull();
        sheet.Top(HeadingRow.Within).Select(one => one.Number).ShouldBe([1, 3, 4]);
    }

    [Fact]
    public void Headings_farther_down_than_a_title_needs_are_not_looked_for() =>
        Read(string.Concat(Enumerable.Repeat("ord;ord\n", 15)) + "navn;orgnr\nEn AS;\n").HeaderRow.ShouldBe(1);

    [Theory, OnBoth]
    public async Task A_list_with_a_title_comes_in_and_says_where_the_headings_were(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var came = await site.Import(cluster, Titled);
        came.Counts.ShouldBe((1, 0, 0, 0));
        came.Well.Remarks.Select(remark => remark.Row).ShouldBe([4, 4]);
        (await site.Organisations(cluster)).Single().Name.ShouldBe("En AS");
    }

    private static Klynge.Web.Sheets.Sheet Read(string csv)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var (list, refusal) = MemberList.Read(file, "list.csv");
        return list.ShouldNotBeNull(refusal?.Sentence).Sheet;
    }
}
