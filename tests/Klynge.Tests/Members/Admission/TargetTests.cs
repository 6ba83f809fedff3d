using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Members.Admission;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.Admission;

/// <summary>What the cluster wants of its composition, and what an applicant would make of it.</summary>
public sealed class TargetTests
{
    [Theory, OnBoth]
    public async Task The_page_shows_the_mix_now_and_with_the_applicant_and_which_targets_move(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        foreach (var (name, number) in new[] { ("Alfa AS", "938801363"), ("Beta kommune", "923609016"), ("Gamma AS", "974760673") })
            await site.Enter(cluster, name, number, null, (OrganisationField.PostalCode, "4006"), (OrganisationField.Industry2007, "62.010"));
        await site.With((db, _) => db.Organisations.Where(o => o.Number == "923609016").ExecuteUpdateAsync(set => set.SetProperty(o => o.Kind, OrganisationKind.Municipality)), cluster.Id);
        using var kari = await site.English(cluster);
        await (await Add(kari, "Kind:municipality", "Share", "30", "")).Went();
        await (await Add(kari, "County:11", "Number", "4", "10")).Went();
        (await kari.Page("/nscc/cluster")).ShouldContain("at least 30 %");
        var (id, _) = await site.Apply(cluster);

        var page = await kari.Page($"/nscc/applications/{id}");
        page.ShouldContain("One target would come nearer, one would move further away.");
        page.ShouldContain("3 members now.");
        // A municipal third becomes a quarter; three in Rogaland become four.
        page.ShouldContain("33.3 %");
        page.ShouldContain("25.0 %");
        page.ShouldContain("moves further away");
        page.ShouldContain("comes within what is wanted");
        var mix = await site.With((db, _) => Composition.MixOn(db, new(2026, 5, 12), default), cluster.Id);
        (mix.Total, mix.Count(CompositionDimension.County, "11"), mix.Count(CompositionDimension.Industry, "62")).ShouldBe((3, 3, 3));
        (await site.With((db, _) => db.Memberships.CountAsync(), cluster.Id)).ShouldBe(3, "an application is no member");
    }

    [Theory, OnBoth]
    public async Task Two_targets_for_the_same_never_hold_at_once(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await site.English(cluster);
        await (await Add(kari, "Kind:company", "Share", "", "60")).Went();
        (await (await Add(kari, "Kind:company", "Share", "40", "60")).Text(422)).ShouldContain("There is a target for the same on some of these days already.");
        (await (await Add(kari, "Kind:company", "Share", "", "")).Text(422)).ShouldContain("Say at least how much");
        (await (await Add(kari, "", "Share", "1", "")).Text(422)).ShouldContain("Choose what the target is for.");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.With((_, services) => services.GetRequiredService<WriteTarget>().Do(
            null, new(CompositionDimension.Kind, "research", TargetMeasure.Share, 5, null, new(2026, 5, 12), null), 0, default), cluster.Id)));
        answers.Count(refusal => refusal is null).ShouldBe(1);

        // Ended, another may follow.
        var (id, version) = await site.With((db, _) => db.Set<CompositionTarget>().Where(t => t.Code == "company").Select(t => new ValueTuple<Guid, int>(t.Id, t.Version)).SingleAsync(), cluster.Id);
        await (await kari.Post($"/nscc/cluster/target/{id}", $"/nscc/cluster/target/{id}", ("Form.Part", "Kind:company"), ("Form.Measure", "Share"), ("Form.Most", "60"), ("Form.From", "2026-05-12"), ("Form.To", "2026-05-31"), ("Form.Version", version.ToString()))).Went();
        await (await Add(kari, "Kind:company", "Share", "40", "60", "2026-06-01")).Went();
        using var staff = await site.English(cluster, Role.Staff);
        await staff.Page("/nscc/cluster/target", HttpStatusCode.Forbidden);
    }

    private static Task<HttpResponseMessage> Add(HttpClient manager, string part, string measure, string least, string most, string from = "2026-05-12") =>
        manager.Post("/nscc/cluster/target", "/nscc/cluster/target", ("Form.Part", part), ("Form.Measure", measure), ("Form.Least", least), ("Form.Most", most), ("Form.From", from));
}
