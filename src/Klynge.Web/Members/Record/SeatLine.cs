using Klynge.Members;

namespace Klynge.Web.Members.Record;

/// <summary>A time in one place. Seats that follow each other in the same municipality are one line.</summary>
public sealed record SeatLine(string Place, DateOnly From, DateOnly? To)
{
    public static IReadOnlyList<SeatLine> Of(IEnumerable<Seat> seats)
    {
        var lines = new List<SeatLine>();
        foreach (var seat in seats.OrderBy(seat => seat.From))
        {
            var place = $"{Municipalities.Find(seat.Municipality)?.Name ?? seat.Municipality}, {Counties.Find(seat.County)?.Name ?? seat.County}";
            if (lines.Count > 0 && lines[^1].Place == place)
                lines[^1] = lines[^1] with { To = seat.To };
            else
                lines.Add(new(place, seat.From, seat.To));
        }

        lines.Reverse();
        return lines;
    }
}
