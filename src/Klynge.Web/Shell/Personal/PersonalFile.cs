using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Klynge.Web.Language;
using Klynge.Web.Sheets;

namespace Klynge.Web.Shell.Personal;

/// <summary>What is kept of somebody as a file to take along: JSON, or one row of CSV for each fact.</summary>
public static class PersonalFile
{
    internal static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public static readonly IReadOnlyList<string> Formats = ["json", "csv"];

    /// <param name="format">One of <see cref="Formats"/>.</param>
    public static async Task<IResult> Give(HttpContext http, string name, string format, DateOnly day, IReadOnlyList<PersonalPlace> places, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Response.Headers.CacheControl = "private, no-store";
        if (format == "json")
            return Results.File(JsonSerializer.SerializeToUtf8Bytes(Tree(day, places), Json), "application/json; charset=utf-8", $"{name}.json");

        http.Response.ContentType = "text/csv; charset=utf-8";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        Column[] columns = [.. new[] { Texts.Say("Where"), Texts.Say("What"), Texts.Say("Row"), Texts.Say("Fact"), Texts.Say("Value") }.Select(heading => new Column(heading))];
        await SheetWriter.Csv(http.Response.Body, columns, Rows(places), cancel);
        return Results.Empty;
    }

    public static JsonObject Tree(DateOnly day, IReadOnlyList<PersonalPlace> places)
    {
        ArgumentNullException.ThrowIfNull(places);
        return new()
        {
            ["made_on"] = Days.Iso(day),
            ["places"] = new JsonArray([.. places.Select(place => new JsonObject
            {
                ["where"] = place.Where,
                ["parts"] = new JsonArray([.. place.Parts.Select(part => new JsonObject
                {
                    ["code"] = part.Code, ["heading"] = Texts.Say(part.Heading), ["when_erased"] = Code(part.Fate),
                    ["rows"] = new JsonArray([.. part.Rows.Select(row => new JsonObject(part.Columns.Zip(row, (column, value) => KeyValuePair.Create(column.Code, JsonSerializer.SerializeToNode(value, Json)))))]),
                })]),
            })]),
        };
    }

    private static async IAsyncEnumerable<object?[]> Rows(IReadOnlyList<PersonalPlace> places)
    {
        foreach (var place in places)
            foreach (var part in place.Parts)
                for (var n = 0; n < part.Rows.Count; n++)
                    for (var c = 0; c < part.Columns.Count; c++)
                        if (part.Rows[n][c] is { } value)
                            yield return [place.Where ?? "Klynge", Texts.Say(part.Heading), n + 1, Texts.Say(part.Columns[c].Words), value is string or DateOnly or DateTime or bool or decimal or int ? value : $"{value}"];
        await Task.CompletedTask;
    }

    public static string Code(Fate fate) => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{fate}");

    /// <summary>A value as programs read it.</summary>
    public static string? Plain(object? value) => value switch
    {
        null => null,
        DateOnly day => Days.Iso(day),
        DateTime instant => instant.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", System.Globalization.CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>A value as people read it.</summary>
    public static string Said(object? value, string timeZone) => value switch
    {
        null or "" => "–",
        bool yes => Texts.Say(yes ? "yes" : "no"),
        DateOnly day => Days.Full(day),
        DateTime instant => Days.Full(Clock.DayOf(instant, timeZone)),
        decimal figure => Numbers.Amount(figure),
        _ => $"{value}",
    };
}
