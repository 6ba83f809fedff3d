using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;

namespace Klynge.Web.Members.Importing;

/// <summary>What took part together.</summary>
internal sealed class OccasionsLean : ILean
{
    public IQueryable<Guid> Organisations(Db db) => db.OccasionParties.Select(party => party.OrganisationId);
}

/// <summary>What it gave, in money or in hours.</summary>
internal sealed class ContributionsLean : ILean
{
    public IQueryable<Guid> Organisations(Db db) => db.Set<Contribution>().Select(contribution => contribution.OrganisationId);
}

/// <summary>What has been published about it.</summary>
internal sealed class PublishedLean : ILean
{
    public IQueryable<Guid> Organisations(Db db) => db.Set<PublishedFact>().Where(fact => fact.OrganisationId != null).Select(fact => fact.OrganisationId!.Value);
}

/// <summary>Who signs in for it.</summary>
internal sealed class ContactsLean : ILean
{
    public IQueryable<Guid> Organisations(Db db) => db.Roles.Where(role => role.OrganisationId != null).Select(role => role.OrganisationId!.Value);
}
