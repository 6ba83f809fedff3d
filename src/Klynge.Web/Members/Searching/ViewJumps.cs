using Klynge.Access;
using Klynge.Members.Searching;
using Klynge.Web.Language;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;

namespace Klynge.Web.Members.Searching;

/// <summary>Saved views by their name: one's own and the shared ones.</summary>
internal sealed class ViewJumps(SavedTabs tabs) : IJump
{
    public Deed Deed => Deed.SeeDirectory;
    public int Order => 35;

    public async Task<IReadOnlyList<Jump>> Find(JumpQuestion asked, CancellationToken cancel)
    {
        var (sought, visit) = (Sought.Read(asked.Typed), asked.Visit);
        if (sought.IsEmpty)
            return [];
        return [.. (await tabs.Of(visit, cancel, count: false)).Select(view => (View: view, Fit: Fit.Of(sought, view.Name))).Where(one => one.Fit is not null)
            .OrderBy(one => one.Fit).Take(asked.Most).Select(one => new Jump(JumpGroup.Pages, one.View.Name, Texts.Say(one.View.Shared ? "shared view of the members" : "my view of the members"), Address(one.View, visit), "save") { Nearly = one.Fit == Fit.Nearly })];
    }

    private static string Address(SavedTab view, Visit visit) =>
        $"/{visit.Slug}/members{view.Query}{(visit.AnotherDay ? (view.Query.Length > 0 ? "&" : "?") + "on=" + Days.Iso(visit.On) : "")}";
}
