using System.Text.Json;
using Klynge.Web.Shell.Api;

namespace Klynge.Tests.Shell.Api;

/// <summary>Holds an answer against the shape it was promised to have.</summary>
internal static class Promised
{
    public static IEnumerable<string> Faults(Shape shape, JsonElement answer, string at = "")
    {
        if (answer.ValueKind != JsonValueKind.Object)
            return [$"{at} is no object"];
        var unknown = answer.EnumerateObject().Where(member => shape.Fields.All(field => field.Name != member.Name)).Select(member => $"{at}.{member.Name} is not promised");
        return unknown.Concat(shape.Fields.SelectMany(field => answer.TryGetProperty(field.Name, out var value)
            ? Faults(field, value, $"{at}.{field.Name}")
            : Missing(shape, $"{at}.{field.Name}")));
    }

    private static IEnumerable<string> Missing(Shape shape, string at) => shape.Some ? [] : [at + " is missing"];

    private static IEnumerable<string> Faults(Field field, JsonElement value, string at)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return field.MayBeEmpty ? [] : [$"{at} is null"];
        var well = field.Holds switch
        {
            Holds.Many => value.ValueKind == JsonValueKind.Array,
            Holds.One => value.ValueKind == JsonValueKind.Object,
            Holds.Whole => value.TryGetInt32(out var whole) && whole >= field.Least && whole <= field.Most,
            Holds.Figure => value.TryGetDecimal(out var figure) && figure >= field.Least && figure <= field.Most,
            Holds.Flag => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            Holds.Id or Holds.OwnId => value.TryGetGuid(out _),
            Holds.Day => DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _),
            Holds.Moment => value.TryGetDateTime(out var moment) && moment.Kind == DateTimeKind.Utc,
            Holds.Code => field.Codes.Contains(value.GetString()),
            _ => value.ValueKind == JsonValueKind.String,
        };
        if (!well)
            return [$"{at} is {value}"];
        return field.Holds switch
        {
            Holds.Many => value.EnumerateArray().SelectMany((one, i) => Faults(field.Of!, one, $"{at}[{i}]")),
            Holds.One => Faults(field.Of!, value, at),
            _ => [],
        };
    }
}
