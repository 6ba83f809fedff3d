using Klynge.Members;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Members.Admission;
using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.Admission;

/// <summary>How long what an applicant wrote is kept, and what the link of hers is good for.</summary>
public sealed class KeepingTests
{
    [Theory, OnBoth]
    public async Task Six_months_after_a_no_who_asked_and_what_was_written_is_gone(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        var goal = await site.Goal(cluster);
        using var kari = await site.English(cluster);
        var (declined, own) = await site.Apply(cluster, Applicants.Text with { Relevance = Applicants.Relevance + " Canary-why", ContactName = "Canary Name", ContactEmail = "canary@lysning.example" });
        await (await kari.Post($"/nscc/applications/{declined}/assess", $"/nscc/applications/{declined}/assess", ($"Form.Levels[{goal}]", "1"), ($"Form.Sentences[{goal}]", "Canary-sentence"), ("Form.Words", "Canary-in-all"))).Went();
        await (await kari.Decline(declined, "Canary-answer til dere.")).Went();
        var (open, _) = await site.Apply(cluster);
        var (elsewhere, _) = await site.Apply(other);

        site.Clock.Set(new(2026, 11, 11, 8, 0, 0, TimeSpan.Zero));
        await Daily(site);
        (await site.Application(cluster, declined)).ContactName.ShouldBe("Canary Name");
        site.Clock.Set(new(2026, 11, 12, 8, 0, 0, TimeSpan.Zero));
        await Daily(site);
        await Daily(site);
        var kept = await site.Application(cluster, declined);
        (kept.Name, kept.SentOn, kept.AnsweredOn, kept.Outcome, kept.ForgottenOn).ShouldBe(("Lysning Velferd AS", new DateOnly(2026, 5, 12), new DateOnly(2026, 5, 12), ApplicationOutcome.Declined, new DateOnly(2026, 11, 12)));
        (await Said(site, cluster)).ShouldNotContain("Canary");
        (await site.Application(cluster, open)).ContactName.ShouldBe("Sunniva Rake");
        (await site.Application(other, elsewhere)).ContactName.ShouldBe("Sunniva Rake");
        (await site.With((db, _) => db.Journal.CountAsync(l => l.Name == nameof(ApplicationForgotten)), cluster.Id)).ShouldBe(1);

        using var later = await site.English(cluster, name: "Kari Etterpå");
        var page = await later.Page($"/nscc/applications/{declined}");
        page.ShouldContain("was deleted on 12 November 2026");
        page.ShouldContain("Fits better in another cluster");
        (await later.Page("/nscc/journal?kind=applications")).ShouldContain("What stood in the application was deleted");
        using var applicant = site.Stranger();
        await applicant.Page(own, System.Net.HttpStatusCode.NotFound);
    }

    [Theory, OnBoth]
    public async Task The_key_stands_in_the_link_and_nowhere_else(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (id, own) = await site.Apply(cluster);
        var key = own.Split('/')[^1];
        (await site.Application(cluster, id)).KeyHash.ShouldBe(Secrets.Hash(key));
        (await site.With((db, _) => db.Journal.Select(l => l.Data).ToListAsync(), cluster.Id)).ShouldAllBe(line => !line.Contains(key));
    }

    /// <summary>Everything the tables of admission say in words.</summary>
    private static Task<string> Said(RunningSite site, Cluster cluster) => site.With(async (db, _) => System.Text.Json.JsonSerializer.Serialize(new
    {
        Applications = await db.Set<MembershipApplication>().AsNoTracking().Include(a => a.Steps).ToListAsync(),
        Assessments = await db.Set<ApplicationAssessment>().AsNoTracking().Include(a => a.Judgements).ToListAsync(),
        Journal = await db.Journal.AsNoTracking().Select(l => l.Data).ToListAsync(),
    }), cluster.Id);

    private static async Task Daily(RunningSite site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await site.Services.GetServices<IDailyWork>().OfType<ForgetApplicants>().Single().Run(scope.ServiceProvider, new(2026, 1, 1), default);
    }
}
