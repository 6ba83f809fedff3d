using Klynge.Access;
using Klynge.Members.Searching;
using Klynge.Web.Language;
using Klynge.Web.Members.People;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Searching;

/// <summary>
/// People the cluster knows: the team finds all of them, also by e-mail and telephone; others those who are published, by
/// name, where they have something to do in an organisation on the day.
/// </summary>
internal sealed class PersonJumps(Db db, Finder finder) : IJump
{
    private const int Spare = 8;

    public Deed Deed => Deed.SeeDirectory;
    public int Order => 20;

    public async Task<IReadOnlyList<Jump>> Find(JumpQuestion asked, CancellationToken cancel)
    {
        var (sought, visit, team) = (Sought.Read(asked.Typed), asked.Visit, asked.Visit.May(Deed.SeeRegister));
        if (sought.Line.Count == 0)
            return [];

        var (index, reader) = (await finder.People(cancel), new Reader(team, []));
        var hits = index.Find(sought, reader, most: asked.Most * Spare);
        var nearly = hits.Count == 0;
        hits = nearly ? index.Find(sought, reader, near: true, asked.Most * Spare) : hits;
        return hits.Count == 0 ? [] : await Lines(hits.Ids, visit, team, nearly, asked.Most, cancel);
    }

    private async Task<IReadOnlyList<Jump>> Lines(IReadOnlyList<Guid> ids, Visit visit, bool team, bool nearly, int most, CancellationToken cancel)
    {
        var day = visit.On;
        var people = await db.People.KnownOn(day, visit.TimeZone).Where(p => EF.Parameter(ids).Contains(p.Id) && (team || p.Published)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
        var there = db.VisibleTo(visit);
        var roles = (await db.PersonRoles.Where(r => EF.Parameter(ids).Contains(r.PersonId) && r.From <= day && (r.To == null || r.To >= day)).OrderBy(r => r.From)
            .Select(r => new { r.PersonId, r.Title, r.OrganisationId, Name = there.Where(o => o.Id == r.OrganisationId).Select(o => o.Name).FirstOrDefault() })
            .ToListAsync(cancel)).Where(r => team || r.Name is not null).ToLookup(r => r.PersonId);
        var then = visit.AnotherDay ? "?on=" + Days.Iso(day) : "";
        return [.. ids.Where(id => people.ContainsKey(id) && (team || roles[id].Any())).Take(most).Select(id =>
        {
            var role = roles[id].FirstOrDefault();
            var hint = role is null ? Texts.Say("person") : role.Name is null ? role.Title : Texts.Say("{0} in {1}", role.Title, role.Name);
            return new Jump(JumpGroup.Records, people[id], hint, $"/{visit.Slug}/{(team ? $"people/{id}" : $"members/{role!.OrganisationId}")}{then}", "person") { Nearly = nearly };
        })];
    }
}
