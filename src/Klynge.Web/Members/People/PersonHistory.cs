using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>What happened to one person, newest first, as the journal's own sentences tell it.</summary>
[May(Deed.SeeJournal)]
public sealed class PersonHistory(Db db, Telling telling)
{
    private const int Most = 50;

    public async Task<IReadOnlyList<Told>> Of(Guid person, Visit visit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var until = Clock.StartOf(visit.On.AddDays(1), visit.TimeZone);
        var lines = await db.Journal.AsNoTracking().Where(l => l.About == person && l.At < until)
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(Most).ToListAsync(cancel);
        return await telling.Tell(lines, cancel);
    }
}
