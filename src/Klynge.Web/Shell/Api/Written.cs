using System.Globalization;
using System.Text.Json;

namespace Klynge.Web.Shell.Api;

/// <summary>Reads what is written as text, in a body or in an address, as what the field holds.</summary>
internal static class Written
{
    private static readonly Refusal Unseen = new("The text has a character that cannot be shown. Remove it and try again.");

    /// <summary>Null where half a character was sent, which no text holds.</summary>
    public static string? Whole(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static (object? Value, Refusal? Wrong) Read(Field field, string text) => field.Holds switch
    {
        Holds.Id => Guid.TryParseExact(text, "D", out var id) ? (id, null) : (null, Refusal.On(field.Name, "“{0}” must be an id, a UUID.", field.Name)),
        Holds.OwnId => Guid.TryParseExact(text, "D", out var own) && own is { Variant: >= 8 and <= 11, Version: 4 or 7 }
            ? (own, null) : (null, Refusal.On(field.Name, "“{0}” must be a UUID of version 4 or 7.", field.Name)),
        Holds.Day => Day(text) is { } day ? (day, null) : (null, Refusal.On(field.Name, "“{0}” is not a day. Write it like 2019-06-30.", Short(text))),
        Holds.Code => field.Codes.Contains(text) ? (text, null) : (null, Refusal.On(field.Name, "“{0}” must be one of: {1}.", field.Name, string.Join(", ", field.Codes))),
        Holds.Whole => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= field.Least && number <= field.Most
            ? (number, null) : (null, Refusal.On(field.Name, "“{0}” must be a whole number from {1} to {2}.", field.Name, (long)field.Least, (long)field.Most)),
        _ => Text(field, text),
    };

    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static (object?, Refusal?) Text(Field field, string text)
    {
        if (text.Length > field.Longest)
            return (null, Refusal.On(field.Name, "The text is {0} characters; at most {1} can be kept.", text.Length, field.Longest));
        return text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ? (null, Unseen.At(field.Name)) : (text, null);
    }

    /// <summary>Repeated in an answer only as far as one needs to know it again.</summary>
    private static string Short(string text) => text.Length > 40 ? string.Concat(text.AsSpan(0, 40), "…") : text;
}
