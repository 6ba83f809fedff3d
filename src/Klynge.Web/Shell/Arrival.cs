using System.Globalization;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell;

/// <summary>
/// Turns an address into surroundings: the cluster it names, what the account is there, and the day it asks for. Sets
/// the reach of the request. An unknown cluster and a foreign one look the same.
/// </summary>
internal sealed class Arrival(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Visit visit, Db db, Reach reach, Actor actor, TimeProvider clock)
    {
        // No page has this address: nobody needs to sign in to be told so.
        if (http.GetEndpoint() is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await Access.WhoAsks.Fill(http, visit, db, actor);
        if (http.GetRouteValue("cluster") is string slug && !await Enter(slug, visit, db, reach, clock, http.RequestAborted))
        {
            // A stranger is asked to sign in whether or not there is such a cluster.
            if (visit.SignedIn || http.GetEndpoint()!.Metadata.GetMetadata<OpenAttribute>() is not null)
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            else
                await http.ChallengeAsync();
            return;
        }

        if (!SetDay(http, visit))
        {
            http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return;
        }

        await next(http);
    }

    private static async Task<bool> Enter(string slug, Visit visit, Db db, Reach reach, TimeProvider clock, CancellationToken cancel)
    {
        var cluster = await db.Clusters.Where(c => c.Slug == slug)
            .Select(c => new { c.Id, c.Slug, c.Name, c.TimeZone, c.Demonstration, c.RegisterVersion }).SingleOrDefaultAsync(cancel);
        if (cluster is null)
            return false;

        (visit.ClusterId, visit.Slug, visit.ClusterName, visit.TimeZone) = (cluster.Id, cluster.Slug, cluster.Name, cluster.TimeZone);
        (visit.Demonstration, visit.RegisterVersion) = (cluster.Demonstration, cluster.RegisterVersion);
        visit.Today = visit.On = clock.DayIn(cluster.TimeZone);
        // A visitor reaches the cluster too: public pages show only what is published. Every other door asks for a deed.
        reach.Set(cluster.Id);
        return true;
    }

    private static bool SetDay(HttpContext http, Visit visit)
    {
        if (!http.Request.Query.TryGetValue("on", out var asked) || !visit.InCluster || asked is [""])
            return true;
        if (asked.Count != 1 || !DateOnly.TryParseExact(asked[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is < 1900 or > 2200)
            return false;

        visit.On = day;
        return true;
    }
}
