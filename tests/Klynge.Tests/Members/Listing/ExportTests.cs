using System.Net;
using System.Text.Json;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.Importing;
using Klynge.Web.Sheets;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Listing;

public sealed class ExportTests
{
    private static readonly string[] Formulas = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|' /C calc'!A0", "＝1+1", "'=1", "-5", "=HYPERLINK(\"http://x\")"];

    [Theory, OnBoth]
    public async Task Names_of_any_sort_leave_in_both_forms_and_come_back_unchanged(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var naughty = JsonSerializer.Deserialize<string[]>(await File.ReadAllTextAsync(Klynge.Tests.Members.Sheet.Path("naughty_strings_blns.json"), TestContext.Current.CancellationToken))!;
        var names = naughty.Concat(Formulas).Where(text => NameKey.Clean(text, out _) is null).Select(text => NameKey.Clean(text, out var clean) is null ? clean : "").Distinct().ToList();
        names.Count.ShouldBeGreaterThan(400);
        await site.HasAll(cluster, names);
        using var manager = await site.SignedIn(cluster);

        foreach (var ending in (string[])["csv", "xlsx"])
        {
            var sheet = await Read(manager, $"/nscc/members/export.{ending}");
            sheet.RowCount.ShouldBe(names.Count, ending);
            sheet.Rows.Select(row => row.Cells[0]).Order(StringComparer.Ordinal).ShouldBe(names.Order(StringComparer.Ordinal), ending);
        }

        foreach (var formula in Formulas)
            (await Names(manager, $"?columns=name&q={Uri.EscapeDataString(formula)}")).ShouldContain(formula, $"{formula} is found");
    }

    [Theory, OnBoth]
    public async Task A_file_holds_the_view_and_its_headings_mean_the_same_to_the_import_in_both_languages(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.Has(cluster, "Åsen AS", from: new(2021, 2, 3), facts: [(OrganisationField.Kind, "company"), (OrganisationField.Number, "923609016"), (OrganisationField.Municipality, "1103"), (OrganisationField.PostalCode, "0015"), (OrganisationField.Industry2025, "62.10"), (OrganisationField.ExternalId, "007")]);
        await site.Has(cluster, "Bø kommune", facts: [(OrganisationField.Kind, "municipality")]);
        using var manager = await site.SignedIn(cluster);
        using var english = await site.SignedIn(cluster);
        english.DefaultRequestHeaders.Add("Accept-Language", "en");

        using (var answer = await manager.GetAsync(new Uri("/nscc/members/export.csv?kind=company", UriKind.Relative)))
        {
            answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            answer.Content.Headers.ContentDisposition.FileName.ShouldBe("nscc-medlemmer-2026-05-12.csv");
            answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        }

        var sheet = await Read(manager, "/nscc/members/export.xlsx?kind=company");
        sheet.RowCount.ShouldBe(1);
        var row = sheet.Headers.Zip(sheet.Rows.Single().Cells).ToDictionary(cell => cell.First, cell => cell.Second);
        (row["Navn"], row["Type"], row["Organisasjonsnummer"], row["Postnummer"], row["Kommune"], row["Ekstern id"], row["Medlem fra"]).ShouldBe(("Åsen AS", "Bedrift", "923609016", "0015", "Stavanger", "007", "2021-02-03"));
        foreach (var reader in (HttpClient[])[manager, english])
            ImportColumns.Recognise((await Read(reader, "/nscc/members/export.csv")).Headers).ShouldNotContain((ImportColumn?)null);
        (await Read(manager, "/nscc/members/export.csv?columns=name,county")).Headers.ShouldBe(["Navn", "Fylke"]);
    }

    [Theory, OnBoth]
    public async Task Those_ticked_leave_alone_and_all_leave_also_beyond_the_page(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var alfa = await site.Has(cluster, "Alfa");
        var beta = await site.Has(cluster, "Beta");
        var former = await site.Has(cluster, "Former", to: new(2025, 1, 1));
        await site.HasAll(cluster, Enumerable.Range(1, 1200).Select(i => $"Firma {i}"));
        using var manager = await site.SignedIn(cluster);

        (await Names(manager, $"?columns=name&chosen=yes&id={beta.Id}&id={alfa.Id}&id={former.Id}")).ShouldBe(["Alfa", "Beta"]);
        (await Names(manager, $"?columns=name&chosen=yes&all=yes&id={beta.Id}")).Count.ShouldBe(1202);
        (await Names(manager, "?columns=name")).Distinct().Count().ShouldBe(1202);
        await manager.Page("/nscc/members/export.csv?chosen=yes", HttpStatusCode.UnprocessableEntity);
        await manager.Page("/nscc/members/export.csv?chosen=yes&id=1", HttpStatusCode.UnprocessableEntity);
        await manager.Page("/nscc/members/export.csv?kind=firm", HttpStatusCode.UnprocessableEntity);
        using var contact = await site.SignedIn(cluster, Role.MemberContact, alfa.Id);
        await contact.Page("/nscc/members/export.csv", HttpStatusCode.Forbidden);
        (await contact.Page("/nscc/members")).ShouldNotContain("export.csv");
    }

    private static async Task<IReadOnlyList<string?>> Names(HttpClient client, string query) =>
        [.. (await Read(client, "/nscc/members/export.csv" + query)).Rows.Select(row => row.Cells[0])];

    private static async Task<Klynge.Web.Sheets.Sheet> Read(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        await using var stream = new MemoryStream(await answer.Content.ReadAsByteArrayAsync());
        var (sheet, refusal) = SheetReader.Read(stream, path.Split('?')[0], new SheetLimits());
        refusal.ShouldBeNull();
        return sheet!;
    }
}
