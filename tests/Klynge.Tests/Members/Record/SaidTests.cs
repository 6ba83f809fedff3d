using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.Record;
using Klynge.Web.Storage;

namespace Klynge.Tests.Members.Record;

/// <summary>What the pages say when something is wrong, when someone was there first, and of days that come.</summary>
public sealed class SaidTests
{
    [Theory, OnBoth]
    public async Task All_that_is_wrong_with_a_new_member_is_said_at_once_and_by_name(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var manager = await site.SignedIn(cluster);
        const string At = "/nscc/members/new";

        var page = await Said(manager.Post(At, At, ("Form.Name", " "), ("Form.From", "2026-02-30"), ("Form.Number", "123"), ("Form.Website", "ikke et nettsted")), 422);
        page.ShouldContain("<a href=\"#Form-Name\">Navn: fyll ut feltet.</a>");
        page.ShouldContain("Første dag: «2026-02-30» er ikke en dag.");
        page.ShouldContain("href=\"#Form-Number\"");
        page.ShouldContain("href=\"#Form-Website\"");
        var rules = await Said(manager.Post(At, At, ("Form.Name", "Sanselyd"), ("Form.From", "1700-01-01"), ("Form.Number", "123")), 422);
        rules.ShouldContain("href=\"#Form-From\"");
        rules.ShouldContain("href=\"#Form-Number\"");
        (await Said(manager.Post(At, At, ("Form.Name", new string('n', 700)), ("Form.From", "2026-01-01")), 422)).ShouldContain("Navn: det er plass til høyst 300 tegn.");
        (await manager.Page(At)).ShouldNotContain("maxlength=\"300\"", Case.Sensitive, "a browser would cut the name off in silence");
    }

    [Theory, OnBoth]
    public async Task An_amount_that_is_none_and_a_day_that_is_none_are_answered_with_what_is_expected(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        using var manager = await site.SignedIn(cluster);
        var at = $"/nscc/members/{member.Id}/memberships";

        (await Said(manager.Post(at, at + "?handler=Give", ("Gift.Kind", "fee"), ("Gift.On", "2025-06-01"), ("Gift.Amount", "masse")), 422)).ShouldContain("«masse» er ikke et beløp. Skriv kroner");
        await (await manager.Post(at, at + "?handler=Give", ("Gift.Kind", "fee"), ("Gift.On", "2026-01-01"), ("Gift.Amount", "18500,5"))).Went();
        WebUtility.HtmlDecode(await manager.Page(at)).ShouldContain("18\u00a0500,50 kr");
        WebUtility.HtmlDecode(await manager.Page("/nscc/members?on=2024-02-30", HttpStatusCode.UnprocessableEntity)).ShouldContain("2024-02-30 finnes ikke i kalenderen.");
        WebUtility.HtmlDecode(await manager.Page("/nscc/members?on=30.01.2024", HttpStatusCode.UnprocessableEntity)).ShouldContain("En dag skrives slik: 2026-05-12.");
        WebUtility.HtmlDecode(await manager.Page("/nscc/members?on=2030-01-01")).ShouldContain("slik den blir 1. januar 2030, etter det som er ført inn");
    }

    [Theory, OnBoth]
    public async Task Two_who_change_different_facts_are_both_kept_and_only_what_both_touched_is_a_question(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster, facts: [(OrganisationField.Website, "https://gammel.example")]);
        site.Clock.Forward(TimeSpan.FromMinutes(5));
        var (seen, version) = (Meanwhile.Mark(site.Clock.GetUtcNow().UtcDateTime).ToString(), (await site.Now(cluster, member.Id)).Version);
        site.Clock.Forward(TimeSpan.FromMinutes(1));
        using var kari = await site.English(cluster);
        using var ola = await site.English(cluster, Role.Staff);
        await (await ola.Edit(site, cluster, member.Id, version, ("Form.Website", "https://ny.example"), ("Form.Seen", seen))).Went();

        await (await kari.Edit(site, cluster, member.Id, version, ("Form.Website", "https://gammel.example"), ("Form.Description", "Kari's words"), ("Form.Seen", seen))).Went();
        var now = await site.Now(cluster, member.Id);
        now.Website.ShouldBe("https://ny.example");
        now.Description.ShouldBe("Kari's words");

        // In another window of her own she wrote the description already.
        var clash = WebUtility.HtmlDecode(await (await kari.Edit(site, cluster, member.Id, version, ("Form.Website", "https://gammel.example"), ("Form.Description", "Other words"), ("Form.Seen", seen))).Text(409));
        clash.ShouldContain("You changed this yourself while you were writing");
        clash.ShouldContain("<th scope=\"row\">Description</th>");
        clash.ShouldNotContain("<th scope=\"row\">Website</th>");
        clash.ShouldContain("value=\"https://ny.example\"");
        (await site.Now(cluster, member.Id)).Description.ShouldBe("Kari's words");
    }

    [Fact]
    public void A_reform_moves_nobody_and_a_move_is_a_line_of_its_own()
    {
        var (organisation, _) = Organisation.Enter(Guid.NewGuid(), "Nordlys AS", new(2018, 1, 1));
        organisation!.Fill(OrganisationField.Municipality, "1902", new(2018, 1, 1)).ShouldBeNull();

        var line = SeatLine.Of(organisation.Seats).ShouldHaveSingleItem();
        line.Place.ShouldBe("Tromsø, Troms");
        line.Reforms.ShouldBe(["The county Troms og Finnmark became Troms on 1 January 2024", "The county Troms became Troms og Finnmark on 1 January 2020"], ignoreOrder: false);

        organisation.Change(OrganisationField.Municipality, "0301", new(2025, 3, 1)).ShouldBeNull();
        SeatLine.Of(organisation.Seats).Select(seat => seat.Place).ShouldBe(["Oslo, Oslo", "Tromsø, Troms"]);
    }

    [Theory]
    [InlineData("5001", "Trondheim (Tråante)")]
    [InlineData("5430", "Kautokeino (Guovdageaidnu)")]
    [InlineData("1103", "Stavanger")]
    public void The_norwegian_part_of_a_name_stands_first(string code, string said) => Municipalities.Find(code)!.Said.ShouldBe(said);

    [Fact]
    public void A_picture_cut_off_after_its_first_bytes_is_none()
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];
        foreach (var length in Enumerable.Range(0, png.Length))
            Recognised.In(new MemoryStream(png[..length])).ShouldBeNull();
        Recognised.In(new MemoryStream(png)).ShouldBe(Recognised.Png);
    }

    [Theory, OnBoth]
    public async Task What_one_save_tells_stands_in_the_journal_in_its_own_order(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var fields = await site.With(async (db, _) =>
        {
            var (organisation, _) = Organisation.Enter(cluster.Id, "Sanselyd", new(2020, 1, 1));
            OrganisationField[] changed = [OrganisationField.Website, OrganisationField.Description, OrganisationField.OffersText, OrganisationField.SeeksText];
            for (var round = 0; round < 10; round++)
                foreach (var field in changed)
                    organisation!.Change(field, field == OrganisationField.Website ? $"https://{round}.example" : $"{round}", new(2026, 5, 1)).ShouldBeNull();
            db.Add(organisation!);
            await db.SaveChangesAsync();
            return changed;
        }, cluster.Id);

        var lines = await site.With((db, _) => Task.FromResult(db.Journal.Where(l => l.Name == nameof(OrganisationChanged)).OrderBy(l => l.At).ToList()), cluster.Id);
        lines.Select(line => ((OrganisationChanged)line.Happening).Field).ShouldBe(Enumerable.Repeat(fields, 10).SelectMany(all => all));
        lines.Select(line => line.At).Distinct().Count().ShouldBe(40);
    }

    private static async Task<string> Said(Task<HttpResponseMessage> answer, int status) => WebUtility.HtmlDecode(await (await answer).Text(status));
}
