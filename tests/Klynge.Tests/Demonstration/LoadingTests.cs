using System.Net;
using System.Text.RegularExpressions;
using Klynge.Activities;
using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Network;
using Klynge.Occasions;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Demonstration;
using Klynge.Web.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Demonstration;

public sealed partial class LoadingTests
{
    [Theory, OnBoth]
    public async Task What_was_loaded_is_what_was_made_and_people_come_in_by_links_that_work_once(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var (counts, loaded, refusal) = await Load(site);
        (loaded, refusal).ShouldBe((true, null));
        (counts!.Clusters, counts.Organisations - counts.Invented).ShouldBe((52, 67));

        (await Load(site)).ShouldBe((counts, false, null));
        // Both databases hold what was made in memory, so they hold the same.
        var stored = await site.With((db, _) => Stored(db), [.. Made.Registers.Select(register => register.Id)]);
        var made = Made.Registers.SelectMany(register => register.Rows).SelectMany(Made.Lines).ToList();
        stored.Except(made).Take(5).ShouldBeEmpty();
        made.Except(stored).Take(5).ShouldBeEmpty();
        stored.Count.ShouldBe(made.Count);
        foreach (var (cluster, day, members) in (IEnumerable<(string, DateOnly, int)>)[("nfh", new(2018, 1, 31), 42), ("nscc", new(2019, 11, 30), 160), ("nht", new(2023, 9, 13), 260), ("nr", new(2018, 9, 15), 40)])
            (await site.With((db, _) => Headcount.Of(db, day, default), Chance.Key("cluster " + cluster))).Members.ShouldBe(members);

        var (_, real) = await site.With((_, services) => services.GetRequiredService<FoundCluster>().Do("real", "A real cluster", default));
        real!.Sentence.ShouldStartWith("This is a demonstration.");
        await ComeIn(site);
    }

    [Theory, OnBoth]
    public async Task A_database_that_holds_something_real_is_left_alone(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        await site.With(async (db, _) =>
        {
            db.Accounts.Add(new Account { Email = "a@b.example", EmailKey = "a@b.example", Name = "A", CreatedAt = db.Now });
            return await db.SaveChangesAsync();
        });
        (await Load(site)).Refusal!.Sentence.ShouldStartWith("This database has people");

        await site.NewCluster();
        foreach (var args in (string[][])[["demo", "--load-only", "--json"], ["demo", "--json"], ["demo", "--reset", "--json"]])
        {
            var said = await Run.Klynge(site.Place, args);
            said.Exit.ShouldBe(1, said.Error);
            said.Refused.ShouldContain("real cluster, Norwegian Smart Care Cluster");
        }

        (await site.With((db, _) => db.Clusters.CountAsync())).ShouldBe(1);
    }

    [Theory, OnBoth]
    public async Task The_command_loads_says_what_it_holds_and_starts_anew_when_asked(Dialect dialect)
    {
        await using var site = await RunningSite.Start(dialect);
        var first = await Run.Klynge(site.Place, "demo", "--load-only", "--json");
        first.Exit.ShouldBe(0, first.Error);
        first.Json.GetProperty("clusters").GetInt32().ShouldBe(52);
        first.Json.GetProperty("organisations").GetInt32().ShouldBeGreaterThan(900);
        first.Json.GetProperty("members").GetInt32().ShouldBeGreaterThan(600);
        first.Json.GetProperty("loaded").GetBoolean().ShouldBeTrue();
        (await Run.Klynge(site.Place, "demo", "--load-only", "--json")).Json.GetProperty("loaded").GetBoolean().ShouldBeFalse();

        // Whoever was invited while trying things out goes with the rest.
        using var invited = await site.SignedIn(await site.With((db, _) => db.Clusters.SingleAsync(c => c.Slug == "nfh")));
        await site.With((db, _) => db.Accounts.ExecuteUpdateAsync(set => set.SetProperty(a => a.Name, "Changed")));

        var anew = await Run.Klynge(site.Place, "demo", "--load-only", "--reset", "--json");
        anew.Exit.ShouldBe(0, anew.Error + anew.Output);
        anew.Json.GetProperty("loaded").GetBoolean().ShouldBeTrue();
        (await site.With((db, _) => db.Accounts.Select(a => a.Name).ToListAsync())).ShouldBe(People.All.Select(guest => guest.Name), ignoreOrder: true);
    }

    private static Task<(DemonstrationCounts? Counts, bool Loaded, Refusal? Refusal)> Load(RunningSite site) =>
        site.With((_, services) => services.GetRequiredService<LoadDemonstration>().Do(default));

    private static async Task ComeIn(RunningSite site)
    {
        var said = await site.With((_, services) => services.GetRequiredService<SignInLinks>().Say(default));
        var links = Link().Matches(said).Select(match => match.Value).ToList();
        links.Count.ShouldBe(People.All.Count);
        using var stranger = site.Stranger();
        foreach (var (guest, link) in People.All.Zip(links))
        {
            (await stranger.Page(link)).ShouldContain(guest.Name);
            using var entered = await stranger.Post(link, link);
            entered.StatusCode.ShouldBe(HttpStatusCode.Redirect, guest.Name);
            await stranger.Page(link, HttpStatusCode.Gone);
        }

        // New links take the old ones back.
        var older = Link().Matches(await site.With((_, services) => services.GetRequiredService<SignInLinks>().Say(default))).Select(match => match.Value).First();
        await site.With((_, services) => services.GetRequiredService<SignInLinks>().Say(default));
        await stranger.Page(older, HttpStatusCode.Gone);

        using var kari = await site.SignIn("kari.nordgaard@klynge.example");
        var page = await kari.Page("/nscc/cluster/published");
        page.ShouldContain("Publiserte fakta står med kilde");
        page.ShouldContain("Gull, 96 % (gyldig i tre år)");
        page.ShouldContain("oppdiktet");
        (await kari.Page("/nfh/cluster/published?on=2014-12-31")).ShouldNotContain("2018");
        await kari.Page("/nht/cluster/published", HttpStatusCode.NotFound);
    }

    private static async Task<List<string>> Stored(Db db)
    {
        var rows = new List<object>();
        rows.AddRange(await db.Organisations.Include(o => o.Names).Include(o => o.Staff).Include(o => o.Seats).Include(o => o.Tags).AsSplitQuery().AsNoTracking().ToListAsync());
        await Add<Membership>();
        await Add<Contribution>();
        await Add<Person>();
        await Add<PersonRole>();
        await Add<Consent>();
        await Add<ClusterName>();
        await Add<Office>();
        await Add<ClusterField>();
        await Add<ClusterPartner>();
        await Add<StrategicGoal>();
        await Add<TeamPost>();
        await Add<Competence>();
        await Add<LearningDay>();
        await Add<PublishedFact>();
        await Add<OrganisationChange>();
        await Add<FieldVisibility>();
        await Add<AdmissionTerms>();
        await Add<CompositionTarget>();
        rows.AddRange(await db.Set<MembershipApplication>().Include(a => a.Steps).AsNoTracking().ToListAsync());
        rows.AddRange(await db.Set<ApplicationAssessment>().Include(a => a.Judgements).AsNoTracking().ToListAsync());
        rows.AddRange(await db.Set<Registration>().Include(r => r.Attendees).AsNoTracking().ToListAsync());
        rows.AddRange(await db.Set<Introduction>().Include(i => i.Steps).AsNoTracking().ToListAsync());
        await Add<Event>();
        await Add<EventQuestion>();
        await Add<WorkGroup>();
        await Add<GroupMember>();
        await Add<GroupMeeting>();
        await Add<TeamContact>();
        await Add<Occasion>();
        await Add<OccasionParty>();
        rows.AddRange(await db.Journal.AsNoTracking().Where(line => line.Name != nameof(CorrectionAsked) && line.Name != nameof(RegisterNoticed)).ToListAsync());
        return [.. rows.SelectMany(Made.Lines)];

        async Task Add<T>() where T : class => rows.AddRange(await db.Set<T>().AsNoTracking().ToListAsync());
    }

    [GeneratedRegex(@"/link/\S+")]
    private static partial Regex Link();
}
