using System.Globalization;
using Klynge.Access;
using Klynge.Web.Members.Listing;
using Klynge.Web.Members.Searching;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>The list of members on a day. Its address is the view; every figure of the register opens to one.</summary>
[May(Deed.SeeDirectory)]
public sealed class IndexModel(KeptTotals totals, Finder finder, SavedTabs saved) : KlyngePage
{
    public const int PageSize = 25;

    /// <summary>So many saved views stand as tabs; the others in the menu. Ours.</summary>
    public const int SavedShown = 5;

    public View View { get; private set; } = new();
    public Sight Sight { get; private set; } = Sight.Whole;
    public string? Wrong { get; private set; }
    public IReadOnlyList<MemberRow> Rows { get; private set; } = [];
    public IReadOnlyList<MemberColumn> Columns { get; private set; } = [];
    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    /// <summary>Views that she or the cluster has given a name.</summary>
    public IReadOnlyList<SavedTab> Saved { get; private set; } = [];
    public int Found { get; private set; }
    public int All { get; private set; }

    /// <summary>How many stand before the first on this page.</summary>
    public int Before { get; private set; }

    /// <summary>Nobody has entered anything yet.</summary>
    public bool Empty { get; private set; }

    /// <summary>When nothing is found: what would be, without each filter.</summary>
    public IReadOnlyList<(Chip Chip, int Count)> Drops { get; private set; } = [];
    public IReadOnlyList<Chip> Chips { get; private set; } = [];

    /// <summary>What the search found; others are shown than those that read as she typed when it says so.</summary>
    public Found Search { get; private set; } = Searching.Found.Everyone;

    public async Task<IActionResult> OnGet(Guid? after, Guid? before, string? at)
    {
        Sight = Sight.Of(Visit);
        var (view, refusal) = ViewAddress.Read(Request.Query);
        refusal ??= Sight.Refuses(view!) ?? (ModelState.IsValid ? null : new Refusal("The address says a place in the list that cannot be read."));
        if (refusal is not null)
        {
            Wrong = T[refusal];
            return Again();
        }

        View = view!.LookingFor(Visit.On);
        if (View != view || Request.Query.Any(pair => pair.Value.Count > 1 || pair.Value.ToString().Length == 0))
            return LocalRedirect(To(View));
        await Load(after, before, Placed(at));
        return Page();
    }

    /// <summary>The address of another view on the same day.</summary>
    public string To(View view, string path = "/members") => Here(path + view);

    /// <param name="at">How many stand before that page, so that nobody counts them again.</param>
    public string To(View view, string cursor, Guid id, int at) => Here($"/members{(View.ToString() is { Length: > 0 } said ? said + "&" : "?")}{cursor}={id}&at={Math.Max(0, at)}.{Visit.RegisterVersion}");

    /// <summary>How many stand before, as a link said it; what was counted in an older register is counted again.</summary>
    private int? Placed(string? said) =>
        said?.Split('.') is [var count, var version] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && version == Visit.RegisterVersion.ToString(CultureInfo.InvariantCulture) ? at : null;

    private async Task Load(Guid? after, Guid? before, int? at)
    {
        Columns = MemberColumns.OnPage(View, Sight);
        Search = await finder.Of(View.Search, Sight, Cancel);
        Chips = [.. ViewWords.Chips(View)];
        Tabs = await totals.Of(Visit, "tabs", () => ViewTabs.Of(Db, Visit.On, Cancel));
        Saved = await saved.Of(Visit, Cancel);
        Found = await Count(View);
        All = View.ShowsSame(new View { Standing = View.Standing }) ? Found : await Count(new View { Standing = View.Standing });
        var earlier = await totals.Of(Visit, "earlier names", () => EarlierNames.On(Db, Visit.On, Cancel));
        if (Found == 0)
        {
            await LoadEmpty();
            return;
        }

        var ordering = new Ordering(Db, Visit.On, Sight, earlier, Search).Of(View);
        var ids = await ordering.Take(after, before, PageSize, Cancel);
        // Rows before the first page, or after the last: what was there has gone, and the list begins anew.
        if (ids.Count == 0 || (ids.Count < PageSize && before is not null))
            (ids, at, after, before) = (await ordering.Take(null, null, PageSize, Cancel), null, null, null);
        Rows = await new MemberRows(Db, Visit.On).Of(ids, View.Standing, Cancel);
        if (ids.Count > 0 && (after ?? before) is not null)
            Before = at is { } said && said > 0 && said + ids.Count <= Found ? said : await totals.Of(Visit, $"{KeptTotals.Key(Sight, View)} {View.Sort} {View.Descending} {ids[0]}", () => ordering.Before(ids[0], Cancel));
    }

    private async Task LoadEmpty()
    {
        Empty = !await Db.Organisations.AnyAsync(Cancel);
        if (Empty)
            return;

        var drops = new List<(Chip, int)>();
        foreach (var chip in ViewWords.Droppable(View))
            drops.Add((chip, await Count(chip.Without)));
        if (View.Standing is not (Standing.Any or Standing.Ever))
        {
            var wider = View with { Standing = Sight.All ? Standing.Any : Standing.Current };
            drops.Add((new(ViewWords.Whom(wider.Standing), wider), await Count(wider)));
        }

        Drops = [.. drops.Where(drop => drop.Item2 > 0)];
    }

    private Task<int> Count(View view) =>
        totals.Of(Visit, KeptTotals.Key(Sight, view), () => new Matching(Db, Visit.On, Sight, view.Search.Length == 0 ? Searching.Found.Everyone : Search).Of(view).CountAsync(Cancel));
}
