namespace Klynge.Network;

/// <summary>The smallest outline around some places (Andrew's monotone chain, 1979).</summary>
public static class Hull
{
    /// <summary>The corners in order; of fewer than three places, those themselves.</summary>
    public static IReadOnlyList<Place> Of(IEnumerable<Place> places)
    {
        var all = places.Distinct().OrderBy(place => place.X).ThenBy(place => place.Y).ToList();
        if (all.Count < 3)
            return all;
        return [.. Side(all), .. Side(Enumerable.Reverse(all))];
    }

    private static List<Place> Side(IEnumerable<Place> places)
    {
        var side = new List<Place>();
        foreach (var place in places)
        {
            while (side.Count > 1 && Turn(side[^2], side[^1], place) <= 0)
                side.RemoveAt(side.Count - 1);
            side.Add(place);
        }

        side.RemoveAt(side.Count - 1);
        return side;
    }

    private static double Turn(Place a, Place b, Place c) => (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X);
}
