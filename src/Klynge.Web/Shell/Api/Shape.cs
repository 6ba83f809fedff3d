using System.Text.Json;

namespace Klynge.Web.Shell.Api;

/// <summary>An object that is sent or answered: its name in the OpenAPI document and its members. What is none of them is refused.</summary>
public sealed record Shape(string Name, params IReadOnlyList<Field> Fields)
{
    /// <summary>Only some are sent, and only those change; one at least.</summary>
    public bool Change { get; init; }

    /// <summary>It is answered, never sent: every member is there, if only as null.</summary>
    public bool IsAnswer { get; init; }

    /// <summary>Of those answered only the ones that were asked for, or that there is something to say of.</summary>
    public bool Some { get; init; }

    public static Shape Answered(string name, params IReadOnlyList<Field> fields) => new(name, fields) { IsAnswer = true };

    /// <summary>A page of a list, the day it is of, and where the next one is.</summary>
    public static Shape List(string name, Shape row) => Answered(name + "_page", Field.Day("on").Always, Field.Many(name, row), Field.Text("next", 0, note: "The address of the next page; null on the last."));

    /// <summary>Reads all that was sent, and says of all of it what is wrong.</summary>
    internal (Asked Asked, List<Refusal> Wrong) Read(JsonElement sent)
    {
        var (values, wrong) = (new Dictionary<string, object?>(), new List<Refusal>());
        if (sent.ValueKind != JsonValueKind.Object)
            return (new(values), [new("Send one object, as { … }.")]);
        foreach (var member in sent.EnumerateObject())
            Take(member, values, wrong);
        foreach (var field in Fields.Where(field => field.Needed && !Change && !values.ContainsKey(field.Name) && wrong.All(refusal => refusal.Field != field.Name)))
            wrong.Add(Refusal.On(field.Name, "“{0}” is missing.", field.Name));
        if (Change && values.Count == 0 && wrong.Count == 0)
            wrong.Add(new("Say at least one thing to change. Known are: {0}.", Names));
        return (new(values), wrong);
    }

    private string Names => string.Join(", ", Fields.Select(one => one.Name));

    private void Take(JsonProperty member, Dictionary<string, object?> values, List<Refusal> wrong)
    {
        // A name may itself be half a character.
        string name;
        try
        {
            name = member.Name;
        }
        catch (InvalidOperationException)
        {
            name = "?";
        }

        if (Fields.FirstOrDefault(field => field.Name == name) is not { } known)
            wrong.Add(Refusal.On(name.Length > 60 ? name[..60] : name, "“{0}” is not known here. Known are: {1}.", name.Length > 60 ? name[..60] : name, Names));
        else if (known.Read(member.Value) is var (value, refusal) && refusal is not null)
            wrong.Add(refusal);
        else if (!values.TryAdd(name, value))
            wrong.Add(Refusal.On(name, "“{0}” is sent twice.", name));
    }
}

/// <summary>What was sent, read: each value is what its field holds, or null.</summary>
public sealed class Asked(IReadOnlyDictionary<string, object?> values)
{
    public static readonly Asked Nothing = new(new Dictionary<string, object?>());

    public IReadOnlyDictionary<string, object?> Values => values;

    public bool Has(string name) => values.ContainsKey(name);

    public string? Text(string name) => values.GetValueOrDefault(name) as string;

    public DateOnly? Day(string name) => values.GetValueOrDefault(name) as DateOnly?;

    public Guid? Id(string name) => values.GetValueOrDefault(name) as Guid?;

    public int? Whole(string name) => values.GetValueOrDefault(name) as int?;

    public decimal? Figure(string name) => values.GetValueOrDefault(name) as decimal?;

    public bool? Flag(string name) => values.GetValueOrDefault(name) as bool?;

    /// <summary>What was sent, else what stands.</summary>
    public string? Text(string name, string? stands) => Has(name) ? Text(name) : stands;

    public DateOnly? Day(string name, DateOnly? stands) => Has(name) ? Day(name) : stands;

    public decimal? Figure(string name, decimal? stands) => Has(name) ? Figure(name) : stands;
}
