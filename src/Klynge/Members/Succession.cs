namespace Klynge.Members;

/// <summary>
/// How municipalities took each other's place: on which day, and how many postal codes went from one to the other.
/// Where there are several ways, the postal code decides; without one the same name; else the most postal codes.
/// </summary>
internal static class Succession
{
    private static readonly Change[] Changes = [.. CodeList.Rows("municipality_changes")
        .Select(row => new Change(CodeList.Day(row[0])!.Value, row[1], row[2], int.Parse(row[3])))];

    private static readonly ILookup<string, Change> From = Changes.ToLookup(change => change.From);
    private static readonly ILookup<string, Change> To = Changes.ToLookup(change => change.To);

    /// <summary>The days on which municipalities changed, in order.</summary>
    public static IReadOnlyList<DateOnly> Days { get; } = [.. Changes.Select(change => change.Day).Distinct().Order()];

    /// <param name="seat">The municipality that ended.</param>
    /// <param name="recorded">The municipality the seat was recorded with.</param>
    /// <param name="there">The municipality of today that the postal code lies in, when known.</param>
    public static Municipality? Next(Municipality seat, Municipality recorded, Municipality? there)
    {
        var ways = From[seat.Code].Select(change => (Municipality: Known(change.To), change.PostalCodes)).ToList();
        var leading = there is null ? [] : ways.Where(way => Becomes(way.Municipality, there)).ToList();
        return Nearest(leading.Count > 0 ? leading : ways, there, recorded, seat);
    }

    public static Municipality? Previous(Municipality seat, Municipality recorded, Municipality? there)
    {
        var ways = To[seat.Code].Where(change => change.Day == seat.From)
            .Select(change => (Municipality: Known(change.From), change.PostalCodes));
        return Nearest(ways, Becomes(seat, there) ? there : null, recorded, seat);
    }

    /// <summary>Whether one municipality is, or in time became (wholly or in part), another.</summary>
    public static bool Becomes(Municipality earlier, Municipality? later) => later is not null
        && (earlier == later || From[earlier.Code].Any(change => Becomes(Known(change.To), later)));

    private static Municipality? Nearest(
        IEnumerable<(Municipality Municipality, int PostalCodes)> ways, Municipality? there, Municipality recorded, Municipality seat) =>
        ways.OrderByDescending(way => MunicipalityNames.Shared(way.Municipality, there))
            .ThenByDescending(way => MunicipalityNames.Shared(way.Municipality, recorded))
            .ThenByDescending(way => MunicipalityNames.Shared(way.Municipality, seat))
            .ThenByDescending(way => way.PostalCodes)
            .ThenBy(way => way.Municipality.Code, StringComparer.Ordinal)
            .FirstOrDefault().Municipality;

    private static Municipality Known(string code) => Municipalities.Find(code)!;

    private sealed record Change(DateOnly Day, string From, string To, int PostalCodes);
}
