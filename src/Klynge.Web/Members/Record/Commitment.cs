using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>Why a member counts as committed on a day, with the rows each reason was counted from (<see cref="Committed"/>).</summary>
public sealed record Commitment(bool IsMember, IReadOnlyList<Membership> Agreed, IReadOnlyList<Contribution> Gave, IReadOnlyList<Part> TookPart)
{
    public bool Yes => IsMember && (Agreed.Count > 0 || Gave.Count > 0 || TookPart.Count >= Committed.TimesInAYear);

    public static async Task<Commitment> Of(Guid organisation, Db db, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var own = db.Memberships.AsNoTracking().Where(m => m.OrganisationId == organisation);
        return new(
            await own.Where(Membership.On(day)).AnyAsync(m => m.Category == MembershipCategory.Member, cancel),
            await own.Where(Committed.BySignature(day)).OrderBy(m => m.From).ToListAsync(cancel),
            await db.Set<Contribution>().AsNoTracking().Where(c => c.OrganisationId == organisation).Where(Committed.ByContribution(day))
                .OrderByDescending(c => c.On).ThenBy(c => c.Id).ToListAsync(cancel),
            await db.OccasionParties.Where(p => p.OrganisationId == organisation).Where(Committed.ByTakingPart(day))
                .OrderByDescending(p => p.On).ThenBy(p => p.Id)
                .Select(p => new Part(p.On, db.Occasions.Where(o => o.Id == p.OccasionId).Select(o => o.Kind).First())).ToListAsync(cancel));
    }
}

/// <summary>Once the organisation took part in something.</summary>
public sealed record Part(DateOnly On, string Kind);
