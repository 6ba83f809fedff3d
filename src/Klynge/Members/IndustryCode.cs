using System.Diagnostics.CodeAnalysis;

namespace Klynge.Members;

/// <summary>Which edition of the Norwegian standard industrial classification a code is of: a code means nothing without it.</summary>
public enum IndustryStandard
{
    /// <summary>SN2007, on NACE Rev. 2.</summary>
    Sn2007,

    /// <summary>SN2025, on NACE Rev. 2.1.</summary>
    Sn2025,
}

/// <summary>The name of an industry code or of the nearest code above it that has one, and the language the name is in.</summary>
public sealed record IndustryName(string Text, string Language, string Code);

/// <summary>
/// What an organisation does, as the public register says it: section (letter), division (26), group (26.6), class
/// (26.60) or subclass (26.600) of one edition of the standard. 00.000 is SN2007's "unknown".
/// </summary>
public sealed record IndustryCode
{
    private IndustryCode(IndustryStandard standard, string code) => (Standard, Code) = (standard, code);

    public IndustryStandard Standard { get; }

    public string Code { get; }

    /// <summary>The code of two digits this one lies under; none for a section.</summary>
    public IndustryCode? Division => char.IsAsciiDigit(Code[0]) ? new(Standard, Code[..2]) : null;

    /// <summary>Reads "26.600", "26600" and "26.6", and puts back a zero lost before the point ("1.110").</summary>
    public static bool TryRead(IndustryStandard standard, string? text, [NotNullWhen(true)] out IndustryCode? code)
    {
        var written = Dotted((text ?? "").Trim());
        code = written is not null && IndustryCodes.Has(standard, written) ? new(standard, written) : null;
        return code is not null;
    }

    /// <summary>The name at the best-known level. Each standard is known in one language only; the name says which ("nb", "en").</summary>
    public IndustryName Name => IndustryCodes.Name(this);

    public override string ToString() => Code;

    private static string? Dotted(string text)
    {
        if (text.Length == 1 && char.IsAsciiLetter(text[0]))
            return text.ToUpperInvariant();

        var point = text.IndexOf('.');
        var digits = point == 1 ? "0" + text.Remove(1, 1) : point == 2 ? text.Remove(2, 1) : text;
        if (digits.Length is < 2 or > 5 || !digits.All(char.IsAsciiDigit))
            return null;

        return digits.Length == 2 ? digits : $"{digits[..2]}.{digits[2..]}";
    }
}
