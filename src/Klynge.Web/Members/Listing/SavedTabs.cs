using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Searching;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Listing;

/// <summary>A saved view as its reader meets it.</summary>
/// <param name="View">Null when its address says something that Klynge does not know any more.</param>
/// <param name="Count">How many it shows; null where that is not counted.</param>
/// <param name="Mine">She may rename, replace and delete it.</param>
public sealed record SavedTab(Guid Id, string Name, bool Shared, bool Mine, string Query, View? View, int? Count)
{
    public bool Shows(View view) => View is not null && View.ToString() == view?.ToString();
}

/// <summary>The views somebody has: her own and the shared ones, as far as she may see what they show.</summary>
public sealed class SavedTabs(Db db, KeptTotals totals, Finder finder)
{
    /// <summary>So many are counted each time the register has changed; the others open without their number. Ours.</summary>
    private const int Counted = 12;

    public async Task<IReadOnlyList<SavedTab>> Of(Visit visit, CancellationToken cancel, bool count = true)
    {
        ArgumentNullException.ThrowIfNull(visit);
        var (sight, me) = (Sight.Of(visit), visit.AccountId);
        var views = await db.Set<SavedView>().AsNoTracking().Where(v => v.AccountId == null || v.AccountId == me).OrderBy(v => v.AccountId == null).ThenBy(v => v.Place)
            .Select(v => new { v.Id, v.AccountId, v.Name, v.Query }).ToListAsync(cancel);
        var tabs = new List<SavedTab>();
        foreach (var one in views)
        {
            var (view, refusal) = ViewAddress.Read(one.Query);
            var shown = refusal is null ? view!.LookingFor(visit.On) : null;
            // What the reader may not ask for is not told of either: not even that somebody asks it.
            if (shown is not null && sight.Refuses(shown) is not null)
                continue;
            var number = shown is not null && count && tabs.Count < Counted ? await Count(visit, sight, shown, cancel) : (int?)null;
            tabs.Add(new(one.Id, one.Name, one.AccountId is null, one.AccountId is not null || visit.May(Deed.ShareView), one.Query, shown, number));
        }

        return tabs;
    }

    private async Task<int> Count(Visit visit, Sight sight, View view, CancellationToken cancel) =>
        await totals.Of(visit, KeptTotals.Key(sight, view), async () =>
            await new Matching(db, visit.On, sight, await finder.Of(view.Search, sight, cancel)).Of(view).CountAsync(cancel));
}
