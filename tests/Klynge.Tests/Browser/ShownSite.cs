using Klynge.Access;
using Klynge.Members;
using Klynge.Tests.Members.Importing;
using Klynge.Tests.Site;
using Klynge.Web.Access;
using Klynge.Web.Demonstration;
using Klynge.Web.Members.Importing;
using Klynge.Web.Members.Many;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Browser;

/// <summary>A site to look at: the demonstration, beside it a cluster with nothing in it yet, and somebody in each role.</summary>
public sealed class ShownSite : IAsyncLifetime
{
    /// <summary>The cluster of the demonstration that is shown, and an organisation of it.</summary>
    public const string Full = "nscc";
    public const string Empty = "new-cluster";

    private readonly Dictionary<Role, string> people = [];
    private readonly Dictionary<string, Visitor> visitors = [];

    /// <summary>What stands in an address as {word}: rows of the cluster that is shown.</summary>
    private Dictionary<string, Guid> rows = [];

    public RunningSite Site { get; private set; } = null!;
    public Guid Organisation { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Site = await RunningSite.Start(Dialect.Sqlite);
        await Site.With(async (_, services) =>
        {
            var (counts, _, refusal) = await services.GetRequiredService<LoadDemonstration>().Do(default);
            refusal.ShouldBeNull();
            counts!.Organisations.ShouldBeGreaterThan(100);
            return counts;
        });
        var full = await Site.With((db, _) => db.Clusters.SingleAsync(c => c.Slug == Full));
        var empty = await Site.NewCluster(Empty, "Klynga uten innhold", demonstration: true);
        Organisation = await Site.With((db, _) => db.Memberships.OrderBy(m => m.From).Select(m => m.OrganisationId).FirstAsync(), full.Id);
        foreach (var role in (Role[])[Role.Manager, Role.Staff, Role.MemberContact, Role.Owner])
        {
            people[role] = $"{role.ToString().ToLowerInvariant()}@klyngen.example";
            using var client = await Site.SignedIn(full, role, role == Role.MemberContact ? Organisation : null, people[role]);
        }

        people[Role.BoardMember] = "styre@klyngen.example";
        using var other = await Site.SignedIn(empty, Role.Manager, email: people[Role.BoardMember]);
        rows = await Lists(full);
        await Site.With(async (db, services) =>
        {
            rows["id"] = Organisation;
            db.Add(SavedView.Keep(full.Id, null, "Bedrifter i Rogaland", "?kind=company&county=11", []).Item1!);
            await db.SaveChangesAsync();
            rows["preview"] = (await services.GetRequiredService<PrepareMany>().Do([Organisation], new(BatchWork.EndMemberships) { LastDay = new(2026, 6, 30), Reason = "Flyttet" }, default)).Batch!.Value;
            rows["application"] = await db.Set<MembershipApplication>().Where(a => a.Outcome == null && db.Set<ApplicationAssessment>().Any(judged => judged.ApplicationId == a.Id)).Select(a => a.Id).FirstAsync();
            rows["declined"] = await db.Set<MembershipApplication>().Where(a => a.Outcome == ApplicationOutcome.Declined).Select(a => a.Id).FirstAsync();
            rows["shown"] = await db.Memberships.Where(Membership.On(new(2026, 5, 12))).Where(m => m.Category == MembershipCategory.Member).OrderBy(m => m.From).ThenBy(m => m.Id).Select(m => m.OrganisationId).FirstAsync();
            var now = db.Now;
            rows["event"] = await db.Set<Klynge.Activities.Event>().Where(e => e.State == Klynge.Activities.EventState.Published && e.EndsAt > now).OrderBy(e => e.StartsAt).Select(e => e.Id).FirstAsync();
            rows["past"] = await db.Set<Klynge.Activities.Event>().Where(e => e.State == Klynge.Activities.EventState.Published && e.EndsAt <= now).OrderByDescending(e => e.StartsAt).Select(e => e.Id).FirstAsync();
            rows["group"] = await db.Set<Klynge.Activities.WorkGroup>().OrderBy(g => g.Name).Select(g => g.Id).LastAsync();
            rows["introduction"] = await db.Set<Klynge.Network.Introduction>().OrderByDescending(i => i.Steps.Count).ThenBy(i => i.Id).Select(i => i.Id).FirstAsync();
            rows["contact"] = await db.Set<Klynge.Activities.TeamContact>().OrderByDescending(c => c.On).Select(c => c.Id).FirstAsync();
            var role = await Contact(db);
            (rows["person"], rows["role"]) = (role.PersonId, role.Id);
            rows["membership"] = await db.Memberships.Where(m => m.OrganisationId == Organisation).Select(m => m.Id).FirstAsync();
            return rows["account"] = await db.Accounts.Where(a => a.EmailKey == Account.Key(people[Role.Staff])).Select(a => a.Id).SingleAsync();
        }, full.Id);
    }

    /// <summary>A contact of the organisation that is shown.</summary>
    private async Task<PersonRole> Contact(Db db)
    {
        var today = new DateOnly(2026, 5, 12);
        var person = Person.Add(db.Reach.Only, "Ida Storvik Lundquist-Østensjø", "ida.storvik.lundquist-ostensjo@sanselyd.example", "900 12 345", Organisation, db.Now).Item1!;
        var role = PersonRole.Begin(person, Organisation, "Leder for samarbeid og innovasjon", today.AddYears(-2), null, today).Item1!;
        db.AddRange(person, role);
        await db.SaveChangesAsync();
        return role;
    }

    /// <summary>A list at every stage: with problems, duplicates, a day of two readings and a long name.</summary>
    private async Task<Dictionary<string, Guid>> Lists(Cluster cluster)
    {
        const string Rows = "navn;orgnr;innmeldt;ansatte;type\nFjordlys Undersøkelser og Rådgivning for Framtidas Helsetjenester AS;982463718;2018-03-12;mange;finnes ikke\nTo AS;;03/04/25;7;kommune\nTre AS;982463718;;3;\n";
        var lists = new Dictionary<string, Guid>();
        foreach (var stage in (string[])["columns", "trial", "stopped", "aside"])
            lists[stage] = await Site.With((_, services) => Read(services, stage, Rows), cluster.Id);
        await Site.With((db, _) => db.Batches.Where(b => b.Id == lists["stopped"]).ExecuteUpdateAsync(set => set.SetProperty(b => b.Stage, ImportStage.Running)), cluster.Id);
        lists["undone"] = (await Site.Import(cluster, Rows)).Batch!.Value;
        (await Site.Undo(cluster, lists["undone"])).Refusal.ShouldBeNull();
        lists["done"] = (await Site.Import(cluster, Rows.Replace("03/04/25", "2025-04-03", StringComparison.Ordinal))).Batch!.Value;
        return lists;
    }

    private static async Task<Guid> Read(IServiceProvider services, string stage, string rows)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(rows));
        var (batch, refusal) = await services.GetRequiredService<ReceiveList>().Do(file, "medlemmer våren 2026.csv", default);
        refusal.ShouldBeNull();
        ImportColumn?[] columns = [ImportColumn.Name, ImportColumn.Number, ImportColumn.MemberFrom, ImportColumn.Employees, ImportColumn.Kind];
        if (stage is "trial" or "stopped")
            (await services.GetRequiredService<ChooseColumns>().Do(batch, columns, new(2026, 5, 12), null, default)).ShouldBeNull();
        if (stage == "aside")
            (await services.GetRequiredService<DropList>().Do(batch, default)).ShouldBeNull();
        return batch;
    }

    /// <summary>The cookie of the person in this role; the empty cluster's manager stands under board member.</summary>
    public async Task<string?> Cookie(Role? role) => role is { } held ? await Site.SessionCookie(people[held]) : null;

    public string Path(string path) => rows.Aggregate(path, (address, row) => address.Replace("{" + row.Key + "}", row.Value.ToString(), StringComparison.Ordinal));

    public string Email(Role role) => people[role];

    /// <summary>
    /// The person of this role, back at a wide screen by day and with nothing to complain of. One browser each for all pages:
    /// they come back with the style and the scripts at hand, as people do.
    /// </summary>
    public async Task<Visitor> At(Role? role)
    {
        if (!visitors.TryGetValue($"{role}", out var visitor))
            return visitors[$"{role}"] = await Visitor.At(Site, await Cookie(role));
        await visitor.Again();
        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors.Values)
            await visitor.DisposeAsync();
        await Site.DisposeAsync();
    }
}
