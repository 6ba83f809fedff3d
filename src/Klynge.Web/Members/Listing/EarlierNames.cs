using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Listing;

/// <summary>Whether anybody had another name on a day than the latest: only then must a list be put in the order of that day's names.</summary>
public static class EarlierNames
{
    public static Task<bool> On(Db db, DateOnly day, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<OrganisationName>().AnyAsync(n => n.From <= day && n.To >= day, cancel);
    }
}
