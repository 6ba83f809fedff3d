using Klynge.Occasions;
using Klynge.Web.Members.People;
using Klynge.Web.Shell.Personal;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Occasions;

/// <summary>Where she took part. That her organisation did stays.</summary>
internal sealed class PersonalOccasions : IPersonal
{
    public int Order => 20;

    public IEnumerable<PersonalTable> Tables =>
    [
        new PersonalTable<OccasionParty>("Took part", Fate.Emptied, (db, who) => db.OccasionParties.Where(o => o.PersonId != null && who.People.Contains(o.PersonId.Value)))
            .Shows("Organisation", "organisation", o => o.OrganisationId, OrganisationNames.Of).Shows("Day", o => o.On).Shows("As", o => o.Part)
            .Ends((_, rows, cancel) => rows.ExecuteUpdateAsync(set => set.SetProperty(o => o.PersonId, (Guid?)null), cancel)),
    ];
}
