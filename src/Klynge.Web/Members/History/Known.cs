using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.History;

/// <summary>
/// The names behind the ids in some lines of the journal, as the reader may know them. Someone who is erased, or private
/// to others than the team, has no name here, and neither has an organisation whose page the reader may not open.
/// </summary>
public sealed class Known
{
    private Dictionary<Guid, string> accounts = [];
    private Dictionary<Guid, string> organisations = [];
    private Dictionary<Guid, string> people = [];
    private Dictionary<Guid, string> lists = [];
    private Dictionary<Guid, OrganisationChange> changes = [];
    private Dictionary<Guid, Correction> corrections = [];
    private Dictionary<Guid, string> rows = [];
    private HashSet<(Guid, OrganisationField)> hidden = [];
    private HashSet<Guid> unseen = [];

    public bool Everything { get; private init; }

    public static async Task<Known> Behind(IReadOnlyCollection<JournalLine> lines, Db db, Visit visit, IEnumerable<Guid> alsoAccounts, CancellationToken cancel, IEnumerable<Guid>? alsoLists = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(visit);
        var happenings = lines.Select(line => line.Happening).ToList();
        var about = lines.Select(line => line.About).Distinct().ToList();
        var accounts = lines.Select(line => line.By).OfType<Guid>().Concat(alsoAccounts).Concat(about).Distinct().ToList();
        var changes = happenings.OfType<OrganisationChanged>().Select(h => h.ChangeId).ToList();
        var corrections = happenings.Select(h => h switch { CorrectionAsked asked => asked.CorrectionId, CorrectionAnswered answered => answered.CorrectionId, _ => default }).Where(id => id != default).ToList();
        var lists = happenings.Where(h => h is ListImported or ListImportUndone).Select(h => h.About).Concat(alsoLists ?? []).Distinct().ToList();
        var organisations = about.Concat(happenings.Select(OrganisationOf).OfType<Guid>()).Distinct().ToList();
        var all = visit.May(Deed.SeeRegister);
        var seen = await db.VisibleTo(visit).Where(o => organisations.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel);
        return new Known
        {
            Everything = all,
            accounts = await db.Accounts.Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel),
            organisations = seen,
            unseen = all ? [] : [.. (await db.Organisations.Where(o => organisations.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel)).Where(id => !seen.ContainsKey(id))],
            people = await db.People.Where(p => about.Contains(p.Id) && (all || p.Published)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel),
            lists = await db.Batches.Where(b => lists.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.Work == BatchWork.List ? b.FileName : Sentences.Of(b.Work), cancel),
            rows = await RowsOfCluster([.. happenings.OfType<ClusterChanged>().Select(h => h.Row).OfType<Guid>().Distinct()], db, cancel),
            changes = await db.Changes.AsNoTracking().Where(c => changes.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel),
            corrections = await db.Corrections.AsNoTracking().Where(c => corrections.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel),
            hidden = [.. (await db.Set<FieldVisibility>().Where(v => about.Contains(v.OrganisationId) && v.Visibility == Visibility.Hidden)
                .Select(v => new { v.OrganisationId, v.Field }).ToListAsync(cancel)).Select(v => (v.OrganisationId, v.Field))],
        };
    }

    public string? Account(Guid? id) => id is { } known ? accounts.GetValueOrDefault(known) : null;

    /// <summary>Who did something: nobody is named for the command line and the daily work, and whose account is erased did it all the same.</summary>
    public string? Who(Guid? by) => by is null ? null : Account(by) ?? Texts.Say("Someone who is erased");

    public string? Organisation(Guid id) => organisations.GetValueOrDefault(id);
    public string? Person(Guid id) => people.GetValueOrDefault(id);
    /// <summary>What a row of the cluster's own page says now; no single person is named by one.</summary>
    public string? Row(Guid? id) => id is { } known ? rows.GetValueOrDefault(known) : null;
    public string? List(Guid id) => lists.GetValueOrDefault(id);
    public OrganisationChange? Change(Guid id) => changes.GetValueOrDefault(id);
    public Correction? Correction(Guid id) => corrections.GetValueOrDefault(id);

    private static async Task<Dictionary<Guid, string>> RowsOfCluster(List<Guid> ids, Db db, CancellationToken cancel)
    {
        if (ids.Count == 0)
            return [];
        var offices = await db.Set<Office>().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, Words = o.Place }).ToListAsync(cancel);
        var fields = await db.Set<ClusterField>().Where(f => ids.Contains(f.Id)).Select(f => new { f.Id, f.Words }).ToListAsync(cancel);
        var goals = await db.Set<StrategicGoal>().Where(g => ids.Contains(g.Id)).Select(g => new { g.Id, Words = g.TextNb }).ToListAsync(cancel);
        var partners = await db.Set<ClusterPartner>().Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, Words = p.Name }).ToListAsync(cancel);
        return offices.Concat(fields).Concat(goals).Concat(partners).ToDictionary(row => row.Id, row => row.Words);
    }

    /// <summary>The organisation in which something happened to a person.</summary>
    public static Guid? OrganisationOf(Happening happening) => happening switch
    {
        PersonAdded added => added.OrganisationId,
        PersonRoleBegan began => began.OrganisationId,
        PersonRoleEnded ended => ended.OrganisationId,
        _ => null,
    };

    /// <summary>Whether the reader may see what a fact of an organisation says.</summary>
    public bool Shows(Guid organisation, OrganisationField field) =>
        Everything || (Visible.ByDefault(field) != Visibility.Hidden && !hidden.Contains((organisation, field)) && !unseen.Contains(organisation));
}
