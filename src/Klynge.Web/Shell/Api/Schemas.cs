using System.Text.Json.Nodes;

namespace Klynge.Web.Shell.Api;

/// <summary>Shapes and fields as JSON Schema writes them.</summary>
internal static class Schemas
{
    private static readonly Shape WrongField = Shape.Answered("problem_field", Field.Text("field", 60).Always, Field.Text("detail", 0).Always);

    public static readonly Shape Problem = new(
        "problem", Field.Text("type", 0, note: "Which kind of trouble it is; it never changes.").Must, Field.Text("title", 0).Must, Field.Whole("status", 400, 599).Must, Field.Text("detail", 0, note: "What was wrong, in the reader's language.").Must,
        Field.Text("field", 60, note: "The first member that was wrong.").Always, Field.Many("fields", WrongField), Field.Text("reference", 20, note: "The number under which it stands in the log.").Always)
    { Some = true };

    public static JsonObject To(Shape shape) => new() { ["$ref"] = $"#/components/schemas/{shape.Name}" };

    public static JsonObject All(IEnumerable<Operation> operations)
    {
        var all = new SortedDictionary<string, Shape>(StringComparer.Ordinal);
        foreach (var shape in operations.SelectMany(one => new[] { one.Body, one.Answer }).OfType<Shape>().Append(Problem))
            Gather(shape, all);
        return new(all.Values.Select(shape => KeyValuePair.Create(shape.Name, (JsonNode?)Of(shape))));
    }

    public static JsonObject Of(Field field)
    {
        var said = field.Holds switch
        {
            Holds.One => field.MayBeEmpty ? new() { ["anyOf"] = new JsonArray(To(field.Of!), new JsonObject { ["type"] = "null" }) } : To(field.Of!),
            Holds.Many => new() { ["type"] = "array", ["items"] = To(field.Of!) },
            _ => new JsonObject { ["type"] = field.MayBeEmpty ? new JsonArray(Word(field), "null") : Word(field) },
        };
        if (field.Holds is Holds.Id or Holds.OwnId or Holds.Day or Holds.Moment)
            said["format"] = field.Holds switch { Holds.Day => "date", Holds.Moment => "date-time", _ => "uuid" };
        if (field.Holds == Holds.Code)
            said["enum"] = new JsonArray([.. field.Codes.Select(code => JsonValue.Create(code)), .. field.MayBeEmpty ? (JsonNode?[])[null] : []]);
        if (field.Holds == Holds.Text && field.Longest > 0)
            said["maxLength"] = field.Longest;
        if (field.Holds is Holds.Whole or Holds.Figure)
            (said["minimum"], said["maximum"]) = (field.Least, field.Most);
        if (field.Note is not null)
            said["description"] = field.Note;
        if (field.Example is not null)
            said["examples"] = new JsonArray(field.Example);
        return said;
    }

    private static string Word(Field field) => field.Holds switch { Holds.Whole => "integer", Holds.Figure => "number", Holds.Flag => "boolean", _ => "string" };

    private static JsonObject Of(Shape shape)
    {
        var said = new JsonObject
        {
            ["type"] = "object", ["properties"] = new JsonObject(shape.Fields.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)Of(field)))),
            // Where a problem says more than this, it is by the kind of trouble.
            ["additionalProperties"] = shape == Problem,
        };
        var needed = shape.Change ? [] : shape.Fields.Where(field => field.Needed || (shape.IsAnswer && !shape.Some)).Select(field => (JsonNode?)field.Name).ToArray();
        if (needed.Length > 0)
            said["required"] = new JsonArray(needed);
        if (shape.Change)
            said["minProperties"] = 1;
        return said;
    }

    private static void Gather(Shape shape, SortedDictionary<string, Shape> all)
    {
        if (all.TryGetValue(shape.Name, out var other) && !other.Fields.SequenceEqual(shape.Fields))
            throw new InvalidOperationException($"Two shapes are called {shape.Name}.");
        all[shape.Name] = shape;
        foreach (var within in shape.Fields.Select(field => field.Of).OfType<Shape>())
            Gather(within, all);
    }
}
