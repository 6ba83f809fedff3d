using Klynge.Access;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>The people of an organisation on its own page: all for the team and for its own contact, the published for others.</summary>
internal sealed class PeopleOfOrganisation(Db db) : IRecordPart
{
    private const int Most = 12;

    public Deed Deed => Deed.SeeDirectory;
    public int Order => 20;

    public async Task<RecordPart?> Of(Guid organisationId, Visit visit, CancellationToken cancel)
    {
        var own = visit.Own.Contains(organisationId);
        var all = own || visit.May(Deed.SeeRegister);
        var roles = db.PersonRoles.Where(r => r.OrganisationId == organisationId && r.From <= visit.On && (r.To == null || r.To >= visit.On));
        var people = await db.People.Where(p => (all || p.Published) && roles.Any(r => r.PersonId == p.Id)).OrderBy(p => p.NameSort).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Name, p.Email }).Take(Most + 1).ToListAsync(cancel);
        var ids = people.Select(p => p.Id).ToList();
        var titles = (await roles.Where(r => ids.Contains(r.PersonId)).OrderBy(r => r.From).Select(r => new { r.PersonId, r.Title }).ToListAsync(cancel)).ToLookup(r => r.PersonId, r => r.Title);
        var add = visit.AnotherDay ? null : visit.May(Deed.EditPeople) ? $"/{visit.Slug}/people/new?organisation={organisationId}" : own ? $"/{visit.Slug}/people/own/{organisationId}" : null;
        if (people.Count == 0 && add is null)
            return null;

        var more = people.Count > Most && visit.May(Deed.SeeRegister) ? $"/{visit.Slug}/people?organisation={organisationId}" : null;
        return new(Texts.Say("People"), "/Members/People/_OfOrganisation.cshtml", new PeopleThere(
            [.. people.Take(Most).Select(p => new PersonThere(p.Id, p.Name, string.Join(", ", titles[p.Id].Distinct()), all ? p.Email : null))],
            visit.May(Deed.SeeRegister), add, own && !visit.May(Deed.EditPeople), more), Side: true);
    }
}

/// <param name="Lead">Whether names lead to the person's own page.</param>
/// <param name="Add">Where one is added; null for who may not.</param>
/// <param name="Own">The reader speaks for this organisation.</param>
public sealed record PeopleThere(IReadOnlyList<PersonThere> People, bool Lead, string? Add, bool Own, string? More);

public sealed record PersonThere(Guid Id, string Name, string Titles, string? Email);
