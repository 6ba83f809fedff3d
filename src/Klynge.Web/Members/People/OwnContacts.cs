using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>A member contact says who the cluster should know in her own organisation, and who is there no longer.</summary>
[May(Deed.CorrectOwn)]
public sealed class OwnContacts(Db db, TimeProvider clock, AddPerson add, EndRole end)
{
    /// <param name="own">The organisations she speaks for.</param>
    public async Task<Refusal?> Do(NewPerson asked, IEnumerable<Guid> own, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Organisation is not { } organisation || !own.Contains(organisation))
            return NotHers;
        if (string.IsNullOrWhiteSpace(asked.Title))
            return Refusal.On("Title", "Fill in this field.");

        return (await add.Do(asked with { From = asked.From ?? await db.Today(clock, cancel) }, cancel)).Refusal;
    }

    public async Task<Refusal?> End(Guid roleId, DateOnly? lastDay, IEnumerable<Guid> own, CancellationToken cancel)
    {
        var role = await db.PersonRoles.Where(r => r.Id == roleId).Select(r => new { r.PersonId, r.OrganisationId }).SingleOrDefaultAsync(cancel);
        return role?.OrganisationId is { } organisation && own.Contains(organisation)
            ? await end.Do(role.PersonId, roleId, lastDay, cancel)
            : NotHers;
    }

    private static readonly Refusal NotHers = new("You can change the contacts of your own organisation only.");
}
