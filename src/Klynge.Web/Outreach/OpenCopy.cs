using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Klynge.Members;
using Klynge.Web.Access;
using Klynge.Web.Language;
using Klynge.Web.Members.History;
using Klynge.Web.Sheets;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>The public list of members to take along, for programs and for spreadsheets: what stands on the pages and nothing else, written as it is read, on the terms the cluster has set.</summary>
internal static class OpenCopy
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly IReadOnlyList<OpenColumn> Columns =
    [
        new("name", "Name", m => m.Name),
        new("organisation_number", "Organisation number", m => m.Number),
        new("foreign_id", "Foreign number", m => m.ForeignId),
        new("country", "Country", m => m.Country),
        new("legal_form", "Legal form", m => m.LegalForm),
        new("kind", "Kind", m => OrganisationKinds.Code(m.Kind), m => FactWords.Said(m.Kind)),
        new("category", "Category", m => MembershipCategories.Code(m.Category), m => FactWords.Said(m.Category)),
        new("member_from", "Member from", m => m.Since),
        new("municipality", "Municipality", m => m.Municipality?.Code, m => m.Municipality?.Name),
        new("county", "County", m => m.County?.Code, m => m.County?.Name),
        new("postal_code", "Postal code", m => m.PostalCode),
        new("place", "Place", m => m.Place),
        new("industry_sn2007", "Industry (SN2007)", m => m.Industry2007),
        new("industry_sn2025", "Industry (SN2025)", m => m.Industry2025),
        new("employees", "Employees", m => m.Employees),
        new("website", "Website", m => m.Website),
        new("description", "Description", m => m.Description),
        new("offers", "Offers", m => m.Offers),
        new("offers_text", "More about what it offers", m => m.OffersText),
        new("seeks", "Looks for", m => m.Seeks),
        new("seeks_text", "More about what it looks for", m => m.SeeksText),
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var twin in (string[])["", "/en"])
        {
            routes.MapGet(twin + "/{cluster}/public/members.json", Json).WithMetadata(new OpenAttribute("the published members, to take along"), new PublishedAttribute());
            routes.MapGet(twin + "/{cluster}/public/members.csv", Csv).WithMetadata(new OpenAttribute("the published members, to take along"), new PublishedAttribute());
        }
    }

    private static async Task Json(HttpContext http, Db db, Visit visit, PublicAddress address)
    {
        var terms = await Begin(http, db, visit, "application/json; charset=utf-8");
        await using var json = new Utf8JsonWriter(http.Response.Body, Plain);
        json.WriteStartObject();
        json.WriteString("cluster", visit.ClusterName);
        json.WriteString("address", At(""));
        json.WriteString("on", Days.Iso(visit.Today));
        json.WriteString("licence", terms.Address);
        json.WriteStartArray("members");
        await foreach (var member in new PublicRows(db, visit.Today).All(http.RequestAborted))
        {
            json.WriteStartObject();
            json.WriteString("address", At(member.Path));
            foreach (var column in Columns)
                Write(json, column.Code, column.Value(member));
            json.WriteEndObject();
            if (json.BytesPending > 16_384)
                await json.FlushAsync(http.RequestAborted);
        }

        json.WriteEndArray();
        json.WriteEndObject();

        string At(string path) => address.Of(PublicSite.Address(visit.Slug, path, PublicPage.Language)).ToString();
    }

    private static async Task Csv(HttpContext http, Db db, Visit visit)
    {
        await Begin(http, db, visit, "text/csv; charset=utf-8");
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{visit.Slug}-{Texts.Say("members")}-{Days.Iso(visit.Today)}.csv\"";
        await SheetWriter.Csv(http.Response.Body, [.. Columns.Select(column => new Column(Texts.Say(column.Heading)))], Cells(new PublicRows(db, visit.Today), http.RequestAborted), http.RequestAborted);
    }

    /// <summary>What every copy carries, its terms among it.</summary>
    private static async Task<Licence> Begin(HttpContext http, Db db, Visit visit, string type)
    {
        var licence = Licence.Of(await db.Clusters.Where(c => c.Id == visit.ClusterId).Select(c => c.PublicLicence).SingleAsync(http.RequestAborted));
        http.Response.ContentType = type;
        // Anyone's page may read it: it holds what anyone may know, and no cookie is asked for.
        http.Response.Headers.AccessControlAllowOrigin = "*";
        if (licence.Address is { } terms)
            http.Response.Headers.Link = $"<{terms}>; rel=\"license\"";
        return licence;
    }

    private static async IAsyncEnumerable<object?[]> Cells(PublicRows rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var member in rows.All(cancel))
            yield return [.. Columns.Select(column => (column.Words ?? column.Value)(member))];
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(name); break;
            case int number: json.WriteNumber(name, number); break;
            case DateOnly day: json.WriteString(name, Days.Iso(day)); break;
            default: json.WriteString(name, value.ToString()); break;
        }
    }

    /// <param name="Value">For programs: codes, numbers, days.</param>
    /// <param name="Words">For people, where that is something else.</param>
    private sealed record OpenColumn(string Code, string Heading, Func<PublicMember, object?> Value, Func<PublicMember, object?>? Words = null);
}

/// <summary>Terms of use by name, with the address where they stand.</summary>
public sealed record Licence(string Name, string? Address)
{
    public static Licence Of(OpenLicence licence) => licence switch
    {
        OpenLicence.Nlod => new("NLOD 2.0", "https://data.norge.no/nlod/no/2.0"),
        OpenLicence.CcBy => new("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        OpenLicence.CcZero => new("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        _ => new(Texts.Say("None said"), null),
    };
}
