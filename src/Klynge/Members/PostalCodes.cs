using System.Collections.Frozen;

namespace Klynge.Members;

/// <summary>A Norwegian postal code with its place, in capitals as published, and the municipality it lies in today.</summary>
public sealed record PostalCode(string Code, string Place, Municipality Municipality);

/// <summary>The postal codes in use in January 2026 (source: Posten).</summary>
public static class PostalCodes
{
    private static readonly FrozenDictionary<string, PostalCode> ByCode = CodeList.Rows("postal_codes")
        .Select(row => new PostalCode(row[0], row[1], Municipalities.Find(row[2])!))
        .ToFrozenDictionary(postal => postal.Code);

    public static IReadOnlyCollection<PostalCode> All => ByCode.Values;

    /// <summary>Finds a postal code as people and spreadsheets write it: "6005", "NO-6005", "15" for 0015.</summary>
    public static PostalCode? Find(string? text)
    {
        var code = (text ?? "").Trim();
        if (code.StartsWith("NO-", StringComparison.OrdinalIgnoreCase) || code.StartsWith("N-", StringComparison.OrdinalIgnoreCase))
            code = code[(code.IndexOf('-') + 1)..].Trim();

        return code.Length is >= 2 and <= 4 ? ByCode.GetValueOrDefault(code.PadLeft(4, '0')) : null;
    }
}
