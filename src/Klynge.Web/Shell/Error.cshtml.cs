using System.Globalization;
using System.Text.RegularExpressions;
using Klynge.Web.Shell.Public;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;

namespace Klynge.Web.Shell;

/// <summary>What went wrong, in words: what happened, that nothing was lost, and what to do.</summary>
[Open("says that something went wrong"), IgnoreAntiforgeryToken, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed partial class ErrorModel : KlyngePage
{
    /// <summary>From the address alone: what was sent may be the very thing that cannot be read.</summary>
    public int Code => int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);

    public string? Reference => HttpContext.Items["reference"] as string;
    public string Heading => T[Code switch
    {
        422 when NoDay is not null => "There is no such day",
        403 => "This is for others in the cluster",
        404 => "There is no such page",
        413 => "The file is too large",
        422 => "The address asks for something that cannot be",
        429 => "A little too fast",
        >= 500 => "Something went wrong with us",
        _ => "That could not be done",
    }];

    public string Words => NoDay is { } day ? T["There is no {0} in the calendar. Choose another day; nothing has been changed.", day] : T[Code switch
    {
        400 => "The page was old, or the form was sent twice. Go back, load the page again and try once more. Nothing has been changed.",
        403 => "You are signed in, but your role does not include this. The cluster's manager can change that.",
        404 => "The address may be misspelt, or what stood here is not yours to see.",
        413 => "At most 20 MiB can be sent at a time. Nothing has been changed.",
        422 when Visit.TooFarAhead => "You can look at today and the days before it. What comes after today is shown to the cluster's own people only.",
        422 => "A day is written like 2026-05-12. Nothing has been changed.",
        429 => "Too many tries in a short time. Wait a minute and try again.",
        >= 500 => "Nothing you had saved is lost. Try again; if it happens again, tell whoever runs your Klynge the number below.",
        _ => "Nothing has been changed. Go back and try again.",
    }];

    /// <summary>A day that is written as days are, and that no calendar has: 2024-02-30.</summary>
    private string? NoDay => Code == 422 && HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalQueryString is { } asked
        && QueryHelpers.ParseQuery(asked).TryGetValue("on", out var on) && on is [{ } day] && Written().IsMatch(day)
        && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? day : null;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}\z")]
    private static partial Regex Written();

    /// <summary>Said within the public pages, to whoever came by one of their addresses.</summary>
    public bool InPublic => Visit is { InCluster: true, PublicPages: true } && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked
        && PublicSite.LanguageOf(asked.OriginalPath) is not null;

    public string Back => Form ?? (InPublic ? PublicSite.Address(Visit.Slug, "", PublicPage.Language) : Visit.AtHome ? $"/{Visit.Slug}" : "/");
    public string BackWords => T[Form is not null ? "Back to the form" : InPublic ? "To the front page" : Visit.AtHome ? "To My work" : "To the front page"];

    /// <summary>Where the form stands that could not be taken.</summary>
    private string? Form => Code is 400 or 413 && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { Endpoint: { } page } sent && page.Metadata.GetMetadata<PageActionDescriptor>() is not null
        ? sent.OriginalPathBase + sent.OriginalPath
        : null;

    public void OnGet()
    {
    }

    public void OnPost()
    {
    }
}
