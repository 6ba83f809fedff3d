using Klynge.Access;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;

namespace Klynge.Web.Members.Searching;

/// <summary>What the search field shows while someone types: the lines of the search page, for the script.</summary>
internal static class JumpAnswer
{
    /// <summary>So many of each kind: what can be taken in at a glance.</summary>
    private const int Most = 6;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/{cluster}/jump.json", Find).WithMetadata(new MayAttribute(Deed.SeeMyWork));

    private static async Task<IResult> Find(string? q, Visit visit, IEnumerable<IJump> jumps, CancellationToken cancel)
    {
        var typed = q ?? "";
        if (typed.Length > ViewAddress.LongestSearch)
            return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);

        var list = await JumpList.Of(jumps, new(typed, Most, visit), cancel);
        return Results.Json(new
        {
            said = list.Said, nearly = list.Nearly,
            parts = list.Parts.Select(part => new
            {
                heading = part.Heading,
                lines = part.Lines.Select(line => new { words = Marks.Of(line.Words, list.Sought), hint = Marks.Of(line.Hint, list.Sought), href = line.Href, sign = line.Sign }),
            }),
        });
    }
}
