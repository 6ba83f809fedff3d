using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;

namespace Klynge.Web.Members;

/// <summary>Which organisations there are for a reader: one rule for pages, programs and whatever names or links one.</summary>
public static class VisibleOrganisations
{
    /// <summary>
    /// To the team the whole register; to others who belongs or has belonged by the day looked at, and those they speak for.
    /// Who never was a member is the team's own business.
    /// </summary>
    public static IQueryable<Organisation> VisibleTo(this Db db, Visit visit)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(visit);
        if (visit.May(Deed.SeeRegister))
            return db.Organisations;
        var (own, day) = (visit.Own.ToList(), visit.On);
        return db.Organisations.Where(o => own.Contains(o.Id) || db.Memberships.Any(m => m.OrganisationId == o.Id && m.From <= day));
    }
}
