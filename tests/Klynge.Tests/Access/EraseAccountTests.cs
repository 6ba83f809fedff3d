using System.Net;
using System.Text.Json.Nodes;
using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Members.People;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Access;

/// <summary>Everything about me, and my account taken out: in every cluster at once, and never the last who must stay.</summary>
public sealed class EraseAccountTests
{
    private const string Ola = "ola@klyngen.example";

    [Theory, OnBoth]
    public async Task She_takes_along_what_her_clusters_know_and_nothing_of_others(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        await site.Add(Ola, Role.Staff, cluster);
        await Know(site, cluster, "Ola Berg", Ola);
        await Know(site, cluster, "Canary Colleague", "canary@klyngen.example");
        await Know(site, other, "Canary Ola of another cluster", Ola);
        using var ola = await site.SignIn(Ola);

        var page = await ola.Page("/account/data");
        page.ShouldContain("Ola Berg");
        page.ShouldContain("Norwegian Smart Care Cluster");
        page.ShouldNotContain("Canary");
        page.ShouldNotContain("Norway Health Tech");
        var json = JsonNode.Parse(await ola.GetStringAsync(new Uri("/account/data.json", UriKind.Relative)))!;
        json["places"]!.AsArray().Count.ShouldBe(2);
        json.ToJsonString().ShouldNotContain("Canary");
        json["places"]![1]!["parts"]!.AsArray().Select(part => (string)part!["code"]!).ShouldBe(["person", "consent", "journal_line", "account_role"], ignoreOrder: true);
        var csv = await ola.GetStringAsync(new Uri("/account/data.csv", UriKind.Relative));
        csv.ShouldContain("Ola Berg");
        csv.ShouldNotContain("Canary");
        // Whom of two with one address it is, nobody can tell.
        await Know(site, cluster, "Canary Second", Ola);
        var shared = await ola.Page("/account/data");
        shared.ShouldNotContain("Canary");
        shared.ShouldNotContain("Ola Berg");
        using var stranger = site.Stranger();
        foreach (var path in new[] { "/account/data", "/account/data.json", "/account/data.csv", "/account/erase" })
            (await stranger.Answer(path)).ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, OnBoth]
    public async Task Her_account_goes_with_all_that_is_bound_to_it_and_the_person_stays_the_clusters(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        var account = await site.Add(Ola, Role.Staff, cluster);
        await site.With(async (db, _) =>
        {
            db.Roles.Add(new AccountRole { AccountId = account.Id, ClusterId = other.Id, Role = Role.BoardMember, From = db.Now });
            db.Add(SavedView.Keep(other.Id, account.Id, "Min", "q=x", []).Item1!);
            db.Add(new Klynge.Web.Shell.Api.KeptAnswer { ClusterId = other.Id, AccountId = account.Id, Key = "x", Asked = "x", At = db.Now, Status = 200 });
            db.Add(new ApiToken { Hash = new string('2', 64), AccountId = account.Id, ClusterId = other.Id, Name = "x", Ending = "abcd", MadeAt = db.Now, EndsAt = db.Now.AddDays(1) });
            return await db.SaveChangesAsync();
        }, other.Id);
        await Know(site, cluster, "Ola Berg", Ola);
        using var ola = await site.SignIn(Ola);
        await Prove(site, fresh: false);
        (await ola.Page("/account/erase")).ShouldContain("Vis at det er deg");
        (await ola.Post("/account/erase", "/account/erase", ("sure", "true"))).Headers.Location!.ToString().ShouldStartWith("/account/prove");

        await Prove(site);
        using (var unsure = await ola.Post("/account/erase", "/account/erase"))
            unsure.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using (var gone = await ola.Post("/account/erase", "/account/erase", ("sure", "true")))
            gone.Headers.Location!.ToString().ShouldBe("/sign-in");

        (await ola.Answer("/account")).ShouldBe(HttpStatusCode.Redirect);
        foreach (var one in new[] { cluster, other })
            await site.With(async (db, _) =>
            {
                (await db.Accounts.CountAsync() + await db.Roles.CountAsync() + await db.Sessions.CountAsync() + await db.ApiTokens.CountAsync()).ShouldBe(0);
                (await db.Set<SavedView>().CountAsync() + await db.Set<Klynge.Web.Shell.Api.KeptAnswer>().CountAsync()).ShouldBe(0);
                (await db.Journal.CountAsync(l => l.Name == nameof(AccountErased))).ShouldBe(1);
                return 0;
            }, one.Id);
        (await site.With((db, _) => db.People.Select(p => p.Name).SingleAsync(), cluster.Id)).ShouldBe("Ola Berg");
        using var manager = await site.SignedIn(cluster);
        (await manager.Page("/nscc/journal")).ShouldContain("En som er slettet");
    }

    [Theory, OnBoth]
    public async Task Who_must_stay_stays_and_nobody_reaches_into_another_cluster(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        using var only = await site.SignedIn(cluster, email: "eneste@klyngen.example");
        await Prove(site);
        using (var refused = await only.Post("/account/erase", "/account/erase", ("sure", "true")))
            (await refused.Content.ReadAsStringAsync()).ShouldContain("Noen må lede klyngen");

        // Known here, with an account that another cluster uses too.
        var account = await site.Add(Ola, Role.Staff, cluster);
        await site.With(async (db, _) =>
        {
            db.Roles.Add(new AccountRole { AccountId = account.Id, ClusterId = other.Id, Role = Role.Staff, From = db.Now });
            return await db.SaveChangesAsync();
        });
        var ola = await Know(site, cluster, "Ola Berg", Ola);
        (await only.Page($"/nscc/people/{ola}/erase")).ShouldContain("Kontoen ola@klyngen.example blir");
        using (var refused = await only.Post($"/nscc/people/{ola}/erase", $"/nscc/people/{ola}/erase", ("sure", "true"), ("account", "true")))
            refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await site.With((db, _) => db.People.CountAsync(), cluster.Id)).ShouldBe(1);

        using var stranger = await site.SignedIn(other);
        foreach (var path in new[] { $"/nht/people/{ola}/data", $"/nht/people/{ola}/erase", $"/nht/people/{ola}/data.json", $"/nscc/people/{ola}/data.csv" })
            (await stranger.Answer(path)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBoth]
    public async Task The_console_shows_and_erases_by_address(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (cluster, other) = (await site.NewCluster(), await site.NewCluster("nht", "Norway Health Tech"));
        await site.Add(Ola, Role.Staff, cluster);
        await Know(site, cluster, "Ola Berg", Ola);
        await Know(site, other, "Ola Berg", "OLA@klyngen.example");
        var shown = JsonNode.Parse((await Run.Klynge(site.Place, "person", "show", Ola, "--json")).Output)!;
        shown["places"]!.AsArray().Select(place => (string?)place!["where"]).ShouldBe([null, "Norway Health Tech", "Norwegian Smart Care Cluster"]);
        JsonNode.Parse((await Run.Klynge(site.Place, "person", "show", Ola, "--cluster", "nht", "--json")).Output)!["places"]!.AsArray().Count.ShouldBe(1);

        (await Run.Klynge(site.Place, "person", "erase", "ingen@klyngen.example", "--json")).ShouldSatisfyAllConditions(said => said.Exit.ShouldBe(1), said => said.Refused.ShouldContain("ingen@klyngen.example"));
        (await Run.Klynge(site.Place, "person", "erase", Ola, "--cluster", "nix", "--json")).Refused.ShouldContain("nix");
        JsonNode.Parse((await Run.Klynge(site.Place, "person", "erase", Ola, "--dry-run", "--json")).Output)!.ShouldSatisfyAllConditions(said => ((bool)said["erased"]!).ShouldBeFalse(), said => ((int)said["people"]!).ShouldBe(2));
        JsonNode.Parse((await Run.Klynge(site.Place, "person", "erase", Ola, "--cluster", "nht", "--json")).Output)!.ShouldSatisfyAllConditions(said => ((int)said["people"]!).ShouldBe(1), said => ((bool)said["account"]!).ShouldBeFalse());
        JsonNode.Parse((await Run.Klynge(site.Place, "person", "erase", Ola, "--json")).Output)!.ShouldSatisfyAllConditions(said => ((int)said["people"]!).ShouldBe(1), said => ((bool)said["account"]!).ShouldBeTrue());
        (await Run.Klynge(site.Place, "person", "erase", Ola, "--json")).Exit.ShouldBe(1, "nothing is left to erase");
        (await site.With(async (db, _) => await db.People.CountAsync() + await db.Accounts.CountAsync(), cluster.Id, other.Id)).ShouldBe(0);
    }

    private static Task<int> Prove(RunningSite site, bool fresh = true) => site.With((db, _) => db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.ProvenAt, fresh ? db.Now : db.Now.AddDays(-1))));

    private static Task<Guid> Know(RunningSite site, Cluster cluster, string name, string email) => site.With(async (_, services) =>
    {
        var id = (await services.GetRequiredService<AddPerson>().Do(new(name, email), default)).Person!.Id;
        (await services.GetRequiredService<GiveConsent>().Do(id, "newsletter", "consent", null, null, default)).ShouldBeNull();
        return id;
    }, cluster.Id);
}
