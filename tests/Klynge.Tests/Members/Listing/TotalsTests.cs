using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.Listing;

public sealed class TotalsTests
{
    [Theory, OnBoth]
    public async Task A_kept_total_is_right_after_every_change_also_when_another_process_made_it(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var cluster = await site.NewCluster();
        await site.HasAll(cluster, ["Alfa", "Beta"]);
        using var manager = await site.SignedIn(cluster);
        (await Said(manager)).ShouldBe("2 medlemmer i dag.");
        (await Said(manager, "?kind=company")).ShouldBe("0 av 2 medlemmer i dag: bedrifter.");

        var gamma = await site.Has(cluster, "Gamma", facts: [(OrganisationField.Kind, "company")]);
        (await Said(manager)).ShouldBe("3 medlemmer i dag.");
        (await Said(manager, "?kind=company")).ShouldBe("1 av 3 medlemmer i dag: bedrifter.");
        await site.Changes(cluster, db => { db.Memberships.Single(m => m.OrganisationId == gamma.Id).End(new(2026, 5, 11), null).ShouldBeNull(); return Task.CompletedTask; });
        (await Said(manager)).ShouldBe("2 medlemmer i dag.");
        (await Said(manager, "?category=former")).ShouldBe("Ett tidligere medlem i dag.");
        (await Said(manager, "?on=2026-05-11")).ShouldBe("3 medlemmer 11. mai 2026.");

        // Taking part makes committed, and a contact fills a gap: these too are counted anew.
        (await Said(manager, "?committed=yes")).ShouldStartWith("0 av 2");
        var alfa = await site.With(async (db, _) => await db.Organisations.SingleAsync(o => o.Name == "Alfa"), cluster.Id);
        await site.Changes(cluster, db => { db.Add(new Contribution { ClusterId = cluster.Id, OrganisationId = alfa.Id, On = new(2026, 2, 1), Kind = "fee" }); return Task.CompletedTask; });
        (await Said(manager, "?committed=yes")).ShouldStartWith("1 av 2");
        (await Said(manager, "?without=contact")).ShouldStartWith("2 av 2");
        await site.Changes(cluster, db =>
        {
            var person = new Person { ClusterId = cluster.Id, Name = "Ola" };
            db.People.Add(person);
            db.PersonRoles.Add(new PersonRole { ClusterId = cluster.Id, PersonId = person.Id, OrganisationId = alfa.Id, Title = "Leder", From = new(2026, 1, 1) });
            return Task.CompletedTask;
        });
        (await Said(manager, "?without=contact")).ShouldStartWith("1 av 2");

        // A second klynge over the same record.
        await using var elsewhere = Elsewhere(site, dialect, cluster);
        elsewhere.Organisations.Add(Register.Organisation(cluster, "Delta") is var delta ? delta : null!);
        elsewhere.Memberships.Add(Register.Stay(delta, MembershipCategory.Member, new(2020, 1, 1)));
        await elsewhere.SaveChangesAsync(TestContext.Current.CancellationToken);
        (await Said(manager)).ShouldBe("3 medlemmer i dag.");
        site.Clock.Forward(TimeSpan.FromDays(400));
        using var later = await site.SignedIn(cluster);
        (await Said(later, "?on=2026-05-12")).ShouldBe("3 medlemmer 12. mai 2026.");
    }

    [Fact]
    public async Task What_is_kept_is_measured_by_what_it_holds_and_growth_of_another_day_is_not_kept()
    {
        await using var site = await RunningSite.Start(Dialect.Sqlite);
        var cluster = await site.NewCluster();
        await site.HasAll(cluster, ["Alfa", "Beta"]);
        var kept = site.Services.GetRequiredService<KeptTotals>();
        using var manager = await site.SignedIn(cluster);
        await manager.Page("/nscc/growth?on=2025-05-12");
        kept.Size.ShouldBe(0);
        await manager.Page("/nscc/growth");
        kept.Size.ShouldBeGreaterThan(5);

        var visit = new Visit { ClusterId = cluster.Id };
        var before = kept.Size;
        await kept.Of(visit, "one", () => Task.FromResult(1));
        await kept.Of(visit, "too much", () => Task.FromResult("x"), _ => KeptTotals.Most + 1);
        kept.Size.ShouldBe(before + 1);
    }

    private static async Task<string> Said(HttpClient client, string query = "") => Register.Line(await client.Page("/nscc/members" + query));

    private static Db Elsewhere(RunningSite site, Dialect dialect, Cluster cluster)
    {
        var reach = new Reach();
        reach.Set(cluster.Id);
        if (dialect == Dialect.Sqlite)
        {
            var sqlite = new DbContextOptionsBuilder<SqliteDb>();
            sqlite.UseKlyngeSqlite(site.Place.Sqlite);
            return new SqliteDb(sqlite.Options, reach, new Actor(), site.Clock, new WriteTurns(true));
        }

        var postgres = new DbContextOptionsBuilder<PostgresDb>();
        postgres.UseKlyngePostgres(site.Place.Postgres!).AddInterceptors(new ReachOfConnection(reach));
        return new PostgresDb(postgres.Options, reach, new Actor(), site.Clock, new WriteTurns(false));
    }
}
