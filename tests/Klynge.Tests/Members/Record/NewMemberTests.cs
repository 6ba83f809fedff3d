using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Record;

public sealed class NewMemberTests
{
    [Theory, OnBoth]
    public async Task A_member_is_taken_in_once_and_an_equal_name_only_proposes(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.English(cluster);
        (string, string)[] form = [("Form.Name", "Sanselyd AS"), ("Form.Number", "981 575 679"), ("Form.Kind", "company"), ("Form.Category", "Member"), ("Form.From", "2026-05-01"), ("Form.Decision", "Board, 9/26"), ("Form.PostalCode", "4006")];

        var to = (await (await kari.Post("/nscc/members/new", "/nscc/members/new", form)).Went())!;
        var page = await kari.Page(to);
        page.ShouldContain("Member since 1 May 2026");
        page.ShouldContain("Board, 9/26");
        page.ShouldContain("981 575 679");
        page.ShouldContain("Was entered in the register");

        var again = await (await kari.Post("/nscc/members/new", "/nscc/members/new", [("Form.Name", "Something else AS"), .. form[1..]])).Text(422);
        again.ShouldContain("It stands in the register already");
        again.ShouldContain(to);
        (await (await kari.Post("/nscc/members/new", "/nscc/members/new", ("Form.Name", "X"), ("Form.Number", "981575678"), ("Form.From", "2026-05-01"))).Text(422)).ShouldContain("check digit");

        var alike = await (await kari.Post("/nscc/members/new", "/nscc/members/new", ("Form.Name", "sanselyd  as"), ("Form.From", "2026-05-01"))).Text(422);
        alike.ShouldContain("Is it one of these?");
        alike.ShouldContain(to);
        await (await kari.Post("/nscc/members/new", "/nscc/members/new", ("Form.Name", "sanselyd as"), ("Form.From", "2026-05-01"), ("Form.AnotherOne", "true"))).Went();
        (await site.With((db, _) => db.Organisations.CountAsync(), cluster.Id)).ShouldBe(2);
    }

    [Theory, OnBoth]
    public async Task The_longest_name_and_the_emptiest_record_are_pages_too(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.English(cluster);
        var name = string.Concat(Enumerable.Repeat("Ærø&<b>", 42)) + "123456";
        name.Length.ShouldBe(NameKey.Longest);
        var to = (await (await kari.Post("/nscc/members/new", "/nscc/members/new", ("Form.Name", name), ("Form.From", "2026-05-01"))).Went())!;
        var page = await kari.Page(to);
        page.ShouldContain("Little is known yet.");
        page.ShouldNotContain("<b>123456");
        (await (await kari.Post("/nscc/members/new", "/nscc/members/new", ("Form.Name", name + "x"), ("Form.From", "2026-05-01"))).Text(422)).ShouldContain("300");
    }
}
