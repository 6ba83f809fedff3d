using System.Net;
using System.Text.RegularExpressions;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.Importing;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using static Klynge.Tests.Members.Importing.Wizard;

namespace Klynge.Tests.Members.Importing;

/// <summary>The wizard as a browser without script goes through it.</summary>
public sealed class WizardTests
{
    [Theory, OnBoth]
    public async Task From_file_to_register_and_back(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        (await manager.Page(Start)).ShouldContain("Ingen liste er hentet inn ennå");
        var list = await Upload(manager, "Firmanavn;Orgnr;Innmeldt;Ansatte;Merknad\nEn AS;982463718;2018-03-12;5;ring\nTo AS;;2019-01-01;mange;\nTre AS;982463718;;;\n");
        (await manager.Page(list)).ShouldContain("Hva står i kolonnene?");

        (await Step(manager, list, "Columns", [.. Columns("Name", "Number", "MemberFrom", "Employees", ""), ("Form.MemberFrom", "2026-05-12")])).ShouldBe(HttpStatusCode.Redirect);
        var trial = await manager.Page(list);
        trial.ShouldContain("Dette skjer hvis du henter inn listen");
        trial.ShouldContain("Hent inn én rad");
        Cells(trial).ShouldBe(["1", "+ 0", "+ 0", "+ 2", "3"]);
        (await site.Organisations(cluster)).ShouldBeEmpty();

        // Corrected in place, and the repeated number settled: the earlier row holds.
        (await Step(manager, list, "Settle", ("cell:3:Employees", "7"), ("was:3:Employees", "mange"), ("row:4", "out"))).ShouldBe(HttpStatusCode.Redirect);
        trial = await manager.Page(list);
        Cells(trial).ShouldBe(["2", "+ 0", "+ 0", "+ 0", "+ 1", "3"]);
        trial.ShouldContain("Ingenting må rettes");

        (await Step(manager, list, "Start")).ShouldBe(HttpStatusCode.Redirect);
        var done = await Until(manager, list, "Listen står i registeret");
        done.ShouldContain("En AS");
        (await site.Organisations(cluster)).Select(o => (o.Name, o.Employees)).ShouldBe([("En AS", 5), ("To AS", 7)]);
        (await manager.Page(Start)).ShouldContain("I registeret");
        (await Step(manager, list, "Start")).ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await Step(manager, list, "Undo")).ShouldBe(HttpStatusCode.Redirect);
        (await manager.Page(list)).ShouldContain("Listen er angret");
        (await site.Organisations(cluster)).ShouldBeEmpty();
        (await Step(manager, list, "Undo")).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Days_with_two_readings_are_asked_about_once_and_columns_are_remembered()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        const string File = "Hvem;Når begynte de\nEn AS;03/04/25\nTo AS;05/06/25\n";
        var list = await Upload(manager, File);
        (await Step(manager, list, "Columns", [.. Columns("", ""), ("Form.MemberFrom", "2026-05-12")])).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Step(manager, list, "Columns", [.. Columns("Name", "Name"), ("Form.MemberFrom", "2026-05-12")])).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Step(manager, list, "Columns", [.. Columns("Name", "MemberFrom"), ("Form.MemberFrom", "2027-05-12")])).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Step(manager, list, "Columns", [.. Columns("Name", "MemberFrom"), ("Form.MemberFrom", "2026-05-12")])).ShouldBe(HttpStatusCode.Redirect);
        var trial = await manager.Page(list);
        trial.ShouldContain("2 datoer kan leses på to måter");
        trial.ShouldContain("Ja, 3. april 2025");
        (await Step(manager, list, "Settle", ("DayFirst", "true"))).ShouldBe(HttpStatusCode.Redirect);
        Cells(await manager.Page(list)).ShouldBe(["2", "+ 0", "+ 0", "+ 0", "2"]);

        var again = await Upload(manager, File + "Tre AS;2020-01-01\n");
        Regex.Matches(await manager.Page(again), "<option value=\"([A-Z]\\w+)\" selected").Select(m => m.Groups[1].Value).ShouldBe(["Name", "MemberFrom"]);
    }

    [Fact]
    public async Task A_register_that_changed_since_the_dry_run_is_looked_at_once_more()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        var list = await Upload(manager, "navn;orgnr\nEn AS;982463718\nTo AS;\n");
        await Step(manager, list, "Columns", [.. Columns("Name", "Number"), ("Form.MemberFrom", "2026-05-12")]);
        await site.Import(cluster, "navn;orgnr\nEn AS;982463718\n");
        (await Step(manager, list, "Start")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        Cells(await manager.Page(list)).ShouldBe(["1", "+ 0", "+ 1", "+ 0", "2"]);
        (await Step(manager, list, "Start")).ShouldBe(HttpStatusCode.Redirect);
        await Until(manager, list, "Listen står i registeret");
    }

    [Fact]
    public async Task A_list_that_was_cut_short_by_a_stop_says_so_and_can_be_brought_in_again()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        var list = await Upload(manager, "navn\nEn AS\n");
        await Step(manager, list, "Columns", [.. Columns("Name"), ("Form.MemberFrom", "2026-05-12")]);
        await site.Ask(cluster, db => db.Batches.ExecuteUpdateAsync(set => set.SetProperty(b => b.Stage, ImportStage.Running)));
        (await manager.Page(list)).ShouldContain("Serveren stoppet mens listen ble hentet inn");
        (await Step(manager, list, "Start")).ShouldBe(HttpStatusCode.Redirect);
        await Until(manager, list, "Listen står i registeret");
    }

    [Theory, OnBoth]
    public async Task A_file_that_cannot_be_used_is_refused_in_words_and_only_the_team_may_bring_one(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        foreach (var (bytes, words) in new[] { ([], "Velg en fil"), ("PK\u0003\u0004xx"u8.ToArray(), "skadet"), ("navn\n"u8.ToArray(), "ingen rader") })
        {
            using var answer = await Send(manager, bytes);
            answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            if (bytes.Length > 0)
                (await answer.Content.ReadAsStringAsync()).ShouldContain(words);
        }

        (await site.Ask(cluster, db => db.Batches.CountAsync())).ShouldBe(0);
        using var member = await site.SignedIn(cluster, Role.BoardMember);
        await member.Page(Start, HttpStatusCode.Forbidden);
        var list = await Upload(manager, "navn\nEn AS\n");
        await member.Page(list, HttpStatusCode.Forbidden);
        var other = await site.NewCluster("nht", "Norway Health Tech");
        using var elsewhere = await site.SignedIn(other);
        await elsewhere.Page(list.Replace("nscc", "nht"), HttpStatusCode.NotFound);
        (await manager.Page(list + "?on=2020-01-01")).ShouldNotContain("Prøvekjør</button>");
    }

    [Fact]
    public async Task A_file_above_the_limit_is_refused_in_words_and_leads_back_to_the_form()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        using var answer = await Send(manager, new byte[23 * 1024 * 1024]);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Filen er for stor");
        page.ShouldContain("20 MiB");
        page.ShouldContain($"href=\"{Start}\"");
    }

    [Fact]
    public async Task All_that_must_be_put_right_comes_as_a_file_and_a_list_can_be_set_aside()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        var list = await Upload(manager, "navn;ansatte\nEn AS;mange\nTo AS;5\n");
        await Step(manager, list, "Columns", [.. Columns("Name", "Employees"), ("Form.MemberFrom", "2026-05-12")]);
        (await manager.Page(list + "?handler=Problems&as=csv")).ShouldContain("2;ansatte;En AS;mange;");
        using var workbook = await manager.GetAsync(new Uri(list + "?handler=Problems&as=xlsx", UriKind.Relative));
        (await workbook.Content.ReadAsByteArrayAsync()).Take(2).ShouldBe("PK"u8.ToArray());
        (await Step(manager, list, "Drop")).ShouldBe(HttpStatusCode.Redirect);
        (await manager.Page(list)).ShouldContain("Listen er lagt bort");
        (await site.Ask(cluster, db => db.Files.CountAsync())).ShouldBe(0);
        Directory.EnumerateFiles(site.Place.Files, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory, OnBoth]
    public async Task The_file_of_a_list_is_kept_thirty_days_and_no_longer(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        var list = await Upload(manager, "navn\nEn AS\n");
        site.Clock.Forward(TimeSpan.FromDays(29));
        await Forget(site);
        (await site.Ask(cluster, db => db.Files.CountAsync())).ShouldBe(1);
        site.Clock.Forward(TimeSpan.FromDays(2));
        await Forget(site);
        (await site.Ask(cluster, db => db.Files.CountAsync())).ShouldBe(0);
        (await site.Ask(cluster, db => db.Batches.Select(b => b.Stage).SingleAsync())).ShouldBe(ImportStage.Dropped);
        Directory.EnumerateFiles(site.Place.Files, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private static Task<int> Forget(RunningSite site) => site.With(async (_, services) =>
    {
        await new ForgetLists().Run(services, new DateOnly(2026, 5, 12), default);
        return 0;
    });
}
