using System.Net;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.Importing;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using static Klynge.Tests.Members.Importing.Wizard;

namespace Klynge.Tests.Members.Importing;

/// <summary>What a cluster manager settles on the pages of a list that is not as it should be.</summary>
public sealed class WizardSettlingTests
{
    [Theory, OnBoth]
    public async Task The_headings_are_found_under_a_title_and_may_be_said_to_stand_elsewhere(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        var list = await Upload(manager, "Medlemmer\n;\nHvem;Antall\nnavn;ansatte\nEn AS;5\nTo AS;7\n");
        var page = await manager.Page(list);
        page.ShouldContain("<option value=\"4\" selected=\"selected\">Rad 4: navn · ansatte</option>");
        page.ShouldContain("2 rader");
        (await Step(manager, list, "Headings", ("row", "2"))).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Step(manager, list, "Headings", ("row", "3"))).ShouldBe(HttpStatusCode.Redirect);
        page = await manager.Page(list);
        page.ShouldContain("<option value=\"3\" selected=\"selected\">Rad 3: Hvem · Antall</option>");
        page.ShouldContain("3 rader");
        (await Step(manager, list, "Columns", [.. Columns("Name", ""), ("Form.MemberFrom", "2026-05-12")])).ShouldBe(HttpStatusCode.Redirect);
        Cells(await manager.Page(list)).ShouldBe(["3", "+ 0", "+ 0", "+ 0", "3"]);
        (await Step(manager, list, "Start")).ShouldBe(HttpStatusCode.Redirect);
        await Until(manager, list, "Listen står i registeret");
        (await site.Organisations(cluster)).Select(o => o.Name).ShouldBe(["En AS", "navn", "To AS"]);

        // The next list like it is read from the row she chose, with her columns.
        page = await manager.Page(await Upload(manager, "Medlemmer igjen\nHvem;Antall\nnavn;ansatte\nTre AS;7\n"));
        page.ShouldContain("<option value=\"2\" selected=\"selected\">Rad 2: Hvem · Antall</option>");
    }

    [Theory, OnBoth]
    public async Task The_second_row_of_an_organisation_may_bring_its_contact_and_nothing_else(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        var list = await Upload(manager, "navn;Org.nr.;ansatte;kontaktperson;e-post\nEn AS;982463718;5;Ola Nordmann;ola@en.example\nEn Norge AS;982463718;9;Kari Hansen;kari@en.example\n");
        await Step(manager, list, "Columns", [.. Columns("Name", "Number", "Employees", "ContactName", "ContactEmail"), ("Form.MemberFrom", "2026-05-12")]);
        var page = await manager.Page(list);
        page.ShouldContain("Rad 2 har det samme i kolonnen «Org.nr.».");
        page.ShouldContain("<option value=\"contact\">Den samme: ta også med kontakten, Kari Hansen</option>");
        (await Step(manager, list, "Settle", ("row:3", "contact"))).ShouldBe(HttpStatusCode.Redirect);
        Cells(await manager.Page(list)).ShouldBe(["1", "+ 1", "+ 0", "+ 0", "2"]);
        await Step(manager, list, "Start");
        await Until(manager, list, "Listen står i registeret");
        var one = (await site.Organisations(cluster)).Single();
        (one.Name, one.Employees).ShouldBe(("En AS", 5));
        (await site.Ask(cluster, db => db.People.Select(p => p.Name).Order().ToListAsync())).ShouldBe(["Kari Hansen", "Ola Nordmann"]);
        (await site.Ask(cluster, db => db.PersonRoles.CountAsync(r => r.OrganisationId == one.Id))).ShouldBe(2);
        (await site.Memberships(cluster)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_municipality_of_two_names_is_answered_once_for_all_and_a_bad_cell_or_row_is_left_out_there_and_then()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        var list = await Upload(manager, "navn;kommune;ansatte\nEn AS;Herøy;5\nTo AS;HERØY;6\nTre AS;Oslo;ca. 50\nFire AS;Herøy;7\nFem AS;Oslo;mange\nSum;;68\n");
        await Step(manager, list, "Columns", [.. Columns("Name", "Municipality", "Employees"), ("Form.MemberFrom", "2026-05-12")]);
        var page = await manager.Page(list);
        page.ShouldContain("Flere kommuner heter Herøy. Skriv den du mener: Herøy (Møre og Romsdal) / Herøy (Nordland).<");
        page.ShouldContain("<option value=\"1818\">Herøy (Nordland)</option>");
        page.ShouldContain("Samme svar for alle 3 rader med dette");
        page.ShouldContain("Er dette en organisasjon?");
        (await Step(manager, list, "Settle", ("cell:2:Municipality", "1818"), ("all:2:Municipality", "Municipality:heroey"), ("cell:5:Municipality", "1515"),
            ("cell:4:Employees", "ca. 50"), ("was:4:Employees", "ca. 50"), ("without:4:Employees", "true"), ("row:6", "out"), ("row:7", "out"))).ShouldBe(HttpStatusCode.Redirect);
        page = await manager.Page(list);
        Cells(page).ShouldBe(["4", "+ 0", "+ 0", "+ 0", "+ 2", "6"]);
        page.ShouldContain("Ingenting må rettes");
        await Step(manager, list, "Start");
        await Until(manager, list, "Listen står i registeret");
        (await site.Organisations(cluster)).Select(o => (o.Name, o.Municipality, o.Employees)).ShouldBe([("En AS", "1818", 5), ("Fire AS", "1515", 7), ("To AS", "1818", 6), ("Tre AS", "0301", null)]);
        // Left out by her own choice: nothing of it waits.
        (await manager.Page("/nscc")).ShouldNotContain("Se radene");
    }

    [Theory, OnBoth]
    public async Task An_undone_list_is_brought_in_again_with_its_corrections(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        var list = await Upload(manager, "Hvem;Hvor mange\nEn AS;5\nTo AS;mange\nTre AS;\n");
        await Step(manager, list, "Columns", [.. Columns("Name", "Employees"), ("Form.MemberFrom", "2026-05-01")]);
        await Step(manager, list, "Settle", ("cell:3:Employees", "7"), ("was:3:Employees", "mange"), ("row:4", "out"));
        (await Step(manager, list, "Again")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        await Step(manager, list, "Start");
        await Until(manager, list, "Listen står i registeret");
        await Step(manager, list, "Undo");
        (await manager.Page(list)).ShouldContain("Hent inn på nytt");
        using var answer = await manager.Post(list, $"{list}?handler=Again");
        var again = answer.Headers.Location!.ToString();
        again.ShouldNotBe(list);
        Cells(await manager.Page(again)).ShouldBe(["2", "+ 0", "+ 0", "+ 0", "+ 1", "3"]);
        await Step(manager, again, "Start");
        await Until(manager, again, "Listen står i registeret");
        (await site.Organisations(cluster)).Select(o => (o.Name, o.Employees)).ShouldBe([("En AS", 5), ("To AS", 7)]);
        (await site.Memberships(cluster)).ShouldAllBe(membership => membership.From == new DateOnly(2026, 5, 1));
    }

    [Theory, OnBoth]
    public async Task A_list_that_was_only_tried_or_broken_off_is_set_aside_from_my_work_and_its_file_goes(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        foreach (var brokenOff in (bool[])[false, true])
        {
            var list = await Upload(manager, "navn\nEn AS\n");
            if (brokenOff)
                await site.Ask(cluster, db => db.Batches.Where(b => b.Stage == ImportStage.Uploaded).ExecuteUpdateAsync(set => set.SetProperty(b => b.Stage, ImportStage.Running)));
            (await manager.Page("/nscc")).ShouldContain($"action=\"{list}?handler=NotNow\"");
            using var answer = await manager.Post("/nscc", $"{list}?handler=NotNow");
            answer.Headers.Location!.ToString().ShouldBe("/nscc");
            (await manager.Page("/nscc")).ShouldNotContain("NotNow");
            (await site.Ask(cluster, db => db.Files.CountAsync())).ShouldBe(0);
        }

        Directory.EnumerateFiles(site.Place.Files, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_file_of_a_list_that_was_broken_off_is_let_go_after_thirty_days()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        await Upload(manager, "navn\nEn AS\n");
        await site.Ask(cluster, db => db.Batches.ExecuteUpdateAsync(set => set.SetProperty(b => b.Stage, ImportStage.Running)));
        site.Clock.Forward(TimeSpan.FromDays(31));
        await site.With(async (_, services) =>
        {
            await new ForgetLists().Run(services, new DateOnly(2026, 6, 12), default);
            return 0;
        });
        (await site.Ask(cluster, db => db.Batches.Select(b => b.Stage).SingleAsync())).ShouldBe(ImportStage.Dropped);
        (await site.Ask(cluster, db => db.Files.CountAsync())).ShouldBe(0);
    }

    [Fact]
    public async Task One_who_is_entered_by_hand_is_held_beside_names_that_are_nearly_the_same()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        await site.Import(cluster, "navn;orgnr\nÅsgård Medtek AS;982463718\nÅsgård Medtek Holding AS;923609016\n");
        (string, string)[] asked = [("Form.Name", "ÅSGÅRD MEDTEK"), ("Form.From", "2026-05-12"), ("Form.Kind", "company"), ("Form.Category", "Member")];
        using var answer = await manager.Post("/nscc/members/new", "/nscc/members/new", asked);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Åsgård Medtek AS</a>");
        page.ShouldNotContain("Holding AS</a>");
        using var saved = await manager.Post("/nscc/members/new", "/nscc/members/new", [.. asked, ("Form.AnotherOne", "true")]);
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var trial = await site.Import(cluster, "navn\nAasgaard Medtek A/S\nEn AS\n", ask: true, dryRun: true);
        trial.Counts.ShouldBe((1, 0, 0, 1));
        trial.Well.Questions.Single().Row.ShouldBe(2);
    }
}
