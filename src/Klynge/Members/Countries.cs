using System.Collections.Frozen;

namespace Klynge.Members;

/// <summary>A country by its two-letter code (ISO 3166-1), with its name in bokmål, nynorsk and English.</summary>
public sealed record Country(string Code, string Alpha3, string Bokmal, string Nynorsk, string English);

/// <summary>The countries of the world.</summary>
public static class Countries
{
    public const string Norway = "NO";

    private static readonly FrozenDictionary<string, Country> ByCode = CodeList.Rows("countries")
        .Select(row => new Country(row[0], row[1], row[3], row[4], row[5])).ToFrozenDictionary(country => country.Code);

    private static readonly FrozenDictionary<string, Country> ByWord = ByCode.Values
        .SelectMany(country => Words(country).Select(word => (Key: NameKey.Fold(word), Country: country)))
        .DistinctBy(entry => entry.Key).ToFrozenDictionary(entry => entry.Key, entry => entry.Country);

    public static IReadOnlyCollection<Country> All => ByCode.Values;

    public static Country? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Reads a country from its two or three letters or its name in Norwegian or English.</summary>
    public static Country? Read(string? text) => ByWord.GetValueOrDefault(NameKey.Fold(text ?? ""));

    private static string[] Words(Country country) =>
        [country.Code, country.Alpha3, country.Bokmal, country.Nynorsk, country.English];
}
