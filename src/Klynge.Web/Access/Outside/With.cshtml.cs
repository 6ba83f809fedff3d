using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Access.Outside;

/// <summary>On the way to a provider. Shown only when there is no way, with a sentence why.</summary>
[Open("it is the door itself")]
public sealed class WithModel(SignOn signOn, AskProvider ask) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public string Slug { get; set; } = "";

    /// <summary>Where the link on the page that follows leads.</summary>
    [TempData]
    public string? Onward { get; set; }

    public string Name => signOn.Called(Slug)?.Name ?? "";
    public NotIn NotIn { get; private set; } = null!;

    public async Task<IActionResult> OnGet(string? to, bool prove)
    {
        if (signOn.Called(Slug) is null)
            return NotFound();
        var (address, refusal) = await ask.Do(Slug, prove && Visit.SignedIn ? Errand.Prove : Errand.SignIn, to, Cancel);
        if (refusal is not null)
        {
            NotIn = new(T[refusal], LocalPath.Of(to), Visit.SignedIn);
            return Again(StatusCodes.Status503ServiceUnavailable);
        }

        // Nobody is sent to sign in by a link on someone else's page: there she presses herself.
        if (Request.Headers["Sec-Fetch-Site"] != "cross-site")
            return Redirect(address!);
        Onward = address;
        return Redirect($"/sign-in/with/{Slug}/onward");
    }
}

/// <summary>Why she is not in, and where she wanted to go.</summary>
public sealed record NotIn(string Why, string To, bool SignedIn);
