using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>How many were what on a day. "Members" counts the category member; kinds and counties (by code) are theirs.</summary>
public sealed record Headcount(
    DateOnly On, int Members, int Associates, int Partners, int Committed, IReadOnlyDictionary<string, int> ByKind, IReadOnlyDictionary<string, int> ByCounty)
{
    /// <summary>Stands for a county nobody knows.</summary>
    public const string NoCounty = "unknown";

    /// <summary>Counts within the reach of the record.</summary>
    public static async Task<Headcount> Of(Db db, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var categories = await db.Memberships.Where(Membership.On(day)).GroupBy(m => m.Category)
            .Select(group => new { group.Key, Count = group.Select(m => m.OrganisationId).Distinct().Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var members = db.InCategory(MembershipCategory.Member, day);
        var kinds = await members.GroupBy(o => o.Kind).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        var counties = await db.Set<Seat>().Where(s => s.From <= day && (s.To == null || s.To >= day)).Where(s => members.Any(o => o.Id == s.OrganisationId))
            .GroupBy(s => s.County).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        var unknown = kinds.Sum(k => k.Count) - counties.Sum(c => c.Count);
        return new(
            day, categories.GetValueOrDefault(MembershipCategory.Member), categories.GetValueOrDefault(MembershipCategory.Associate),
            categories.GetValueOrDefault(MembershipCategory.Partner), await db.CommittedOn(day).CountAsync(cancel),
            kinds.OrderBy(k => k.Key).ToDictionary(k => OrganisationKinds.Code(k.Key), k => k.Count),
            counties.Select(c => (c.Key, c.Count)).Append((Key: NoCounty, Count: unknown)).Where(c => c.Count > 0)
                .OrderBy(c => c.Key, StringComparer.Ordinal).ToDictionary(c => c.Key, c => c.Count));
    }
}

/// <summary>The questions every part of the product asks of the register.</summary>
public static class Roll
{
    /// <summary>Organisations with a membership of this category on the day.</summary>
    public static IQueryable<Organisation> InCategory(this Db db, MembershipCategory category, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(db);
        var then = db.Memberships.Where(Membership.On(day)).Where(m => m.Category == category);
        return db.Organisations.Where(o => then.Any(m => m.ClusterId == o.ClusterId && m.OrganisationId == o.Id));
    }

    /// <summary>Members on the day that are committed: signed, contributed or taking part (<see cref="Committed"/>).</summary>
    public static IQueryable<Organisation> CommittedOn(this Db db, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(db);
        var signed = db.Memberships.Where(Committed.BySignature(day));
        var gave = db.Set<Contribution>().Where(Committed.ByContribution(day));
        var took = db.OccasionParties.Where(Committed.ByTakingPart(day));
        return db.InCategory(MembershipCategory.Member, day).Where(o =>
            signed.Any(m => m.OrganisationId == o.Id && m.ClusterId == o.ClusterId)
            || gave.Any(c => c.OrganisationId == o.Id && c.ClusterId == o.ClusterId)
            || took.Count(p => p.OrganisationId == o.Id && p.ClusterId == o.ClusterId) >= Committed.TimesInAYear);
    }
}
