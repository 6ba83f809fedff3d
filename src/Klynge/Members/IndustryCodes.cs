using System.Collections.Frozen;

namespace Klynge.Members;

/// <summary>
/// The industry lists: SN2025 whole, in English; of SN2007 only the divisions, in Norwegian, so a longer SN2007 code is
/// taken on trust when its division exists. The letter of a section is known in SN2025 only.
/// </summary>
public static class IndustryCodes
{
    private static readonly FrozenDictionary<string, string> Sn2007 = Names("industries_sn2007");
    private static readonly FrozenDictionary<string, string> Sn2025 = Names("industries_sn2025");

    /// <summary>The divisions (two digits) of a standard with their names, by code.</summary>
    public static IEnumerable<IndustryName> Divisions(IndustryStandard standard)
    {
        var (names, language) = List(standard);
        return names.Where(name => name.Key.Length == 2).OrderBy(name => name.Key, StringComparer.Ordinal)
            .Select(name => new IndustryName(name.Value, language, name.Key));
    }

    // These had another content in the older edition: its name would say the wrong thing.
    private static readonly FrozenSet<string> Redrawn = new[] { "46", "47", "60", "63", "95" }.ToFrozenSet();

    /// <summary>The Norwegian name of a division of SN2025 that SN2007 has with the same code for the same; null where it has none.</summary>
    public static IndustryName? InNorwegian(IndustryCode code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code is { Standard: IndustryStandard.Sn2025, Code.Length: 2 } && !Redrawn.Contains(code.Code) && Sn2007.TryGetValue(code.Code, out var name) ? new(name, "nb", code.Code) : null;
    }

    internal static bool Has(IndustryStandard standard, string code) => standard switch
    {
        IndustryStandard.Sn2007 => char.IsAsciiDigit(code[0]) && Sn2007.ContainsKey(code[..2]),
        _ => Sn2025.ContainsKey(code),
    };

    internal static IndustryName Name(IndustryCode code)
    {
        var (names, known) = List(code.Standard);
        var at = code.Code;
        while (!names.ContainsKey(at))
            at = Above(at);

        return new(names[at], known, at);
    }

    private static string Above(string code) => code.Length == 4 ? code[..2] : code[..^1];

    private static (FrozenDictionary<string, string> Names, string Language) List(IndustryStandard standard) =>
        standard == IndustryStandard.Sn2007 ? (Sn2007, "nb") : (Sn2025, "en");

    private static FrozenDictionary<string, string> Names(string list) =>
        CodeList.Rows(list).ToFrozenDictionary(row => row[0], row => row[1]);
}
