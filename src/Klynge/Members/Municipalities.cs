using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Klynge.Members;

/// <summary>
/// The municipalities over time. A seat is recorded once, with the code of any year; which municipality and county that
/// is on another day follows from the changes of 2013–2024 (source: public code lists and postal codes, Codes/README.md).
/// </summary>
public static class Municipalities
{
    private static readonly FrozenDictionary<string, Municipality> ByCode = CodeList.Rows("municipalities")
        .Select(row => new Municipality(row[0], row[1], CodeList.Day(row[2]), CodeList.Day(row[3])))
        .ToFrozenDictionary(municipality => municipality.Code);

    /// <summary>Every code there has been since 2012, also Svalbard and Jan Mayen.</summary>
    public static IReadOnlyCollection<Municipality> All { get; } =
        [.. ByCode.Values.OrderBy(municipality => municipality.Code, StringComparer.Ordinal)];

    public static Municipality? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The municipalities of a day, by code, without Svalbard and Jan Mayen.</summary>
    public static IEnumerable<Municipality> ValidOn(DateOnly day) =>
        All.Where(municipality => municipality.County.IsCounty && municipality.ValidOn(day));

    /// <summary>The municipality, on a day, of a seat recorded with a code of any year; null for a code that never was.</summary>
    public static Municipality? On(string code, string? postalCode, DateOnly day)
    {
        if (Find(code) is not { } recorded)
            return null;

        var there = PostalCodes.Find(postalCode)?.Municipality;
        var seat = recorded;
        while (seat is not null && !seat.ValidOn(day))
        {
            seat = day > seat.To
                ? Succession.Next(seat, recorded, there)
                : Succession.Previous(seat, recorded, there);
        }

        return seat;
    }

    /// <summary>The municipalities and counties of a seat over a period, in order; an open end is open in the answer too.</summary>
    public static IReadOnlyList<SeatPeriod> SeatsOver(string code, string? postalCode, DateOnly? from, DateOnly? to)
    {
        var seats = new List<SeatPeriod>();
        if (to < from)
            return seats;

        DateOnly?[] starts = [from, .. Succession.Days.Where(day => !(day <= from) && !(day > to)).Select(day => (DateOnly?)day)];
        for (var i = 0; i < starts.Length; i++)
        {
            var end = i + 1 < starts.Length ? starts[i + 1]!.Value.AddDays(-1) : to;
            if (On(code, postalCode, starts[i] ?? DateOnly.MinValue) is not { } seat)
                continue;
            if (seats.Count > 0 && seats[^1].Municipality == seat)
                seats[^1] = seats[^1] with { To = end };
            else
                seats.Add(new(seat, seat.County, starts[i], end));
        }

        return seats;
    }

    /// <summary>Those of one name, when the name alone does not tell which; else none.</summary>
    public static IReadOnlyList<Municipality> OfOneName(string? text) =>
        MunicipalityNames.Candidates((text ?? "").Trim()) is { Count: > 1 } several ? several : [];

    /// <summary>
    /// Reads a code (a lost leading zero is put back) or a name. A name means the municipality of today that has it,
    /// else the latest that had it; a name that several have needs its county: "Herøy (Nordland)".
    /// </summary>
    public static bool TryRead(
        string? text,
        [NotNullWhen(true)] out Municipality? municipality,
        [NotNullWhen(false)] out Refusal? refusal)
    {
        var written = (text ?? "").Trim();
        if (written.Length is 3 or 4 && written.All(char.IsAsciiDigit))
        {
            municipality = Find(written.PadLeft(4, '0'));
            refusal = municipality is null ? new("{0} is not the code of a municipality.", written) : null;
        }
        else
        {
            refusal = MunicipalityNames.Read(written, out municipality);
        }

        return municipality is not null;
    }
}
