using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell;

/// <summary>Two addresses for whoever watches over the server: alive, and ready to work.</summary>
internal static class Health
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", (HttpContext http) => Say(http, true)).WithMetadata(new OpenAttribute("says one word"));
        routes.MapGet("/health/ready", async (HttpContext http, Db db) => Say(http, await Answers(db, http.RequestAborted))).WithMetadata(new OpenAttribute("says one word"));
    }

    private static async Task<bool> Answers(Db db, CancellationToken cancel)
    {
        try
        {
            await db.Settings.AnyAsync(cancel);
            return true;
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or InvalidOperationException)
        {
            return false;
        }
    }

    private static IResult Say(HttpContext http, bool well)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Text(well ? "ok" : "not ready", "text/plain; charset=utf-8", statusCode: well ? 200 : 503);
    }
}
