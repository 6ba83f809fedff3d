using System.Text;
using Klynge.Members;
using Klynge.Tests.Site;
using Klynge.Web.Members.Importing;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Klynge.Tests.Members.Importing;

/// <summary>What a list came to.</summary>
internal sealed record Came(Outcome? Outcome, Guid? Batch, Refusal? Refusal)
{
    public Outcome Well => Outcome.ShouldNotBeNull(Refusal?.Sentence);

    /// <summary>Created, updated, unchanged, skipped.</summary>
    public (int Created, int Updated, int Unchanged, int Skipped) Counts => (Well.Created, Well.Updated, Well.Unchanged, Well.Skipped);
}

/// <summary>Lists as people have them, brought in through the deed.</summary>
internal static class Lists
{
    public const string RegisterA = "register_a.csv";
    public const string RegisterB = "register_b.csv";

    public static byte[] Register(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "merge_registers", name));

    public static Task<Came> Import(this RunningSite site, Cluster cluster, string csv, bool dryRun = false, bool strict = false, bool ask = false, DateOnly? memberFrom = null, Action<ListPlan>? decide = null) =>
        site.Import(cluster, Encoding.UTF8.GetBytes(csv), dryRun, strict, ask, memberFrom, decide);

    public static Task<Came> Import(this RunningSite site, Cluster cluster, byte[] file, bool dryRun = false, bool strict = false, bool ask = false, DateOnly? memberFrom = null, Action<ListPlan>? decide = null) =>
        site.With(async (db, services) =>
        {
            using var stream = new MemoryStream(file);
            var (list, refusal) = MemberList.Read(stream, "list.csv");
            if (refusal is not null)
                return new Came(null, null, refusal);
            var plan = new ListPlan { Columns = await list!.Columns(db, default) };
            decide?.Invoke(plan);
            var asked = new ListToImport(list.Sheet, plan, Ask: ask, DryRun: dryRun, Strict: strict);
            var (outcome, batch, wrong) = await services.GetRequiredService<ImportMembers>().Do(asked, "list.csv", list.Sha256, memberFrom, default);
            return new Came(outcome, batch, wrong);
        }, cluster.Id);

    public static Task<T> Ask<T>(this RunningSite site, Cluster cluster, Func<Db, Task<T>> question) => site.With((db, _) => question(db), cluster.Id);

    public static Task<List<Organisation>> Organisations(this RunningSite site, Cluster cluster) => site.Ask(cluster, db =>
        db.Organisations.AsNoTracking().Include(o => o.Names).Include(o => o.Staff).Include(o => o.Seats).Include(o => o.Tags).AsSplitQuery().OrderBy(o => o.NameSort).ThenBy(o => o.Id).ToListAsync());

    public static Task<List<Membership>> Memberships(this RunningSite site, Cluster cluster) =>
        site.Ask(cluster, db => db.Memberships.AsNoTracking().OrderBy(m => m.From).ToListAsync());

    /// <summary>Every row of the register in one text, to see that nothing at all has changed.</summary>
    public static Task<string> Everything(this RunningSite site, Cluster cluster) => site.Ask(cluster, async db => string.Join('\n',
        (await db.Organisations.AsNoTracking().OrderBy(o => o.Id).ToListAsync()).Select(o => $"{o.Id} {o.Version} {string.Join('|', Enum.GetValues<OrganisationField>().Select(o.Value))}")
        .Concat((await db.Memberships.AsNoTracking().OrderBy(m => m.Id).ToListAsync()).Select(m => $"{m.Id} {m.Version} {m.Category} {m.From} {m.To} {m.ExitReason}"))
        .Concat((await db.People.AsNoTracking().OrderBy(p => p.Id).ToListAsync()).Select(p => $"{p.Id} {p.Version} {p.Name} {p.Email} {p.Phone}"))
        .Concat((await db.PersonRoles.AsNoTracking().OrderBy(r => r.Id).ToListAsync()).Select(r => $"{r.Id} {r.Version} {r.Title} {r.From} {r.To}"))
        .Concat([$"{await db.Changes.CountAsync()} changes, {await db.Set<Seat>().CountAsync()} seats, {await db.Set<StaffCount>().CountAsync()} staff, {await db.Set<OrganisationName>().CountAsync()} names, {await db.Set<OrganisationTag>().CountAsync()} tags, {await db.Set<Consent>().CountAsync()} consents"])));

    public static Task<(Undoing? Undoing, Refusal? Refusal)> Undo(this RunningSite site, Cluster cluster, Guid batch) =>
        site.With((_, services) => services.GetRequiredService<UndoImport>().Do(batch, default), cluster.Id);
}
