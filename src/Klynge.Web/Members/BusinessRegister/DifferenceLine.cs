using Klynge.Access;
using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>A difference with the organisation it is about, and who wrote last what stands here.</summary>
/// <param name="WrittenOn">When somebody wrote by hand what stands here; null when nobody did.</param>
/// <param name="ByContact">She who wrote it speaks for the organisation: she knows it better than a register.</param>
public sealed record DifferenceLine(RegisterDifference Difference, string Name, string? WrittenBy, DateTime? WrittenOn, bool ByContact)
{
    public Guid Id => Difference.Id;

    /// <summary>Those that nobody has answered: what befell organisations, the gravest first, or facts, by organisation.</summary>
    public static async Task<IReadOnlyList<DifferenceLine>> Of(Db db, bool states, int most, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var kinds = RegisterMatters.States;
        var open = await (from d in db.Set<RegisterDifference>().AsNoTracking()
                          join o in db.Organisations on d.OrganisationId equals o.Id
                          where d.AnsweredAt == null && kinds.Contains(d.Matter) == states
                          orderby o.NameSort, d.Id
                          select new { Difference = d, o.Name }).Take(most).ToListAsync(cancel);
        var shown = open.OrderBy(line => states ? line.Difference.Matter : default).ToList();
        var ids = shown.Select(line => line.Difference.OrganisationId).Distinct().ToList();
        var byHand = (await db.Changes.AsNoTracking().Where(c => ids.Contains(c.OrganisationId) && c.BatchId == null && c.RegisterDay == null && c.By != null).ToListAsync(cancel)).ToLookup(c => (c.OrganisationId, c.Field));
        var latest = (await db.Changes.AsNoTracking().Where(c => ids.Contains(c.OrganisationId)).Select(c => new { c.OrganisationId, c.Field, c.At }).ToListAsync(cancel))
            .GroupBy(c => (c.OrganisationId, c.Field)).ToDictionary(group => group.Key, group => group.Max(c => c.At));
        var writers = byHand.SelectMany(same => same).Select(c => c.By!.Value).Distinct().ToList();
        var names = await db.Accounts.Where(a => writers.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        var cluster = db.Reach.Only;
        var contacts = (await db.Roles.Where(r => r.ClusterId == cluster && r.Role == Role.MemberContact && writers.Contains(r.AccountId)).Select(r => new { r.AccountId, r.OrganisationId }).ToListAsync(cancel))
            .Select(r => (r.AccountId, r.OrganisationId)).ToHashSet();
        return [.. shown.Select(line => Line(line.Difference, line.Name))];

        DifferenceLine Line(RegisterDifference difference, string name)
        {
            var key = (difference.OrganisationId, Field: difference.Matter.Field() ?? OrganisationField.Name);
            var last = difference.Matter.Field() is null ? null : byHand[key].MaxBy(c => c.At);
            // What a list or the register changed afterwards is nobody's handwriting.
            return last is null || last.At != latest[key] ? new(difference, name, null, null, false)
                : new(difference, name, names.GetValueOrDefault(last.By!.Value), last.At, contacts.Contains((last.By.Value, (Guid?)difference.OrganisationId)));
        }
    }
}
