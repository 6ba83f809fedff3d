using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell;

/// <summary>Language and light or dark: a form post each, kept in a cookie and with the account.</summary>
internal static class Choices
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/language", async (HttpContext http, Visit visit, Db db, Microsoft.AspNetCore.Antiforgery.IAntiforgery forms) =>
            await Keep(http, visit, db, forms, "language", ReadersLanguage.Cookie, ["nb", "en"])).WithMetadata(new OpenAttribute("every reader chooses her language"));
        routes.MapPost("/theme", async (HttpContext http, Visit visit, Db db, Microsoft.AspNetCore.Antiforgery.IAntiforgery forms) =>
            await Keep(http, visit, db, forms, "theme", "klynge-theme", ["light", "dark"])).WithMetadata(new OpenAttribute("every reader chooses light or dark"));
    }

    private static async Task<IResult> Keep(HttpContext http, Visit visit, Db db, Microsoft.AspNetCore.Antiforgery.IAntiforgery forms, string field, string cookie, string[] allowed)
    {
        if (!await forms.IsRequestValidAsync(http))
            return Results.StatusCode(StatusCodes.Status400BadRequest);

        var form = await http.Request.ReadFormAsync();
        var chosen = form[field].ToString();
        if (!allowed.Contains(chosen))
            return Results.StatusCode(StatusCodes.Status400BadRequest);

        Remember(http, cookie, chosen);
        if (visit.AccountId is { } accountId && await db.Accounts.SingleOrDefaultAsync(a => a.Id == accountId) is { } account)
        {
            if (field == "language")
                account.Language = chosen;
            else
                account.Theme = chosen;
            await db.SaveChangesAsync();
        }

        return Results.LocalRedirect(LocalPath.Of(form["back"]));
    }

    /// <summary>Keeps a choice with the browser for a year.</summary>
    public static void Remember(HttpContext http, string cookie, string chosen) =>
        http.Response.Cookies.Append(cookie, chosen, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, MaxAge = TimeSpan.FromDays(365), IsEssential = true });
}

/// <summary>An address of our own site, or the front page: where people are sent on never comes from outside.</summary>
public static class LocalPath
{
    public static string Of(string? path) =>
        path is { Length: > 0 and < 2000 } && path[0] == '/' && (path.Length == 1 || path[1] is not ('/' or '\\')) && !path.Any(c => char.IsControl(c) || c == '\\')
            ? path
            : "/";
}
