using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Access.Outside;

/// <summary>The way to a provider as a link, where a form must not lead there and where nobody pressed.</summary>
[Open("it is the door itself")]
public sealed class OnwardModel(SignOn signOn) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>Set by the page before; an address of its own could lead anywhere.</summary>
    [TempData]
    public string? Onward { get; set; }

    public string Name => signOn.Called(Slug)?.Name ?? "";

    public IActionResult OnGet() => signOn.Called(Slug) is null ? NotFound() : Onward is null ? Redirect("/sign-in") : Page();
}
