using System.Collections.Frozen;

namespace Klynge.Members;

/// <summary>A Norwegian county by its two-digit code, with the first and last day the code was in use (none = always, still).</summary>
public sealed record County(string Code, string Name, DateOnly? From, DateOnly? To)
{
    /// <summary>Svalbard and Jan Mayen have a county's place in the codes without being counties.</summary>
    public bool IsCounty => Code is not ("21" or "22");

    public bool ValidOn(DateOnly day) => !(day < From) && !(day > To);
}

/// <summary>The counties over time: nineteen until 2017, eighteen to 2019, eleven to 2023, fifteen since.</summary>
public static class Counties
{
    private static readonly FrozenDictionary<string, County> ByCode = CodeList.Rows("counties")
        .Select(row => new County(row[0], row[1], CodeList.Day(row[2]), CodeList.Day(row[3])))
        .ToFrozenDictionary(county => county.Code);

    /// <summary>Every code there has been, also Svalbard and Jan Mayen.</summary>
    public static IReadOnlyCollection<County> All { get; } = [.. ByCode.Values.OrderBy(county => county.Code, StringComparer.Ordinal)];

    public static County? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The counties of a day, by code.</summary>
    public static IEnumerable<County> ValidOn(DateOnly day) => All.Where(county => county.IsCounty && county.ValidOn(day));

    /// <summary>The county a municipality lies in: its code's first two digits.</summary>
    public static County Of(Municipality municipality) => ByCode[municipality.Code[..2]];
}
