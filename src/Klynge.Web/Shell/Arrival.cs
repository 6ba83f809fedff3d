using System.Globalization;
using Klynge.Access;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Diagnostics;
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
        if (http.GetRouteValue("cluster") is string slug && !(await Enter(slug, visit, db, reach, clock, http.RequestAborted) && await Shows(http, visit, db)))
        {
            // A stranger is asked to sign in whether or not there is such a cluster.
            if (visit.SignedIn || http.GetEndpoint()!.Metadata.GetMetadata<OpenAttribute>() is not null)
                http.Response.StatusCode = StatusCodes.Status404NotFound;
            else
                await http.ChallengeAsync();
            return;
        }

        visit.NoSuchDay = !SetDay(http, visit);
        await next(http);
    }

    private static async Task<bool> Enter(string slug, Visit visit, Db db, Reach reach, TimeProvider clock, CancellationToken cancel)
    {
        var cluster = await db.Clusters.Where(c => c.Slug == slug)
            .Select(c => new { c.Id, c.Slug, c.Name, c.TimeZone, c.Demonstration, c.RegisterVersion, c.Version, c.PublicPages }).SingleOrDefaultAsync(cancel);
        if (cluster is null)
            return false;

        (visit.ClusterId, visit.Slug, visit.ClusterName, visit.TimeZone) = (cluster.Id, cluster.Slug, cluster.Name, cluster.TimeZone);
        (visit.Demonstration, visit.RegisterVersion) = (cluster.Demonstration, cluster.RegisterVersion);
        (visit.ClusterVersion, visit.PublicPages) = (cluster.Version, cluster.PublicPages);
        visit.Today = visit.On = clock.DayIn(cluster.TimeZone);
        // A visitor reaches the cluster too: public pages show only what is published. Every other door asks for a deed.
        reach.Set(cluster.Id);
        return true;
    }

    /// <summary>What a cluster has not opened to strangers is not there, whatever way it is asked for; the team may look at it beforehand.</summary>
    private static async Task<bool> Shows(HttpContext http, Visit visit, Db db)
    {
        if (http.GetEndpoint()!.Metadata.GetMetadata<Public.PublishedAttribute>() is not { } published)
            return true;
        visit.Beforehand = !await published.IsOpen(visit, db, http.RequestAborted);
        return !visit.Beforehand || visit.May(Deed.SeeRegister);
    }

    private static bool SetDay(HttpContext http, Visit visit)
    {
        // Public pages are of today, whatever is asked: what was published on another day is not known.
        if (!http.Request.Query.TryGetValue("on", out var asked) || !visit.InCluster || asked is [""] || Public.PublicSite.LanguageOf(http.Request.Path) is not null)
            return true;
        if (asked.Count != 1 || !DateOnly.TryParseExact(asked[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is < 1900 or > 2200)
            return false;
        visit.TooFarAhead = day > visit.LastDay;
        if (visit.TooFarAhead)
            return false;

        visit.On = day;
        return true;
    }
}

/// <summary>A day that is none is told only to who may be here: to anyone else a cluster that is there must look like one that is not.</summary>
internal sealed class NoSuchDay(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http, Visit visit)
    {
        if (!visit.NoSuchDay || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(http);
        http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Task.CompletedTask;
    }
}
