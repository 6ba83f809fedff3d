using Klynge.Activities;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities.Public;

/// <summary>What comes, for everyone.</summary>
[Open("what the cluster holds for everyone"), ShowsEvents]
public sealed class PublicEventsModel : PublicPage
{
    private const int Most = 200;

    public IReadOnlyList<Event> Coming { get; private set; } = [];
    public DateTime Now => Db.Now;

    public async Task OnGet() =>
        Coming = await Db.Set<Event>().AsNoTracking().Where(e => e.State == EventState.Published && e.EndsAt > Now).OrderBy(e => e.StartsAt).ThenBy(e => e.Id).Take(Most).ToListAsync(Cancel);
}
