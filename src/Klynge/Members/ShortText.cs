namespace Klynge.Members;

/// <summary>A title, a place, a goal: a few words on a line, whole and without signs nobody sees.</summary>
public static class ShortText
{
    public const int Line = 200;
    public const int Paragraph = 1000;

    /// <summary>Reads words that must be there.</summary>
    public static Refusal? Read(string? text, string field, out string words, int longest = Line)
    {
        var refusal = ReadOptional(text, field, out var read, longest);
        words = read ?? "";
        return refusal ?? (read is null ? Refusal.On(field, "Fill in this field.") : null);
    }

    public static Refusal? ReadOptional(string? text, string field, out string? words, int longest = Line)
    {
        words = null;
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (!NameKey.WellFormed(text))
            return Refusal.On(field, "The text has a character that cannot be shown. Remove it and try again.");

        var clean = text.Trim().Normalize();
        if (clean.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return Refusal.On(field, "The text has a character that cannot be shown. Remove it and try again.");
        if (clean.Length > longest)
            return Refusal.On(field, "The text is {0} characters; at most {1} can be kept.", clean.Length, longest);

        words = clean;
        return null;
    }
}

/// <summary>The days of a fact: when they can be believed.</summary>
public static class Span
{
    public static Refusal? Refuses(DateOnly from, DateOnly? to, DateOnly today)
    {
        if (from.Year < 1900)
            return Refusal.On("From", "{0} is too long ago to be written down here.", from);
        if (from > today.AddYears(1))
            return Refusal.On("From", "{0} is more than a year ahead. Write it down when it is decided.", from);
        return to < from ? Refusal.On("To", "The last day, {0}, is before the first, {1}.", to!, from) : null;
    }

    /// <summary>True on the first day, on the last, and between.</summary>
    public static bool IsOn(this IDated fact, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.From <= day && (fact.To is null || fact.To >= day);
    }
}
