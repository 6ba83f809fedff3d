using System.Net;
using System.Text;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Record;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Members.Admission;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.Admission;

/// <summary>Many who do the same at the same moment: one counts, and the others are told.</summary>
public sealed class AtOnceTests
{
    private const int Many = 40;

    [Theory, OnBoth]
    public async Task Of_forty_who_decide_at_once_one_wins_and_thirty_nine_are_told_by_whom(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        var (id, _) = await site.Apply(cluster);
        using var kari = await ApiClient(site, cluster, "Kari Nordgård");
        using var haakon = await ApiClient(site, cluster, "Håkon Fagerhol", Role.BoardMember);
        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(i => Decide(i % 2 == 0 ? kari : haakon, id, i % 4 < 2)));

        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1, string.Join(" ", answers.Select(a => (int)a.Status)));
        var (outcome, by) = await site.With(async (db, _) =>
        {
            var application = await db.Set<MembershipApplication>().SingleAsync();
            return (application.Outcome, await db.Accounts.Where(a => a.Id == application.AnsweredBy).Select(a => a.Name).SingleAsync());
        }, cluster.Id);
        var told = outcome == ApplicationOutcome.Admitted ? $"{by} has admitted Lysning Velferd AS already." : $"{by} has declined the application from Lysning Velferd AS already.";
        foreach (var lost in answers.Where(answer => answer.Status != HttpStatusCode.OK))
        {
            lost.Status.ShouldBe(HttpStatusCode.Conflict, lost.Text);
            lost.Text.ShouldContain(told);
        }

        var admitted = outcome == ApplicationOutcome.Admitted ? 1 : 0;
        (await site.With(async (db, _) => (
            await db.Organisations.CountAsync(), await db.Memberships.CountAsync(), await db.People.CountAsync(), await db.OneTimeTokens.CountAsync(),
            await db.Journal.CountAsync(l => l.Name == nameof(ApplicationAdmitted) || l.Name == nameof(ApplicationDeclined))), cluster.Id)).ShouldBe((admitted, admitted, admitted, admitted, 1));
    }

    [Theory, OnBoth]
    public async Task Forty_who_admit_at_once_make_one_member(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        // Without a number nothing but the answer itself tells that it is the same.
        var (id, _) = await site.Apply(cluster, Applicants.Text with { Number = null });
        using var kari = await ApiClient(site, cluster, "Kari Nordgård");
        var answers = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => Decide(kari, id, true)));
        answers.Count(answer => answer.Status == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(answer => answer.Status == HttpStatusCode.Conflict).ShouldBe(Many - 1);
        (await site.With(async (db, _) => (await db.Organisations.CountAsync(), await db.Memberships.CountAsync()), cluster.Id)).ShouldBe((1, 1));
    }

    [Theory, OnBoth]
    public async Task Of_many_applications_with_one_number_the_index_lets_one_in(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.OpenForm(await site.NewCluster());
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => site.With((_, services) =>
            services.GetRequiredService<SendApplication>().Do(Applicants.Text with { ContactEmail = $"a{i}@lysning.example" }, "nb", $"10.0.0.{i}", default), cluster.Id)));
        answers.Count(answer => answer.Refusals.Count == 0).ShouldBe(1);
        answers.Where(answer => answer.Refusals.Count > 0).ShouldAllBe(answer => answer.Refusals[0].Field == "Number" && !answer.Refusals[0].Sentence.Contains("Lysning"));
        (await site.With((db, _) => db.Set<MembershipApplication>().CountAsync(), cluster.Id)).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task Withdrawn_in_the_moment_of_deciding_one_of_the_two_counts(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var kari = await ApiClient(site, cluster, "Kari Nordgård");
        using var applicant = site.Stranger();
        for (var round = 0; round < 5; round++)
        {
            var (id, own) = await site.Apply(cluster, Applicants.Text with { Number = null, ContactEmail = $"s{round}@lysning.example" });
            var deciding = Decide(kari, id, true);
            var withdrawing = applicant.Post(own, own, ("Form.Words", ""));
            var (decided, withdrawn) = (await deciding, await withdrawing);
            using (withdrawn)
            {
                var outcome = (await site.Application(cluster, id)).Outcome;
                (decided.Status == HttpStatusCode.OK).ShouldBe(outcome == ApplicationOutcome.Admitted);
                (withdrawn.StatusCode == HttpStatusCode.Redirect).ShouldBe(outcome == ApplicationOutcome.Withdrawn);
                if (outcome == ApplicationOutcome.Withdrawn)
                    decided.Text.ShouldContain("Lysning Velferd AS has withdrawn the application already.");
            }
        }

        var admitted = await site.With((db, _) => db.Set<MembershipApplication>().CountAsync(a => a.Outcome == ApplicationOutcome.Admitted), cluster.Id);
        (await site.With((db, _) => db.Memberships.CountAsync(), cluster.Id)).ShouldBe(admitted);
    }

    private static async Task<(HttpStatusCode Status, string Text)> Decide(HttpClient client, Guid id, bool admit)
    {
        var body = admit ? """{"decision":"admit","category":"member","first_day":"2026-06-01","decided_by":"Styret 7/26"}""" : """{"decision":"decline","reason":"other","message":"Dere passer bedre i en annen klynge."}""";
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri($"/api/v1/nscc/applications/{id}/decision", UriKind.Relative), content);
        return (answer.StatusCode, System.Text.RegularExpressions.Regex.Unescape(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>A program of someone with this role, which reads English.</summary>
    internal static async Task<HttpClient> ApiClient(RunningSite site, Cluster cluster, string name, Role role = Role.Manager)
    {
        using var person = await site.English(cluster, role, name: name);
        var key = Secrets.New();
        await site.With(async (db, _) =>
        {
            var account = await db.Accounts.SingleAsync(a => a.Name == name);
            db.ApiTokens.Add(new ApiToken { Hash = Secrets.Hash(key), AccountId = account.Id, ClusterId = cluster.Id, Name = "Sample", Ending = key[^4..], MadeAt = db.Now, EndsAt = db.Now.AddDays(1) });
            return await db.SaveChangesAsync();
        });
        var client = site.Stranger();
        client.DefaultRequestHeaders.Add("Accept-Language", "en");
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        return client;
    }
}
