using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>What the deeds on one organisation begin with.</summary>
public static class Whole
{
    /// <summary>An organisation with all its dated parts, so that it can be changed; null when there is none within reach.</summary>
    public static Task<Organisation?> Organisation(this Db db, Guid id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Organisations.Include(o => o.Names).Include(o => o.Staff).Include(o => o.Seats).Include(o => o.Tags)
            .AsSplitQuery().SingleOrDefaultAsync(o => o.Id == id, cancel);
    }

    public static Refusal NoSuchOrganisation => new("There is no such organisation in the register.");
    public static Refusal NoSuchMembership => new("There is no such membership in the register.");
    public static Refusal ChangedMeanwhile => new("Someone else changed this while you were looking at it. Nothing of yours was saved; look again and decide.");
}
