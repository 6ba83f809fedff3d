using Microsoft.AspNetCore.Mvc;

namespace Klynge.Web.Shell;

/// <summary>What went wrong, in words: what happened, that nothing was lost, and what to do.</summary>
[Open("says that something went wrong"), IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public int Code { get; set; }

    public string? Reference => HttpContext.Items["reference"] as string;
    public string Heading => T[Code switch
    {
        403 => "This is for others in the cluster",
        404 => "There is no such page",
        413 => "The file is too large",
        422 => "The address asks for something that cannot be",
        429 => "A little too fast",
        >= 500 => "Something went wrong with us",
        _ => "That could not be done",
    }];

    public string Words => T[Code switch
    {
        400 => "The page was old, or the form was sent twice. Go back, load the page again and try once more. Nothing has been changed.",
        403 => "You are signed in, but your role does not include this. The cluster's manager can change that.",
        404 => "The address may be misspelt, or what stood here is not yours to see.",
        413 => "At most 20 MiB can be sent at a time. Nothing has been changed.",
        422 => "A day is written like 2026-05-12. Nothing has been changed.",
        429 => "Too many tries in a short time. Wait a minute and try again.",
        >= 500 => "Nothing you had saved is lost. Try again; if it happens again, tell whoever runs your Klynge the number below.",
        _ => "Nothing has been changed. Go back and try again.",
    }];

    public string Back => Visit.AtHome ? $"/{Visit.Slug}" : "/";
    public string BackWords => T[Visit.AtHome ? "To My work" : "To the front page"];

    public void OnGet()
    {
    }

    public void OnPost()
    {
    }
}
