using System.Net;
using Klynge.Access;
using Klynge.Tests.Site;
using Klynge.Web.Members.Record;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Members.Record;

/// <summary>What never was is taken out; what was true can only end.</summary>
public sealed class RemovingTests
{
    [Theory, OnBoth]
    public async Task An_organisation_entered_by_mistake_goes_and_the_journal_says_its_number_and_no_name(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        using var kari = await site.SignedIn(cluster);
        var at = $"/nscc/members/{member.Id}/remove";
        (await kari.Page(at)).ShouldContain(member.Name);
        using (var unsure = await kari.Post(at, at))
            unsure.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using (var gone = await kari.Post(at, at, ("sure", "true")))
            gone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.With((db, _) => db.Organisations.CountAsync(), cluster.Id)).ShouldBe(0);
        (await site.With((db, _) => db.Memberships.CountAsync(), cluster.Id)).ShouldBe(0);
        var journal = await kari.Page("/nscc/journal");
        journal.ShouldContain($"Organisasjonen med nummer {member.Number} ble tatt ut av registeret");
        (await site.With((db, _) => db.Journal.AnyAsync(l => l.Data.Contains(member.Name)), cluster.Id)).ShouldBeFalse();
        await kari.Page(at, HttpStatusCode.NotFound);
    }

    [Theory, OnBoth]
    public async Task What_something_leans_on_or_has_stood_for_long_stays(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        using var kari = await site.SignedIn(cluster);
        var (at, gifts) = ($"/nscc/members/{member.Id}/remove", $"/nscc/members/{member.Id}/memberships");
        using (var given = await kari.Post(gifts, gifts + "?handler=Give", ("Gift.Kind", "fee"), ("Gift.On", "2026-05-01"), ("Gift.Amount", "9500")))
            given.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using (var leant = await kari.Post(at, at, ("sure", "true")))
            (await leant.Content.ReadAsStringAsync()).ShouldContain("Den kan ikke tas ut");

        var gift = await site.With((db, _) => db.Set<Klynge.Members.Contribution>().Select(c => c.Id).SingleAsync(), cluster.Id);
        using (var taken = await kari.Post(at, at + "?handler=Contribution", ("row", gift.ToString())))
            taken.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        site.Clock.Forward(TimeSpan.FromDays(RemoveMistakes.Patience + 1));
        using var later = await site.SignedIn(cluster);
        using (var late = await later.Post(at, at, ("sure", "true")))
            (await late.Content.ReadAsStringAsync()).ShouldContain("mer enn 90 dager siden");
        (await site.With((db, _) => db.Organisations.CountAsync(), cluster.Id)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task A_membership_written_by_mistake_goes_and_one_of_another_organisation_is_not_there(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var member = await site.Enter(cluster);
        var membership = await site.With((db, _) => db.Memberships.Select(m => m.Id).SingleAsync(), cluster.Id);
        using var kari = await site.SignedIn(cluster);
        var at = $"/nscc/members/{member.Id}/remove";
        using (var none = await kari.Post(at, at + "?handler=Membership", ("row", Guid.NewGuid().ToString())))
            none.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using (var gone = await kari.Post(at, at + "?handler=Membership", ("row", membership.ToString())))
            gone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.With((db, _) => db.Memberships.CountAsync(), cluster.Id)).ShouldBe(0);
        (await kari.Page($"/nscc/members/{member.Id}")).ShouldContain("ble tatt ut: det var ført ved en feil");
        using var board = await site.SignedIn(cluster, Role.BoardMember);
        await board.Page(at, HttpStatusCode.Forbidden);
    }
}
