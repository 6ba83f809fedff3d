using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>Members for programs. The same deed as the page: what a page refuses, this refuses, in the same words.</summary>
public static class MemberApi
{
    private const int LargestBody = 64 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/{cluster}/members", List).WithMetadata(new MayAttribute(Deed.SeeDirectory));
        routes.MapGet("/api/v1/{cluster}/members/{id:guid}", One).WithMetadata(new MayAttribute(Deed.SeeDirectory));
        routes.MapPost("/api/v1/{cluster}/members", Enter).WithMetadata(new MayAttribute(Deed.DecideMembership));
    }

    private static async Task<IResult> List(HttpContext http, Db db, Visit visit)
    {
        var (view, refusal) = ViewAddress.Read(http.Request.Query);
        var sight = Sight.Of(visit);
        if ((refusal ?? sight.Refuses(view!)) is { } wrong)
            return Problem(wrong, StatusCodes.Status422UnprocessableEntity);
        if (http.Request.Query["format"].ToString() is var format && format is not ("" or "json" or "csv"))
            return Problem(new("The format “{0}” is not known. Ask for json or csv.", format), StatusCodes.Status422UnprocessableEntity);

        var feed = new MemberFeed(db, visit.On, sight);
        return format == "csv"
            ? Results.Stream(stream => feed.Csv(stream, view!, http.RequestAborted), "text/csv; charset=utf-8")
            : Results.Stream(stream => feed.Json(stream, view!, http.RequestAborted), "application/json");
    }

    private static async Task<IResult> One(Guid id, Db db, Visit visit, CancellationToken cancel)
    {
        var organisation = await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, cancel);
        if (organisation is null)
            return Problem(new("There is no such member here."), StatusCodes.Status404NotFound);

        var row = (await new MemberRows(db, visit.On).Of([id], Standing.Any, cancel))[0];
        var sight = Sight.Of(visit);
        var facts = MemberColumns.All.Where(column => sight.All || !column.TeamOnly).ToDictionary(column => column.Code, column => column.For(row, sight, words: false));
        facts["id"] = id;
        return Results.Json(facts);
    }

    private static async Task<IResult> Enter(HttpContext http, Db db, Visit visit, EnterMember deed)
    {
        if (visit.AnotherDay)
            return Problem(new("You are looking at another day. Go back to today to change anything."), StatusCodes.Status422UnprocessableEntity);
        // Who says nothing sends JSON; a browser's form always says what it is.
        if (http.Request.ContentType is not null && !http.Request.HasJsonContentType())
            return Problem(new("Send JSON, as application/json."), StatusCodes.Status415UnsupportedMediaType);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = LargestBody;

        var (asked, status, refusal) = await NewMemberBody.Read(http.Request.Body, http.RequestAborted);
        if (refusal is not null)
            return Problem(refusal, status);

        var (organisation, wrong) = await deed.Do(asked!, http.RequestAborted);
        if (wrong is null)
            return Results.Created(Address(visit, organisation!), Said(organisation!, asked!.From ?? visit.Today));
        if (organisation is null)
            return Problem(wrong, StatusCodes.Status422UnprocessableEntity);
        // Sent once more after a broken line: it is there, once.
        return await IsRepeat(db, organisation, asked!, http.RequestAborted)
            ? Results.Ok(Said(organisation, asked!.From))
            : Problem(wrong, StatusCodes.Status409Conflict);
    }

    /// <summary>The same outside id, under a name it has or had, and the same number where one is given.</summary>
    private static async Task<bool> IsRepeat(Db db, Organisation known, NewMember asked, CancellationToken cancel)
    {
        var id = asked.Facts?.GetValueOrDefault(OrganisationField.ExternalId)?.Trim();
        if (id is null || known.ExternalId != id || NameKey.Clean(asked.Name, out var name) is not null)
            return false;
        if (asked.Number is not null && (!OrganisationNumber.TryParse(asked.Number, out var number) || number.ToString() != known.Number))
            return false;
        return await db.Set<OrganisationName>().AnyAsync(n => n.OrganisationId == known.Id && n.Name == name, cancel);
    }

    private static string Address(Visit visit, Organisation organisation) => $"/api/v1/{visit.Slug}/members/{organisation.Id}";

    private static object Said(Organisation o, DateOnly? from) => new
    {
        id = o.Id, name = o.Name, organisation_number = o.Number, kind = OrganisationKinds.Code(o.Kind), external_id = o.ExternalId,
        member_from = from is { } day ? Days.Iso(day) : null,
    };

    private static IResult Problem(Refusal refusal, int status) => Results.Problem(
        title: Texts.Say(refusal.Sentence, refusal.Values), statusCode: status,
        extensions: refusal.Field is { } field ? new Dictionary<string, object?> { ["field"] = Conventions.Snake(field) } : null);
}
