using Klynge.Access;
using Klynge.Activities;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Activities;

/// <summary>Members the team has not been in contact with for a while, by kind.</summary>
[May(Deed.SeeContacts)]
public sealed class UnreachedModel : KlyngePage
{
    private const int Most = 1000;

    [BindProperty(SupportsGet = true, Name = "months")]
    public int? Asked { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? KindWord { get; set; }

    public int Months => Math.Clamp(Asked ?? TeamContact.Months, 1, 120);
    public OrganisationKind? Kind { get; private set; }
    public IReadOnlyList<Reached> Rows { get; private set; } = [];
    public int All { get; private set; }

    /// <summary>Of all members, whatever is asked for.</summary>
    public IReadOnlyList<ReachedSegment> Segments { get; private set; } = [];

    public async Task OnGet()
    {
        Kind = OrganisationKinds.TryRead(KindWord, out var read) ? read : null;
        var reach = await Db.Reach(Visit.On, Cancel);
        Segments = [.. reach.GroupBy(member => member.Kind).OrderBy(group => group.Key).Select(group => new ReachedSegment(group.Key, group.Count(), group.Count(member => member.Within(Visit.On, Months))))];
        var asked = reach.Where(member => Kind is null || member.Kind == Kind).ToList();
        All = asked.Count;
        Rows = [.. asked.Where(member => !member.Within(Visit.On, Months)).Take(Most)];
    }

    public string Title() => All == 0 ? T["There are no members to reach on this day"]
        : Rows.Count == 0 ? T["Everyone has been reached"]
        : T["{0} of {1} have not been reached in {2} months", Rows.Count, All, Months];
}

/// <param name="Reached">Members in contact within the months asked about.</param>
public sealed record ReachedSegment(OrganisationKind Kind, int Members, int Reached);
