namespace Klynge.Members;

/// <summary>How each fact is read from text: one clean form, or a sentence saying what is wrong and what to do.</summary>
public static class OrganisationFacts
{
    public const int LongestText = 4000;
    public const int LongestTag = 200;

    /// <summary>An id stands in an index, which takes no longer text.</summary>
    public const int LongestId = 200;

    /// <summary>The clean text of a fact, null when it is empty, or why it cannot be used.</summary>
    public static (string? Clean, Refusal? Refusal) Read(OrganisationField field, string? text)
    {
        if (field == OrganisationField.Name)
            return NameKey.Clean(text, out var name) is { } wrong ? (null, wrong.At(nameof(OrganisationField.Name))) : (name, null);
        if (string.IsNullOrWhiteSpace(text))
            return field == OrganisationField.Kind ? (OrganisationKinds.Code(OrganisationKind.Other), null) : (null, null);

        var (clean, refusal) = Read(field, text.Trim(), field.ToString());
        return (clean, refusal);
    }

    /// <summary>The single things in a list like "sensors; testing at home".</summary>
    public static IEnumerable<string> Tags(string? text) =>
        (text ?? "").Split([';', ',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase);

    private static (string?, Refusal?) Read(OrganisationField field, string text, string name)
    {
        switch (field)
        {
            case OrganisationField.Number:
                return OrganisationNumber.Read(text, out var number) is { } wrongNumber ? (null, wrongNumber.At(name)) : (number.ToString(), null);
            case OrganisationField.Country:
                return Countries.Read(text) is { } country
                    ? (country.Code, null)
                    : (null, Refusal.On(name, "“{0}” is not a country. Use its name or its code of two letters.", text));
            case OrganisationField.Kind:
                return OrganisationKinds.TryRead(text, out var kind)
                    ? (OrganisationKinds.Code(kind), null)
                    : (null, Refusal.On(name, "The kind “{0}” is not known.", text));
            case OrganisationField.Industry2007:
                return IndustryCode.TryRead(IndustryStandard.Sn2007, text, out var old)
                    ? (old!.Code, null)
                    : (null, Refusal.On(name, "“{0}” is not a code of the industry standard {1}.", text, "SN2007"));
            case OrganisationField.Industry2025:
                return IndustryCode.TryRead(IndustryStandard.Sn2025, text, out var code)
                    ? (code!.Code, null)
                    : (null, Refusal.On(name, "“{0}” is not a code of the industry standard {1}.", text, "SN2025"));
            case OrganisationField.PostalCode:
                return ReadPostalCode(text, name);
            case OrganisationField.Municipality:
                return Municipalities.TryRead(text, out var municipality, out var unknown) ? (municipality!.Code, null) : (null, unknown!.At(name));
            case OrganisationField.Employees:
                return ReadStaff(text, name);
            case OrganisationField.Website:
                return ReadWebsite(text, name);
            default:
                return ReadText(field, text, name);
        }
    }

    private static (string?, Refusal?) ReadPostalCode(string text, string name)
    {
        var digits = text.Length is > 0 and <= 4 && text.All(char.IsAsciiDigit) ? text.PadLeft(4, '0') : null;
        if (digits is not null)
            return (digits, null);
        // Foreign post codes are kept as they are written.
        return text.Length <= 12 && text.Any(char.IsLetterOrDigit) && text.Any(char.IsLetter)
            ? (text, null)
            : (null, Refusal.On(name, "The postal code “{0}” must be four digits.", text));
    }

    private static (string?, Refusal?) ReadStaff(string text, string name)
    {
        var digits = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        if (digits.EndsWith(",0", StringComparison.Ordinal) || digits.EndsWith(".0", StringComparison.Ordinal))
            digits = digits[..^2];
        return int.TryParse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) && count <= 10_000_000
            ? (count.ToString(System.Globalization.CultureInfo.InvariantCulture), null)
            : (null, Refusal.On(name, "“{0}” is not a number of employees.", text));
    }

    private static (string?, Refusal?) ReadWebsite(string text, string name)
    {
        var address = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.Host.Contains('.') && address.Length <= 300
            ? (address, null)
            : (null, Refusal.On(name, "“{0}” is not a web address.", text));
    }

    private static (string?, Refusal?) ReadText(OrganisationField field, string text, string name)
    {
        if (!NameKey.WellFormed(text))
            return (null, Refusal.On(name, "The text has a character that cannot be shown. Remove it and try again."));
        var clean = text.Normalize();
        if (clean.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return (null, Refusal.On(name, "The text has a character that cannot be shown. Remove it and try again."));
        var longest = field is OrganisationField.ExternalId or OrganisationField.ForeignId ? LongestId : LongestText;
        if (clean.Length > longest)
            return (null, Refusal.On(name, "The text is {0} characters; at most {1} can be kept.", clean.Length, longest));
        if (field is OrganisationField.Offers or OrganisationField.Seeks && Tags(clean).FirstOrDefault(tag => tag.Length > LongestTag) is { } tag)
            return (null, Refusal.On(name, "“{0} …” is too long for a tag. Put longer text in the field for text.", tag[..40]));
        return (clean, null);
    }
}
