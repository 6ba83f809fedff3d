using Klynge.Members;
using Klynge.Members.BusinessRegister;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>What the public register says otherwise, as each cluster keeps it. The copy of the register itself lies outside the record.</summary>
internal sealed class RegisterModel : ITables
{
    public void Build(ModelBuilder model)
    {
        // One open difference a matter: it is renewed, not repeated.
        model.Entity<RegisterDifference>().HasIndex(d => new { d.ClusterId, d.OrganisationId, d.Matter }).IsUnique().HasFilter("answered_at IS NULL");
        model.Entity<RegisterDifference>().HasIndex(d => new { d.ClusterId, d.AnsweredAt });
        model.RefersTo<RegisterDifference, Organisation>(d => new { d.ClusterId, d.OrganisationId }, DeleteBehavior.Cascade);
    }
}
