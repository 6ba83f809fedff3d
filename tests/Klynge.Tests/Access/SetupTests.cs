using System.Net;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Tests.Access;

/// <summary>An empty installation: one link on the console, one first owner.</summary>
public sealed class SetupTests
{
    [Theory, OnBoth]
    public async Task The_first_owner_and_the_first_cluster_are_made_once(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        using var browser = site.Browser();
        (await browser.Page("/")).ShouldContain("Denne Klynge er ny");
        var earlier = (await Setup.LinkIfEmpty(site.Services, site.Address)).ShouldNotBeNull().PathAndQuery;
        var link = (await Setup.LinkIfEmpty(site.Services, site.Address)).ShouldNotBeNull().PathAndQuery;
        (await browser.Answer(earlier)).ShouldBe(HttpStatusCode.Gone);

        (await Begin(browser, link, slug: "sign-in").Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await Begin(browser, link, password: "123456789012").Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.With((db, _) => db.Accounts.CountAsync())).ShouldBe(0, "all of it or nothing");
        using var answer = await Begin(browser, link);
        answer.Headers.Location!.ToString().ShouldBe("/nscc");
        (await browser.Page("/nscc")).ShouldContain("Norwegian Smart Care Cluster");

        (await browser.Answer(link)).ShouldBe(HttpStatusCode.Gone);
        (await Setup.LinkIfEmpty(site.Services, site.Address)).ShouldBeNull();
        (await site.Roles("eier@klyngen.example")).ShouldHaveSingleItem().Role.ShouldBe(Role.Owner);
    }

    [Theory, OnBoth]
    public async Task Two_who_begin_at_once_make_one_owner(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var link = (await Setup.LinkIfEmpty(site.Services, site.Address))!.PathAndQuery;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async number =>
        {
            using var browser = site.Browser();
            return await Begin(browser, link, email: $"eier{number}@klyngen.example", slug: $"klynge{number}").Status();
        }));
        answers.Count(answer => answer == HttpStatusCode.Redirect).ShouldBe(1);
        (await site.With((db, _) => db.Roles.CountAsync(r => r.Role == Role.Owner))).ShouldBe(1);
        (await site.With((db, _) => db.Clusters.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task The_owner_adds_clusters_and_nobody_else_does(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        using var owner = await site.SignedIn(cluster, Role.Owner);
        using var manager = await site.SignedIn(cluster);
        (await manager.Post("/nscc", "/clusters/new", ("Form.Name", "Norway Health Tech")).Status()).ShouldBe(HttpStatusCode.NotFound);
        using var answer = await owner.Post("/clusters/new", "/clusters/new", ("Form.Name", "Norway Health Tech"));
        answer.Headers.Location!.ToString().ShouldBe("/nht");
        (await owner.Post("/clusters/new", "/clusters/new", ("Form.Name", "Enda en"), ("Form.Slug", "nht")).Status()).ShouldBe(HttpStatusCode.UnprocessableEntity);

        var list = await owner.Page("/");
        list.ShouldContain("Norway Health Tech");
        list.ShouldContain("Legg til klynge");
        using var sent = await manager.GetAsync(new Uri("/", UriKind.Relative));
        sent.Headers.Location!.ToString().ShouldBe("/nscc");
    }

    [Theory]
    [InlineData("Norwegian Smart Care Cluster", "nscc")]
    [InlineData("Norway Health Tech", "nht")]
    [InlineData("Blå Vekst", "blaa-vekst")]
    [InlineData("GCE", "gce")]
    [InlineData("???", "")]
    [InlineData("En", "")]
    public void An_address_word_is_suggested_from_the_name(string name, string slug) => SlugSuggestion.Of(name).ShouldBe(slug);

    private static Task<HttpResponseMessage> Begin(HttpClient browser, string link, string email = "eier@klyngen.example", string slug = "", string password = People.Password) =>
        browser.Post(link, "/setup", ("Key", link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..]), ("Form.Name", "Eier Berg"), ("Form.Email", email),
            ("Form.Password", password), ("Form.Cluster", "Norwegian Smart Care Cluster"), ("Form.Slug", slug));
}
