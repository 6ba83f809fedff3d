using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>
/// What a stretch of rows leads to, gathered and written together: new rows in bulk past the change tracker, changes of
/// what stood by the verbs of the register.
/// </summary>
internal sealed class ListWriting(Db db, Guid batchId, DateOnly today)
{
    private readonly List<Organisation> entered = [];
    private readonly List<Membership> begun = [];
    private readonly Dictionary<Guid, List<(OrganisationField Field, string Value)>> changes = [];
    private readonly Dictionary<Guid, Stay> corrected = [];

    public Organisation Enter(ListRow row, Guid clusterId)
    {
        var (organisation, refusal) = Organisation.Enter(clusterId, row.Name, today, batchId);
        foreach (var field in Enum.GetValues<OrganisationField>().Where(field => field != OrganisationField.Name))
            if (row[field] is { } value)
                refusal ??= organisation!.Fill(field, value, today);
        // The row was read by the same rules: a refusal here is an error of ours, not of the list's.
        if (refusal is not null)
            throw new InvalidOperationException(refusal.Sentence);

        entered.Add(organisation!);
        return organisation!;
    }

    public Stay Begin(Guid organisationId, Guid clusterId, Stay stay)
    {
        var (membership, refusal) = Membership.Begin(clusterId, organisationId, stay.Category, stay.From, stay.To, stay.ExitReason, today, batchId);
        if (refusal is not null)
            throw new InvalidOperationException(refusal.Sentence);

        begun.Add(membership!);
        return stay with { Id = membership!.Id };
    }

    public void Correct(Stay stay)
    {
        if (begun.Any(membership => membership.Id == stay.Id))
            throw new InvalidOperationException("A membership that began in this list was to be corrected by it.");
        corrected[stay.Id] = stay;
    }

    /// <summary>What the row says otherwise than the register. What the row leaves empty stays.</summary>
    public IEnumerable<OrganisationField> News(Organisation organisation, ListRow row) => Enum.GetValues<OrganisationField>()
        .Where(field => row[field] is not null && row[field] != organisation.Value(field) && IsNews(organisation, field, row));

    /// <summary>Notes the facts that the list changes; those that stay are not among them.</summary>
    public void Change(Organisation organisation, ListRow row, IEnumerable<FactNews> facts)
    {
        var news = facts.Where(fact => !fact.Stays).Select(fact => fact.About.Fact()!.Value).Select(field => (field, row[field]!)).ToList();
        if (news.Count > 0)
            changes[organisation.Id] = news;
    }

    public async Task Write(ListPlan plan, Contacts contacts, CancellationToken cancel)
    {
        if (changes.Count + corrected.Count + contacts.Filled.Count > 0)
            await WriteChanges(plan, contacts, cancel);
        await db.Insert(entered, cancel);
        await db.Insert(entered.SelectMany(o => o.Names).ToList(), cancel);
        await db.Insert(entered.SelectMany(o => o.Staff).ToList(), cancel);
        await db.Insert(entered.SelectMany(o => o.Seats).ToList(), cancel);
        await db.Insert(entered.SelectMany(o => o.Tags).ToList(), cancel);
        await db.Insert(begun, cancel);
        await db.Insert(contacts.NewPeople, cancel);
        await db.Insert(contacts.NewRoles, cancel);
        await db.Insert(contacts.NewConsents, cancel);
        entered.Clear();
        begun.Clear();
        contacts.Clear();
    }

    private bool IsNews(Organisation organisation, OrganisationField field, ListRow row) => field switch
    {
        OrganisationField.Kind => !row.KindUnknown,
        // One id from one outside list stays; another list's id for the same organisation does not push it away.
        OrganisationField.ExternalId => organisation.ExternalId is null,
        // The same municipality under the code of another year is no move.
        OrganisationField.Municipality => organisation.Municipality is not { } code
            || Municipalities.On(code, organisation.PostalCode, today) != Municipalities.On(row[field]!, row[OrganisationField.PostalCode] ?? organisation.PostalCode, today),
        _ => true,
    };

    private async Task WriteChanges(ListPlan plan, Contacts contacts, CancellationToken cancel)
    {
        var ids = changes.Keys.ToList();
        var changed = await db.Organisations.Include(o => o.Names).Include(o => o.Staff).Include(o => o.Seats).Include(o => o.Tags).AsSplitQuery()
            .Where(o => ids.Contains(o.Id)).ToListAsync(cancel);
        foreach (var organisation in changed)
            foreach (var (field, value) in changes[organisation.Id])
                if (organisation.Change(field, value, today, batchId) is { } refusal)
                    throw new InvalidOperationException(refusal.Sentence);

        var stays = corrected.Keys.ToList();
        foreach (var membership in await db.Memberships.Where(m => stays.Contains(m.Id)).ToListAsync(cancel))
            Correct(plan, membership, corrected[membership.Id]);
        var people = contacts.Filled.Keys.ToList();
        foreach (var person in await db.People.Where(p => people.Contains(p.Id)).ToListAsync(cancel))
            Fill(plan, person, contacts.Filled[person.Id]);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        changes.Clear();
        corrected.Clear();
        contacts.Filled.Clear();
    }

    private void Correct(ListPlan plan, Membership membership, Stay stay)
    {
        plan.Days.Add(new(membership.Id, membership.From, membership.To, membership.ExitReason, stay.From, stay.To));
        if (membership.Correct(stay.From, stay.To, stay.ExitReason, today) is { } refusal)
            throw new InvalidOperationException(refusal.Sentence);
        // The journal has one line for the whole list.
        membership.TakeHappenings();
    }

    private static void Fill(ListPlan plan, Person person, PersonFilled filled)
    {
        plan.Filled.Add(filled);
        person.Fill(person.Email ?? filled.Email, person.Phone ?? filled.Phone);
    }
}
