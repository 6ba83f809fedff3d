using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Klynge.Members;

/// <summary>
/// The nine-digit number that the Norwegian register of legal entities gives every organisation. The ninth digit is a
/// check: weights 3 2 7 6 5 4 3 2, modulus 11; stems whose check would be 10 are never given out.
/// </summary>
public readonly record struct OrganisationNumber : IParsable<OrganisationNumber>, IComparable<OrganisationNumber>
{
    private static readonly int[] Weights = [3, 2, 7, 6, 5, 4, 3, 2];

    private readonly int _value;

    private OrganisationNumber(int value) => _value = value;

    /// <summary>As people write it: 981 575 679.</summary>
    public string Grouped => ToString() is var digits ? $"{digits[..3]} {digits[3..6]} {digits[6..]}" : "";

    /// <summary>Reads what people paste: with spaces, dots, "NO" before and "MVA" after. Says why when it cannot.</summary>
    public static Refusal? Read(string? text, out OrganisationNumber number)
    {
        number = default;
        var digits = Digits(text ?? "");
        if (digits.Length != 9 || !digits.All(char.IsAsciiDigit))
            return new("An organisation number has nine digits; {0} does not.", text ?? "");
        if (digits.All(digit => digit == '0') || CheckDigit(digits) != digits[8] - '0')
            return new("{0} is not an organisation number: its check digit is wrong.", text ?? "");

        number = new(int.Parse(digits, CultureInfo.InvariantCulture));
        return null;
    }

    public static OrganisationNumber Parse(string s, IFormatProvider? provider = null) =>
        Read(s, out var number) is null ? number : throw new FormatException("Not an organisation number.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out OrganisationNumber result) =>
        Read(s, out result) is null;

    public static bool TryParse([NotNullWhen(true)] string? s, out OrganisationNumber result) => TryParse(s, null, out result);

    public int CompareTo(OrganisationNumber other) => _value.CompareTo(other._value);

    /// <summary>Nine digits without spaces, as registers store it.</summary>
    public override string ToString() => _value.ToString("D9", CultureInfo.InvariantCulture);

    public static bool operator <(OrganisationNumber left, OrganisationNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(OrganisationNumber left, OrganisationNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(OrganisationNumber left, OrganisationNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(OrganisationNumber left, OrganisationNumber right) => left.CompareTo(right) >= 0;

    private static string Digits(string text)
    {
        var bare = string.Concat(text.Where(character => character != '.' && !char.IsWhiteSpace(character)));
        if (bare.StartsWith("NO", StringComparison.OrdinalIgnoreCase))
            bare = bare[2..];
        return bare.EndsWith("MVA", StringComparison.OrdinalIgnoreCase) ? bare[..^3] : bare;
    }

    private static int CheckDigit(string digits) =>
        (11 - Weights.Select((weight, place) => weight * (digits[place] - '0')).Sum() % 11) % 11;
}
