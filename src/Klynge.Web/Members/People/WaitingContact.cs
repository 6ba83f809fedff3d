using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>A change of contact people that waits for staff, beside what the register says now.</summary>
/// <param name="Now">Empty for someone who is not in the register yet.</param>
/// <param name="Alike">People of the register who look like someone new.</param>
public sealed record WaitingContact(ContactCorrection Asked, string Organisation, string? AskedBy, Guid? Person, ContactFacts? Now, bool ChangedSince, IReadOnlyList<Alike> Alike)
{
    private const int Most = 100;

    public static async Task<IReadOnlyList<WaitingContact>> All(Db db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var open = await (from asked in db.ContactCorrections.AsNoTracking()
                          join organisation in db.Organisations.AsNoTracking() on asked.OrganisationId equals organisation.Id
                          where asked.AnsweredAt == null
                          orderby asked.AskedAt
                          select new { asked, organisation.Name, By = db.Accounts.Where(a => a.Id == asked.AskedBy).Select(a => a.Name).FirstOrDefault() }).Take(Most).ToListAsync(cancel);
        var roles = open.Select(one => one.asked.RoleId).OfType<Guid>().ToList();
        var there = await db.PersonRoles.AsNoTracking().Where(r => roles.Contains(r.Id))
            .Join(db.People, r => r.PersonId, p => p.Id, (role, person) => new { role, person }).ToDictionaryAsync(one => one.role.Id, cancel);
        var waiting = new List<WaitingContact>();
        foreach (var one in open)
        {
            var now = one.asked.RoleId is { } role ? there[role] : null;
            waiting.Add(new(one.asked, one.Name, one.By, now?.person.Id, now is null ? null : ContactFacts.Of(now.person, now.role),
                now is not null && (now.person.Version, now.role.Version) != (one.asked.PersonVersion, one.asked.RoleVersion),
                now is null ? await db.FindAlike(one.asked.Name, one.asked.Email, cancel) : []));
        }

        return waiting;
    }
}
