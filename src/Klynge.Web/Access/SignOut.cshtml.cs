using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Access;

/// <summary>Ends the session on the server. Only a form does it: a picture on someone's page does not.</summary>
[Open("who is signed out already may press it again")]
public sealed class SignOutModel(Entry entry) : KlyngePage
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPost()
    {
        await entry.End(Cancel);
        return Redirect("/sign-in");
    }
}
