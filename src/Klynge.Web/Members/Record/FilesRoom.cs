using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>
/// The way to a kept file. Whoever works in the cluster may ask; each time the right the file itself wants is asked for too. It is never shown inside the site,
/// only saved, under our own content type. What one may not have does not exist.
/// </summary>
internal sealed class FilesRoom : IRoom
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/{cluster}/files/{id:guid}", Fetch).WithMetadata(new MayAttribute(Deed.SeeMyWork));

    private static async Task<IResult> Fetch(Guid id, HttpContext http, Db db, Visit visit, FileStore store, CancellationToken cancel)
    {
        var file = await db.Files.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, cancel);
        if (file is null || !visit.May(file.Right) || store.Open(file.ClusterId, file.Id) is not { } bytes)
            return Results.NotFound();

        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        http.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(bytes, file.ContentType, file.Name);
    }
}
