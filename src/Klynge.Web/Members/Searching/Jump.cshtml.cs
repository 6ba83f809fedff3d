using Klynge.Access;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Members.Searching;

/// <summary>The search of every page as a page of its own: what the field shows while one types, and more of it.</summary>
[May(Deed.SeeMyWork)]
public sealed class JumpModel(IEnumerable<IJump> jumps) : KlyngePage
{
    private const int Most = 25;

    public string Typed { get; private set; } = "";
    public JumpList List { get; private set; } = null!;
    public bool TooLong { get; private set; }

    /// <summary>Where all that fits stands, for those who see the list.</summary>
    public string? All => Visit.May(Deed.SeeDirectory) && Typed.Length > 0 ? Here(new View { Search = Typed }.InItsOrder.ToString().Insert(0, "/members")) : null;

    public async Task<IActionResult> OnGet(string? q)
    {
        Typed = (q ?? "").Trim();
        TooLong = Typed.Length > ViewAddress.LongestSearch;
        List = await JumpList.Of(jumps, new(TooLong ? "" : Typed, Most, Visit), Cancel);
        return TooLong ? Again() : Page();
    }
}
