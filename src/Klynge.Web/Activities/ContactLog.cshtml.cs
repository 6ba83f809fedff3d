using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Activities;

/// <summary>The contact log, the newest first.</summary>
[May(Deed.SeeContacts)]
public sealed class ContactLogModel : KlyngePage
{
    private const int PageSize = 50;

    public IReadOnlyList<ContactLine> Rows { get; private set; } = [];
    public string? Next { get; private set; }
    public int Members { get; private set; }
    public int Unreached { get; private set; }

    [BindProperty(SupportsGet = true, Name = "skip")]
    public int Skip { get; set; }

    public async Task OnGet()
    {
        var (on, skip) = (Visit.On, Math.Clamp(Skip, 0, 100_000));
        var reach = await Db.Reach(on, Cancel);
        (Members, Unreached) = (reach.Count, reach.Count(member => !member.Within(on)));
        var rows = await Db.Lines(Db.Set<TeamContact>().Where(c => c.On <= on).OrderByDescending(c => c.On).ThenByDescending(c => c.LoggedAt).ThenBy(c => c.Id).Skip(skip).Take(PageSize + 1), Cancel);
        (Rows, Next) = (rows.Take(PageSize).ToList(), rows.Count > PageSize ? Here($"/contacts?skip={skip + PageSize}") : null);
    }

    public string Line() => Members == 0 ? T["The cluster has no members on this day."] : T["{0} of {1} members have been reached in the last twelve months.", Members - Unreached, Members];
}
