using System.Text.Json;

namespace Klynge.Web.Shell.Api;

/// <summary>What a member of a JSON object may hold.</summary>
public enum Holds
{
    Text,
    Id,

    /// <summary>An id that the program makes itself, so that what is sent twice is one.</summary>
    OwnId,
    Day,
    Moment,
    Whole,
    Figure,
    Flag,
    Code,
    One,
    Many,

    /// <summary>Words of the address that are read by whoever is asked: "kind=company,research".</summary>
    Words,
}

/// <summary>
/// One member of what is sent or answered, described once: the reading, the OpenAPI document, the page for people and the tests
/// all go by it.
/// </summary>
public sealed record Field(string Name, Holds Holds)
{
    /// <summary>What it means, where the name does not say it.</summary>
    public string? Note { get; init; }
    public int Longest { get; init; }
    public decimal Least { get; init; }
    public decimal Most { get; init; }

    /// <summary>The words it may be, in code form.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>What stands within, where it is an object or a list of them.</summary>
    public Shape? Of { get; init; }

    /// <summary>Must be sent.</summary>
    public bool Needed { get; init; }

    /// <summary>May be null.</summary>
    public bool MayBeEmpty { get; init; } = true;
    public string? Example { get; init; }

    public static Field Text(string name, int longest, string? example = null, string? note = null) => new(name, Holds.Text) { Longest = longest, Example = example, Note = note };

    public static Field Code(string name, IEnumerable<string> codes, string? note = null) => new(name, Holds.Code) { Codes = [.. codes], Note = note };

    public static Field Whole(string name, int least, int most, string? note = null) => new(name, Holds.Whole) { Least = least, Most = most, Note = note };

    public static Field Figure(string name, decimal least, decimal most, string? note = null) => new(name, Holds.Figure) { Least = least, Most = most, Note = note };

    public static Field Day(string name, string? note = null) => new(name, Holds.Day) { Note = note, Example = "2024-03-12" };

    public static Field Moment(string name) => new(name, Holds.Moment) { Example = "2024-03-12T09:30:00Z" };

    public static Field Id(string name, string? note = null) => new(name, Holds.Id) { Note = note, Example = "019339f0-5c1e-7a42-9c1b-3f5d2c8e7a10" };

    public static Field Flag(string name, string? note = null) => new(name, Holds.Flag) { Note = note };

    public static Field Many(string name, Shape of) => new(name, Holds.Many) { Of = of, MayBeEmpty = false };

    public static Field One(string name, Shape of) => new(name, Holds.One) { Of = of };

    /// <summary>Made by the program that sends: sent again, the same stands there once.</summary>
    public static readonly Field OwnId = Id("id", "Yours, if you like: a UUID of version 4 or 7. Sent again, it is there once.") with { Holds = Holds.OwnId, MayBeEmpty = false };

    /// <summary>Which state of the record this is; the ETag begins with it.</summary>
    public static readonly Field Version = Whole("version", 0, int.MaxValue, "Counts the changes.").Always;

    /// <summary>Must be sent, and is no null.</summary>
    public Field Must => this with { Needed = true, MayBeEmpty = false };

    /// <summary>Is never null.</summary>
    public Field Always => this with { MayBeEmpty = false };

    /// <summary>The value as it was sent, or why it cannot be taken.</summary>
    internal (object? Value, Refusal? Wrong) Read(JsonElement sent)
    {
        if (sent.ValueKind == JsonValueKind.Null)
            return MayBeEmpty ? (null, null) : (null, Refusal.On(Name, "“{0}” cannot be empty.", Name));
        return Holds switch
        {
            Holds.Flag => sent.ValueKind is JsonValueKind.True or JsonValueKind.False ? (sent.GetBoolean(), null) : (null, Refusal.On(Name, "“{0}” must be true or false.", Name)),
            Holds.Whole or Holds.Figure => ReadNumber(sent),
            _ when sent.ValueKind == JsonValueKind.String && Written.Whole(sent) is { } text => Written.Read(this, text),
            _ => (null, Refusal.On(Name, "“{0}” must be a text.", Name)),
        };
    }

    private (object?, Refusal?) ReadNumber(JsonElement sent)
    {
        if (sent.ValueKind != JsonValueKind.Number || !sent.TryGetDecimal(out var number))
            return (null, Refusal.On(Name, "“{0}” must be a number.", Name));
        if (number < Least || number > Most || (Holds == Holds.Whole && number != decimal.Truncate(number)))
            return (null, Holds == Holds.Whole
                ? Refusal.On(Name, "“{0}” must be a whole number from {1} to {2}.", Name, (long)Least, (long)Most)
                : Refusal.On(Name, "“{0}” must be a number from {1} to {2}.", Name, (long)Least, (long)Most));
        return (Holds == Holds.Whole ? (int)number : number, null);
    }
}
