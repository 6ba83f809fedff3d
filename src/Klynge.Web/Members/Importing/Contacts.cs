using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>
/// The people a list names: found again by e-mail, or by name within the organisation, so that a second import changes
/// nothing. They are private; the ground is a legitimate interest in following up the membership.
/// </summary>
internal sealed class Contacts(Guid clusterId, Guid batchId, DateOnly today, DateTime now, string language)
{
    private readonly Dictionary<string, Acquaintance> byEmail = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, List<(Acquaintance Person, string Title)>> roles = [];

    public List<Person> NewPeople { get; } = [];
    public List<PersonRole> NewRoles { get; } = [];
    public List<Consent> NewConsents { get; } = [];

    /// <summary>E-mail and telephone that known people had not.</summary>
    public Dictionary<Guid, PersonFilled> Filled { get; } = [];

    public async Task Load(Db db, CancellationToken cancel)
    {
        await foreach (var person in db.People.Where(p => p.Email != null).OrderBy(p => p.Id).Select(p => new { p.Id, p.Name, p.Email, p.Phone }).AsAsyncEnumerable().WithCancellation(cancel))
            byEmail.TryAdd(Key(person.Email!), new(person.Id, person.Name, person.Email, person.Phone));
    }

    public async Task LoadRoles(Db db, IReadOnlyCollection<Guid> organisations, CancellationToken cancel)
    {
        var missing = organisations.Where(id => !roles.ContainsKey(id)).ToList();
        var held = await db.PersonRoles.Where(r => r.OrganisationId != null && missing.Contains(r.OrganisationId.Value) && (r.To == null || r.To >= today))
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new { r.OrganisationId, r.Title, p.Id, p.Name, p.Email, p.Phone }).ToListAsync(cancel);
        foreach (var id in missing)
            roles[id] = [];
        foreach (var role in held)
            roles[role.OrganisationId!.Value].Add((Known(role.Id, role.Name, role.Email, role.Phone), role.Title));
    }

    /// <summary>Whether the row brought anything new about people.</summary>
    public bool Take(Contact contact, Guid organisation)
    {
        if (!roles.TryGetValue(organisation, out var here))
            roles[organisation] = here = [];
        var person = contact.Email is { } email ? byEmail.GetValueOrDefault(Key(email)) : null;
        var folded = NameKey.Fold(contact.Name);
        person ??= here.Select(role => role.Person).FirstOrDefault(one => NameKey.Fold(one.Name) == folded && (contact.Email is null || one.Email is null));
        var isNew = person is null;
        person ??= Meet(contact);
        var changed = !isNew && Fill(person, contact);
        return TakeRole(person, contact, organisation, here) || changed || isNew;
    }

    public void Clear()
    {
        NewPeople.Clear();
        NewRoles.Clear();
        NewConsents.Clear();
    }

    private Acquaintance Known(Guid id, string name, string? email, string? phone) =>
        email is not null && byEmail.TryGetValue(Key(email), out var known) && known.Id == id ? known : new(id, name, email, phone);

    private Acquaintance Meet(Contact contact)
    {
        var person = new Person
        {
            ClusterId = clusterId, Name = contact.Name, NameSort = NameKey.Sort(contact.Name), Search = Person.FindBy(contact.Name, contact.Email, contact.Phone),
            Email = contact.Email, Phone = contact.Phone, BatchId = batchId, KnownSince = now,
        };
        NewPeople.Add(person);
        NewConsents.Add(new Consent { ClusterId = clusterId, PersonId = person.Id, Purpose = "membership", Basis = "legitimate_interest", From = today });
        var known = new Acquaintance(person.Id, person.Name, person.Email, person.Phone) { Added = person };
        if (contact.Email is not null)
            byEmail[Key(contact.Email)] = known;
        return known;
    }

    private bool Fill(Acquaintance person, Contact contact)
    {
        var (email, phone) = (person.Email is null ? contact.Email : null, person.Phone is null ? contact.Phone : null);
        if (email is null && phone is null)
            return false;

        (person.Email, person.Phone) = (person.Email ?? email, person.Phone ?? phone);
        if (email is not null)
            byEmail.TryAdd(Key(email), person);
        if (person.Added is { } added && NewPeople.Contains(added))
            added.Fill(person.Email, person.Phone);
        else
            Filled[person.Id] = new(person.Id, email ?? Filled.GetValueOrDefault(person.Id)?.Email, phone ?? Filled.GetValueOrDefault(person.Id)?.Phone);
        return true;
    }

    private bool TakeRole(Acquaintance person, Contact contact, Guid organisation, List<(Acquaintance Person, string Title)> here)
    {
        var own = here.Where(role => role.Person.Id == person.Id).ToList();
        if (own.Count > 0 && (contact.Role is not { } asked || own.Any(role => NameKey.Fold(role.Title) == NameKey.Fold(asked))))
            return false;

        var title = contact.Role ?? (language == "en" ? "Contact person" : "Kontaktperson");
        NewRoles.Add(new PersonRole { ClusterId = clusterId, PersonId = person.Id, OrganisationId = organisation, Title = title, From = today, BatchId = batchId });
        here.Add((person, title));
        return true;
    }

    private static string Key(string email) => email.Trim().ToLowerInvariant();

    private sealed class Acquaintance(Guid id, string name, string? email, string? phone)
    {
        public Guid Id => id;
        public string Name => name;
        public string? Email { get; set; } = email;
        public string? Phone { get; set; } = phone;
        public Person? Added { get; init; }
    }
}
