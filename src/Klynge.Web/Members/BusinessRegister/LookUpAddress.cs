using Klynge.Web.Access;
using Klynge.Web.Language;
using Microsoft.Extensions.Primitives;

namespace Klynge.Web.Members.BusinessRegister;

/// <summary>
/// What a form asks while somebody types: GET …/look-up?q=… answers with the best of the public register, nothing else. Each
/// match has the words to show and the facts to fill in, by the names of the form's own fields.
/// </summary>
internal static class LookUpAddress
{
    public static async Task<IResult> Inside(HttpContext http, LookUp lookUp) => Results.Json(new { matches = await Matches(http, lookUp) });

    public static async Task<IResult> Outside(HttpContext http, LookUp lookUp, LookUpPace pace, Entry entry)
    {
        if (pace.Take(entry.Source) is { } wait)
        {
            http.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Results.Problem(title: Texts.Say("That was very often in a short time. Wait a minute, or write it yourself."), statusCode: StatusCodes.Status429TooManyRequests);
        }

        return await Inside(http, lookUp);
    }

    private static async Task<IEnumerable<object>> Matches(HttpContext http, LookUp lookUp)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        var asked = http.Request.Query["q"];
        return StringValues.IsNullOrEmpty(asked)
            ? []
            : (await lookUp.Search(asked.ToString(), http.RequestAborted)).Select(found => new { name = found.Name, line = found.Line(), facts = Facts(found) });
    }

    private static Dictionary<string, string> Facts(FoundUnit found)
    {
        var facts = found.Facts().ToDictionary(fact => fact.Key.ToString(), fact => fact.Value);
        // The public form asks for one code, of either edition.
        if (found.Industry is { } industry)
            facts[nameof(Admission.ApplyForm.Industry)] = industry;
        return facts;
    }
}
