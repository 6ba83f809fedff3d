using Klynge.Web.Access.Outside;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Access;

/// <summary>Ends the session on the server. Only a form does it: a picture on someone's page does not. Who came from a provider may go on and sign out there.</summary>
[Open("who is signed out already may press it again")]
public sealed class SignOutModel(Entry entry, SignOn signOn, SignOutElsewhere signOutElsewhere) : KlyngePage
{
    /// <summary>The provider she came in by, on the page after.</summary>
    [TempData]
    public string? From { get; set; }

    public (string Name, string Address)? Elsewhere { get; private set; }

    public async Task OnGet() =>
        Elsewhere = !Visit.SignedIn && signOn.Called(From) is { } provider && await signOutElsewhere.Address(provider, Cancel) is { } address ? (provider.Name, address) : null;

    public async Task<IActionResult> OnPost()
    {
        var provider = signOn.Called(await entry.ProviderOfThis(Cancel));
        await entry.End(Cancel);
        if (provider is null)
            return Redirect("/sign-in");
        From = provider.Slug;
        return Redirect("/sign-out");
    }
}
