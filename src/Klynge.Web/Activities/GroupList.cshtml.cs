using Klynge.Access;
using Klynge.Web.Members;
using Klynge.Web.Shell;

namespace Klynge.Web.Activities;

/// <summary>The groups there have been by the day looked at, those that ended last.</summary>
[May(Deed.SeeActivities)]
public sealed class GroupListModel : KlyngePage
{
    public IReadOnlyList<GroupLine> Rows { get; private set; } = [];
    public int AtWork => Rows.Count(row => row.AtWork);

    public async Task OnGet() => Rows = await Db.Lines(Visit.On, Db.VisibleTo(Visit), Cancel);
}
