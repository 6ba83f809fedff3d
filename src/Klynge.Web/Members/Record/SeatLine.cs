using Klynge.Members;
using Klynge.Web.Language;

namespace Klynge.Web.Members.Record;

/// <summary>Where it sat and when, newest first. A reform moves nobody: it is told under the seat it changed.</summary>
public sealed record SeatLine(string Place, DateOnly From, DateOnly? To, IReadOnlyList<string> Reforms)
{
    public static IReadOnlyList<SeatLine> Of(IEnumerable<Seat> seats)
    {
        var lines = new List<SeatLine>();
        Seat? before = null;
        foreach (var seat in seats.OrderBy(seat => seat.From))
        {
            if (before is not null && Stayed(before, seat))
                lines[^1] = new(Said(seat), lines[^1].From, seat.To, [.. Reform(before, seat), .. lines[^1].Reforms]);
            else
                lines.Add(new(Said(seat), seat.From, seat.To, []));
            before = seat;
        }

        lines.Reverse();
        return lines;
    }

    /// <summary>The same place: the older code became the newer one on the day this seat begins.</summary>
    private static bool Stayed(Seat before, Seat after) =>
        before.To?.AddDays(1) == after.From
        && (before.Municipality == after.Municipality || Municipalities.SeatsOver(before.Municipality, null, before.To, after.From) is [.., var then] && then.Municipality.Code == after.Municipality
            || Municipalities.SeatsOver(after.Municipality, null, before.To, after.From) is [var first, ..] && first.Municipality.Code == before.Municipality);

    private static IEnumerable<string> Reform(Seat before, Seat after)
    {
        var (old, now) = (Municipality(before), Municipality(after));
        if (old != now)
            yield return Texts.Say("The municipality {0} became {1} on {2}", old, now, after.From);
        if (County(before) != County(after))
            yield return Texts.Say("The county {0} became {1} on {2}", County(before), County(after), after.From);
    }

    private static string Said(Seat seat) => $"{Municipality(seat)}, {County(seat)}";

    private static string Municipality(Seat seat) => Municipalities.Find(seat.Municipality)?.Said ?? seat.Municipality;

    private static string County(Seat seat) => Counties.Find(seat.County)?.Name ?? seat.County;
}
