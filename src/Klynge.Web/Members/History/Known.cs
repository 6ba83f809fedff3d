using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.History;

/// <summary>
/// The names behind the ids in some lines of the journal, as the reader may know them. Someone who is erased, or private
/// to others than the team, has no name here.
/// </summary>
public sealed class Known
{
    private Dictionary<Guid, string> accounts = [];
    private Dictionary<Guid, string> organisations = [];
    private Dictionary<Guid, string> people = [];
    private Dictionary<Guid, string> lists = [];
    private Dictionary<Guid, OrganisationChange> changes = [];
    private Dictionary<Guid, Correction> corrections = [];
    private HashSet<(Guid, OrganisationField)> hidden = [];

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
        return new Known
        {
            Everything = all,
            accounts = await db.Accounts.Where(a => accounts.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel),
            organisations = await db.Organisations.Where(o => organisations.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, cancel),
            people = await db.People.Where(p => about.Contains(p.Id) && (all || p.Published)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel),
            lists = await db.Batches.Where(b => lists.Contains(b.Id)).ToDictionaryAsync(b => b.Id, b => b.FileName, cancel),
            changes = await db.Changes.AsNoTracking().Where(c => changes.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel),
            corrections = await db.Corrections.AsNoTracking().Where(c => corrections.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancel),
            hidden = [.. (await db.Set<FieldVisibility>().Where(v => about.Contains(v.OrganisationId) && v.Visibility == Visibility.Hidden)
                .Select(v => new { v.OrganisationId, v.Field }).ToListAsync(cancel)).Select(v => (v.OrganisationId, v.Field))],
        };
    }

    public string? Account(Guid? id) => id is { } known ? accounts.GetValueOrDefault(known) : null;
    public string? Organisation(Guid id) => organisations.GetValueOrDefault(id);
    public string? Person(Guid id) => people.GetValueOrDefault(id);
    public string? List(Guid id) => lists.GetValueOrDefault(id);
    public OrganisationChange? Change(Guid id) => changes.GetValueOrDefault(id);
    public Correction? Correction(Guid id) => corrections.GetValueOrDefault(id);

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
        Everything || (Visible.ByDefault(field) != Visibility.Hidden && !hidden.Contains((organisation, field)));
}
