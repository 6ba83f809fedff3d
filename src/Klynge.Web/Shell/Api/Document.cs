using System.Text.Json.Nodes;

namespace Klynge.Web.Shell.Api;

/// <summary>The OpenAPI document, made from the operations themselves: what is described is what is answered.</summary>
internal static class Document
{
    private static readonly Lazy<byte[]> Written = new(() => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(Make(ApiRoom.All), Answering.Json));

    public static Task Send(HttpContext http) => Answering.Write(http, StatusCodes.Status200OK, Written.Value, new(StatusCodes.Status200OK));

    public static JsonObject Make(IReadOnlyList<Operation> operations) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Klynge", ["version"] = "1", ["summary"] = "The register of an innovation cluster, for programs",
            ["description"] = $"The same deeds, rights and refusals as on the pages. For people it is told at {Operation.Root}.",
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
        ["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() }),
        ["tags"] = new JsonArray([.. operations.Select(one => one.Part).Distinct().Select(part => new JsonObject { ["name"] = part })]),
        ["paths"] = new JsonObject(operations.GroupBy(one => one.Address).Select(same =>
            KeyValuePair.Create(same.Key, (JsonNode?)new JsonObject(same.Select(one => KeyValuePair.Create(one.Method.ToLowerInvariant(), (JsonNode?)Of(one))))))),
        ["components"] = new JsonObject
        {
            ["securitySchemes"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "A key for programs, made under My account or by “klynge token add”; it opens one cluster" } },
            ["schemas"] = Schemas.All(operations),
            ["responses"] = new JsonObject(Problem.Kinds.Select(kind => KeyValuePair.Create(kind.Value.Word, (JsonNode?)Trouble(kind.Key)))),
        },
    };

    /// <summary>What may go wrong, by what it asks for.</summary>
    public static IEnumerable<int> Troubles(Operation one)
    {
        int[] body = one.Body is not null ? [400, 413, 415] : one.Takes is not null ? [413, 415] : one.TakesKey ? [400] : [];
        int[] cluster = one.OfCluster ? [403, 404] : [];
        int[] write = one.Reads ? [] : [403, 409];
        int[] state = one.Now is not null ? [412, 428] : [];
        return body.Concat(cluster).Concat(write).Concat(state).Concat([401, 422, 429, 500]).Distinct().Order();
    }

    private static JsonObject Of(Operation one)
    {
        var said = new JsonObject { ["operationId"] = one.Code, ["summary"] = one.Title, ["tags"] = new JsonArray(one.Part) };
        if (one.Note is not null)
            said["description"] = one.Note;
        said["parameters"] = new JsonArray([.. Parameters(one)]);
        if (one.Body is not null)
            said["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Schemas.To(one.Body) } } };
        else if (one.Takes is not null)
            said["requestBody"] = new JsonObject { ["required"] = true, ["content"] = new JsonObject { [one.Takes] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string", ["format"] = "binary" } } } };
        said["responses"] = Responses(one);
        return said;
    }

    private static IEnumerable<JsonNode?> Parameters(Operation one)
    {
        if (one.OfCluster)
            yield return Parameter("cluster", "path", new JsonObject { ["type"] = "string", ["pattern"] = "^[a-z0-9][a-z0-9-]{0,38}[a-z0-9]$", ["examples"] = new JsonArray("nscc") }, "The cluster's word in the address", needed: true);
        foreach (var id in one.Ids)
            yield return Parameter(id, "path", Schemas.Of(Field.Id(id).Always), null, needed: true);
        foreach (var field in one.Query.Concat(one is { Reads: true, OfCluster: true } ? [Call.On] : []))
            yield return Parameter(field.Name, "query", Schemas.Of(field with { MayBeEmpty = false }), field.Note, field.Needed);
        if (one.Now is not null)
            yield return Parameter("If-Match", "header", new JsonObject { ["type"] = "string" }, "The ETag of the state you have seen", needed: true);
        if (one.TakesKey)
            yield return Parameter(OnceOnly.Header, "header", new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = 200 }, "A word of your own: sent again within a day, it is done once", needed: false);
    }

    private static JsonObject Parameter(string name, string place, JsonObject schema, string? note, bool needed)
    {
        var said = new JsonObject { ["name"] = name, ["in"] = place, ["required"] = needed, ["schema"] = schema };
        if (note is not null)
            said["description"] = note;
        return said;
    }

    private static JsonObject Responses(Operation one)
    {
        var said = new JsonObject { [one.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = Well(one) };
        // What stands there already under the program's own id.
        if (one.Known is not null)
            said["200"] = Well(one);
        foreach (var status in Troubles(one))
            said[status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new JsonObject { ["$ref"] = $"#/components/responses/{Problem.Kinds[status].Word}" };
        return said;
    }

    private static JsonObject Well(Operation one)
    {
        var said = new JsonObject { ["description"] = one.Answer is null && one.Media is null ? "Done; nothing is answered" : one.Title };
        if (one.Media is not null)
            said["content"] = new JsonObject { [one.Media] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" } } };
        else if (one.Answer is not null)
        {
            said["headers"] = new JsonObject { ["ETag"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "string" }, ["description"] = "For If-None-Match and, with a version in front, for If-Match" } };
            said["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = Schemas.To(one.Answer) } };
        }

        return said;
    }

    private static JsonObject Trouble(int status)
    {
        var said = new JsonObject
        {
            ["description"] = Problem.Kinds[status].Title,
            ["content"] = new JsonObject { [Problem.Media] = new JsonObject { ["schema"] = Schemas.To(Schemas.Problem) } },
        };
        if (status == 429)
            said["headers"] = new JsonObject { ["Retry-After"] = new JsonObject { ["schema"] = new JsonObject { ["type"] = "integer" }, ["description"] = "Seconds to wait" } };
        return said;
    }
}
