using System.Globalization;
using Klynge.Access;
using Klynge.Web.Access;
using Klynge.Web.Language;

namespace Klynge.Web.Shell.Api;

/// <summary>What programs may ask for, told to the people who write them: made from the same operations as the OpenAPI document.</summary>
[Open("describes what programs may ask for, and tells nothing of anyone")]
public sealed class ForProgramsModel : KlyngePage
{
    public IReadOnlyList<IGrouping<string, Operation>> Parts { get; } = [.. ApiRoom.All.GroupBy(one => one.Part)];

    public IEnumerable<(string Word, int Status, string Title)> Troubles => Problem.Kinds.Select(kind => (kind.Value.Word, kind.Key, Texts.Say(kind.Value.Title)));

    public void OnGet()
    {
    }

    /// <summary>The roles that may, as the pages call them; null where any key will do.</summary>
    public static string? Who(Operation one)
    {
        ArgumentNullException.ThrowIfNull(one);
        return one.Deed is { } deed ? string.Join(", ", RoleWords.Given.Where(role => Rights.May(role, deed)).Select(RoleWords.Say)) : null;
    }

    /// <summary>What a field holds, in a few words.</summary>
    public static string Kind(Field field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Holds switch
        {
            Holds.Text when field.Longest > 0 => Texts.Say("text, at most {0} characters", field.Longest),
            Holds.Id or Holds.OwnId => "UUID",
            Holds.Day => Texts.Say("day, like 2024-03-12"),
            Holds.Moment => Texts.Say("instant in UTC"),
            Holds.Whole when field.Most == int.MaxValue => Texts.Say("whole number"),
            Holds.Whole => Texts.Say("whole number from {0} to {1}", (long)field.Least, (long)field.Most),
            Holds.Figure => Texts.Say("number from {0} to {1}", (long)field.Least, (long)field.Most),
            Holds.Flag => Texts.Say("true or false"),
            Holds.Code => string.Join(", ", field.Codes),
            Holds.Many => Texts.Say("list"),
            Holds.One => Texts.Say("object"),
            _ => Texts.Say("text"),
        };
    }

    /// <summary>The members of what is answered, those within in brackets.</summary>
    public static string Names(Shape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        return string.Join(", ", shape.Fields.Select(field => field.Of is { } within ? $"{field.Name} ({Names(within)})" : field.Name));
    }

    /// <summary>How it is asked for on a command line.</summary>
    public static string Curl(Operation one)
    {
        ArgumentNullException.ThrowIfNull(one);
        var lines = new List<string> { $"curl -H \"Authorization: Bearer $KEY\"{(one.Reads ? "" : " -X " + one.Method)}" };
        if (one.Now is not null)
            lines.Add("-H 'If-Match: \"3-eW91ciBldGFn\"'");
        if (one.Body is not null)
            lines.Add($"--json '{Sample(one.Body)}'");
        if (one.Takes is not null)
            lines.Add($"-H 'Content-Type: {one.Takes}' --data-binary @list.csv");
        lines.Add("\"$KLYNGE" + one.Address.Replace("{cluster}", "nscc", StringComparison.Ordinal).Replace("{", "$", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal) + "\"");
        return string.Join(" \\\n  ", lines);
    }

    private static string Sample(Shape body)
    {
        var needed = body.Fields.Where(field => field.Needed).ToList();
        return "{" + string.Join(", ", (needed.Count > 0 ? needed : body.Fields.Take(1)).Select(field => $"\"{field.Name}\": {Value(field)}")) + "}";
    }

    private static string Value(Field field) => field.Holds switch
    {
        Holds.Whole or Holds.Figure => Math.Max(field.Least, 1).ToString(CultureInfo.InvariantCulture),
        Holds.Flag => "true",
        Holds.Code => $"\"{field.Codes[0]}\"",
        _ => $"\"{field.Example ?? "…"}\"",
    };
}
