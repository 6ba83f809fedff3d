using Klynge.Access;

namespace Klynge.Web.Shell;

/// <summary>The first page: what waits, three figures that open, and what happened since last time.</summary>
[May(Deed.SeeMyWork)]
public sealed class MyWorkModel : KlyngePage
{
    public void OnGet()
    {
    }
}
