using Klynge.Web.Language;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Net.Http.Headers;

namespace Klynge.Web.Shell.Api;

/// <summary>One request of a program, with what it says already read.</summary>
public sealed class Call(HttpContext http, Operation operation)
{
    public const int MostRows = 200;
    private const int UsualRows = 50;

    public static readonly Field Limit = Field.Whole("limit", 1, MostRows, "How many at a time; 50 where nothing is said.");
    public static readonly Field On = Field.Day("on", "The day looked at; today where nothing is said.");

    public static Field After(string note = "The last one of the page before; “next” holds it.") => Field.Id("after", note);

    public HttpContext Http => http;
    public Operation Operation => operation;
    public Visit Visit { get; } = http.RequestServices.GetRequiredService<Visit>();
    public Db Db { get; } = http.RequestServices.GetRequiredService<Db>();
    public CancellationToken Cancel => http.RequestAborted;
    public Asked Asked { get; internal set; } = Asked.Nothing;
    public Asked Query { get; internal set; } = Asked.Nothing;
    public int Rows => Query.Whole("limit") ?? UsualRows;

    public T Get<T>() where T : notnull => http.RequestServices.GetRequiredService<T>();

    public Guid Id(string name = "id") => Guid.Parse((string)http.GetRouteValue(name)!);

    /// <summary>Whether the program has seen this state; "*" says that any will do.</summary>
    public bool Matches(int version) => http.Request.GetTypedHeaders().IfMatch.Any(tag => tag == EntityTagHeaderValue.Any || (!tag.IsWeak && VersionOf(tag) == version));

    /// <summary>The address of something in this cluster.</summary>
    public string At(string path) => $"{Operation.Root}/{Visit.Slug}{path}";

    /// <summary>A page of a list: one row more than asked for tells that there is a next.</summary>
    public Reply Page<TRow>(string name, IReadOnlyList<TRow> rows, Func<TRow, string> key, Func<TRow, object>? said = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(key);
        var shown = rows.Take(Rows).ToList();
        var next = rows.Count > Rows ? Onward(key(shown[^1])) : null;
        if (next is not null)
            http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return Reply.Of(new Dictionary<string, object?> { ["on"] = Days.Iso(Visit.On), [name] = shown.Select(row => said is null ? (object?)row : said(row)).ToList(), ["next"] = next });
    }

    private string Onward(string after)
    {
        var query = new QueryBuilder(http.Request.Query.Where(pair => pair.Key != "after").SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value ?? ""))))
        {
            { "after", after },
        };
        return http.Request.Path + query.ToString();
    }

    /// <summary>"12-3fa9c1d2" is version 12.</summary>
    private static int? VersionOf(EntityTagHeaderValue tag) => int.TryParse(tag.Tag.AsSpan().Trim('"').ToString().Split('-')[0], out var version) ? version : null;
}
