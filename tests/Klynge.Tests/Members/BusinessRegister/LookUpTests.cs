using System.Net;
using System.Text.Json;
using Klynge.Access;
using Klynge.Tests.Members.Admission;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Members.BusinessRegister;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.BusinessRegister;

/// <summary>Organisations are looked up by number or name, and a form fills itself.</summary>
public sealed class LookUpTests
{
    private static readonly string[] Named =
        ["HAVBRIS AS", "HAVBRIS OMSORG AS", "HAVBRISEN BÅTFORENING", "NORSK HAVBRIS AS", "HAVN OG BRIS AS", "SØR-HAVBRIS HOLDING AS", "ÅSGÅRD MEDTEK AS", "AAS DATA AS", "ØSTFOLD MØBEL AS", "D'AMBROSIO & SØNN DA", "3D 4U AS"];

    [Theory, OnBoth]
    public async Task The_name_itself_comes_first_then_what_begins_with_it_and_the_shorter_before_the_longer(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.NewCluster();
        using var kari = await Filled(site);
        (await Names(kari, "havbris")).ShouldBe(["Havbris AS", "Havbris Omsorg AS", "Havbrisen Båtforening", "Norsk Havbris AS", "Sør-Havbris Holding AS"]);
        (await Names(kari, "HAVBRIS AS")).ShouldBe(["Havbris AS", "Havbris Omsorg AS", "Havbrisen Båtforening", "Norsk Havbris AS", "Sør-Havbris Holding AS"]);
        (await Names(kari, "hav bri")).ShouldBe(["Havn og Bris AS"]);
        (await Names(kari, "omsorg havbris")).ShouldBe(["Havbris Omsorg AS"]);
    }

    [Theory, OnBoth]
    public async Task However_it_is_typed_it_is_found(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.NewCluster();
        using var kari = await Filled(site);
        foreach (var typed in (string[])["åsgård", "aasgaard", "ÅSG", "asgård medtek".Replace("a", "å", StringComparison.Ordinal)])
            (await Names(kari, typed)).ShouldBe(["Åsgård Medtek AS"], typed);
        (await Names(kari, "ostfold")).ShouldBeEmpty();
        (await Names(kari, "oestfold møb")).ShouldBe(["Østfold Møbel AS"]);
        (await Names(kari, "d'ambrosio & sønn")).ShouldBe(["D'ambrosio & Sønn DA"]);
        (await Names(kari, "3d")).ShouldBe(["3D 4U AS"]);
        (await Names(kari, Bulk.Number(0))).ShouldBe(["Havbris AS"]);
        (await Names(kari, "NO " + Bulk.Number(0)[..3] + " " + Bulk.Number(0)[3..6] + " " + Bulk.Number(0)[6..] + " MVA")).ShouldBe(["Havbris AS"]);
        (await Names(kari, Bulk.Number(0)[..8])).ShouldBe(["Havbris AS"]);
    }

    [Theory, OnBoth]
    public async Task Nothing_typed_breaks_it(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.NewCluster();
        using var kari = await Filled(site);
        string[] odd = ["", " ", "a", "\"", "'", "\\", "*", "havbris*", "NEAR(havbris, 2)", "a OR b", "-havbris", "^havbris", "words:havbris", "' & !", "havbris'):*", "😀", "\u0000", "%", "_", "as", new string('x', 5000), "½ ©", "١٢٣"];
        foreach (var typed in odd.Concat(JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Data", "naughty_strings_blns.json"))).RootElement.EnumerateArray().Select(text => text.GetString()!)))
        {
            using var answer = await kari.GetAsync(new Uri("/nscc/members/look-up?q=" + Uri.EscapeDataString(typed.Length > 1500 ? typed[..1500] : typed), UriKind.Relative));
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.BadRequest);
        }
    }

    [Theory, OnBoth]
    public async Task The_public_form_may_ask_too_and_not_without_end(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await Filled(site);
        using var stranger = site.Stranger();
        using (var closed = await stranger.GetAsync(new Uri("/nscc/public/look-up?q=havbris", UriKind.Relative)))
            closed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await site.OpenForm(cluster);
        (await Names(stranger, "havbris omsorg", "public")).ShouldBe(["Havbris Omsorg AS"]);
        using (var inside = await stranger.GetAsync(new Uri("/nscc/members/look-up?q=havbris", UriKind.Relative)))
            inside.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using (var nowhere = await stranger.GetAsync(new Uri("/nowhere/public/look-up?q=havbris", UriKind.Relative)))
            nowhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        for (var i = 1; i < LookUpPace.Most; i++)
            (await Names(stranger, "havbris", "public")).Count.ShouldBe(5);
        using (var tooOften = await stranger.GetAsync(new Uri("/nscc/public/look-up?q=havbris", UriKind.Relative)))
        {
            tooOften.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
            tooOften.Headers.RetryAfter!.Delta!.Value.ShouldBeLessThanOrEqualTo(LookUpPace.Window);
        }

        (await Names(kari, "havbris")).Count.ShouldBe(5);
        site.Clock.Forward(LookUpPace.Window);
        (await Names(stranger, "havbris", "public")).Count.ShouldBe(5);
    }

    [Theory, OnBoth]
    public async Task Without_script_the_button_fills_the_form_and_the_deed_takes_the_rest(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.English(cluster);
        (await kari.Page("/nscc/members/new")).ShouldNotContain("Look it up in the business register");
        await site.Load(new(2026, 5, 11), [Bulk.Unit("981575679", "HAVBRIS OMSORG AS", staff: 14), Bulk.Unit(Bulk.Number(1), "HAVBRIS AS")]);

        var page = await kari.Page("/nscc/members/new");
        page.ShouldContain("Look it up in the business register");
        page.ShouldContain("data-look-up=\"/nscc/members/look-up\"");
        var filled = await (await kari.Post("/nscc/members/new", "/nscc/members/new?handler=LookUp", ("Form.Number", "981 575 679"), ("Form.Decision", "Board, 9/26"))).Text(200);
        filled.ShouldContain("value=\"Havbris Omsorg AS\"");
        filled.ShouldContain("value=\"4006\"");
        filled.ShouldContain("value=\"Board, 9/26\"");
        var several = await (await kari.Post("/nscc/members/new", "/nscc/members/new?handler=LookUp", ("Form.Name", "havbris"))).Text(200);
        several.ShouldContain("Which of them?");
        several.ShouldContain("value=\"981575679\"");
        (await (await kari.Post("/nscc/members/new", "/nscc/members/new?handler=LookUp", ("Form.Name", "havbris"), ("pick", "981575679"))).Text(200)).ShouldContain("value=\"Havbris Omsorg AS\"");
        (await (await kari.Post("/nscc/members/new", "/nscc/members/new?handler=LookUp", ("Form.Name", "finnes ikke"))).Text(422)).ShouldContain("Nobody like that is in the business register");
        (await site.With((db, _) => db.Organisations.CountAsync(), cluster.Id)).ShouldBe(0);

        await (await kari.Post("/nscc/members/new", "/nscc/members/new", ("Form.Name", "Havbris Omsorg AS"), ("Form.Number", "981575679"), ("Form.From", "2026-05-01"), ("Form.Kind", "company"), ("Form.PostalCode", "4006"), ("Form.Rest", "true"))).Went();
        var entered = await site.With((db, _) => db.Organisations.AsNoTracking().SingleAsync(), cluster.Id);
        (entered.LegalForm, entered.Industry2025, entered.Municipality, entered.Employees, entered.Place).ShouldBe(("AS", "62.100", "1103", 14, "Stavanger"));
    }

    [Theory, OnBoth]
    public async Task What_somebody_wrote_is_not_replaced_by_the_rest(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.English(cluster);
        await site.Load(new(2026, 5, 11), Bulk.Unit("981575679", "HAVBRIS OMSORG AS", staff: 14));
        await (await kari.Post("/nscc/members/new", "/nscc/members/new", ("Form.Name", "Havbris"), ("Form.Number", "981575679"), ("Form.From", "2026-05-01"), ("Form.PostalCode", "6003"), ("Form.Rest", "true"))).Went();
        var entered = await site.With((db, _) => db.Organisations.AsNoTracking().SingleAsync(), cluster.Id);
        (entered.Name, entered.PostalCode, entered.Municipality, entered.Place).ShouldBe(("Havbris", "6003", null, null));
        entered.LegalForm.ShouldBe("AS");

        await (await kari.Post("/nscc/members/new", "/nscc/members/new", ("Form.Name", "Uten resten"), ("Form.Number", Bulk.Number(1)), ("Form.From", "2026-05-01"))).Went();
        (await site.With((db, _) => db.Organisations.AsNoTracking().SingleAsync(o => o.Name == "Uten resten"), cluster.Id)).LegalForm.ShouldBeNull();
    }

    private static async Task<HttpClient> Filled(RunningSite site)
    {
        var cluster = await site.With((db, _) => db.Clusters.SingleAsync());
        await site.Load(new(2026, 5, 11), Named.Select((name, place) => Bulk.Unit(Bulk.Number(place), name)));
        return await site.SignedIn(cluster, Role.Staff);
    }

    private static async Task<List<string>> Names(HttpClient client, string typed, string where = "members")
    {
        using var answer = await client.GetAsync(new Uri($"/nscc/{where}/look-up?q=" + Uri.EscapeDataString(typed), UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return [.. JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("matches").EnumerateArray().Select(match => match.GetProperty("name").GetString()!)];
    }
}
