using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Someone with a role in the cluster, as the list shows her.</summary>
public sealed record InsidePerson(Guid Id, string Name, string Email, string Roles, DateOnly Since, DateOnly? Seen, bool Closed);

/// <summary>Reads who is inside: everyone with a role in the cluster, and the owners of the installation.</summary>
internal static class Inside
{
    public static async Task<IReadOnlyList<InsidePerson>> People(Db db, Visit visit, CancellationToken cancel)
    {
        var (cluster, zone) = (visit.ClusterId, visit.TimeZone);
        var rows = await db.Roles.Where(r => (r.ClusterId == cluster || r.ClusterId == null) && r.EndedAt == null)
            .Select(r => new
            {
                r.AccountId, r.Account!.Name, r.Account.Email, r.Account.DisabledAt, r.Account.LastSeenAt, r.Role, r.From,
                Organisation = db.Organisations.Where(o => o.Id == r.OrganisationId).Select(o => o.Name).FirstOrDefault(),
                Elsewhere = r.ClusterId != null && db.Roles.Any(other => other.AccountId == r.AccountId && other.ClusterId != cluster && other.ClusterId != null && other.EndedAt == null),
                Session = db.Sessions.Where(s => s.AccountId == r.AccountId).Max(s => (DateTime?)s.SeenAt),
            }).ToListAsync(cancel);
        return [.. rows.GroupBy(r => r.AccountId).Select(same => (Person: same.First(), Roles: same.ToList()))
            .OrderBy(one => NameKey.Sort(one.Person.Name), StringComparer.Ordinal).ThenBy(one => one.Person.AccountId)
            .Select(one => new InsidePerson(
                one.Person.AccountId, one.Person.Name, one.Person.Email,
                string.Join(", ", one.Roles.OrderByDescending(r => r.Role).Select(r => Say(r.Role, r.Organisation))),
                Clock.DayOf(one.Roles.Min(r => r.From), zone),
                // When she was in another cluster is not this one's to know.
                !one.Person.Elsewhere && Later(one.Person.LastSeenAt, one.Person.Session) is { } seen ? Clock.DayOf(seen, zone) : null,
                one.Person.DisabledAt is not null))];
    }

    /// <summary>"Member contact, Heymat AS".</summary>
    public static string Say(Role role, string? organisation) => organisation is null ? RoleWords.Say(role) : $"{RoleWords.Say(role)}, {organisation}";

    private static DateTime? Later(DateTime? one, DateTime? other) => one is null || other > one ? other ?? one : one;
}
