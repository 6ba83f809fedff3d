using Klynge.Members;

namespace Klynge.Web.Demonstration;

/// <summary>Puts the rosters together: who stays when, which firms are members of both health clusters, and who is who.</summary>
internal sealed class RosterRows
{
    private static readonly string?[] Reasons =
    [
        "Lagt ned eller konkurs", "Kjøpt opp av et annet medlem", "Lagt ned eller konkurs", "Fant ikke tilbudet relevant", "Lagt ned eller konkurs",
        "Kjøpt opp av et annet medlem", null, "Lagt ned eller konkurs", "Kjøpt opp av et annet medlem", "Fant ikke tilbudet relevant",
    ];

    private static readonly string?[] PublicReasons = ["Prioriterer andre nettverk", "Fant ikke tilbudet relevant", null, "Inngår i et større samarbeid"];

    private static readonly DateOnly NewcomersFrom = new(2025, 6, 1);

    private readonly Naming naming = new();
    private readonly Dictionary<string, List<(Strand Strand, Stay Stay)>> stays = [];
    private readonly Dictionary<string, Star> stars = [];
    private readonly Dictionary<string, string> twins = [];
    private readonly Dictionary<string, Firm> firms = [];

    public RosterRows()
    {
        foreach (var star in Star.OfSmartCare)
            naming.Take(star.Name);
        foreach (var roster in Rosters.All)
            stays[roster.Cluster] = [.. roster.Strands.SelectMany(strand => Timetable.Of($"{roster.Cluster}/{strand.Name}", roster.Start, strand.Counts).Select(stay => (strand, stay)))];
        foreach (var star in Star.OfSmartCare)
            Cast(star);
        foreach (var (strand, count) in Rosters.InBoth)
            Pair(strand, count);
        foreach (var roster in Rosters.All)
            Make(roster);
    }

    public void Write(Roster roster, Register register, Guid by)
    {
        var enrolling = new Enrolling(register, by);
        var reasons = ExitReasons(roster.Cluster);
        foreach (var (strand, stay) in stays[roster.Cluster].Where(row => row.Stay.From <= register.Today).OrderBy(row => row.Stay.From).ThenBy(row => row.Stay.Key, StringComparer.Ordinal))
            enrolling.Do(firms[twins.GetValueOrDefault(stay.Key, stay.Key)], stay, strand, reasons.GetValueOrDefault(stay.Key));
        if (roster == Rosters.All[0] && register.Today >= NewcomersFrom)
            foreach (var days in (int[])[12, 3])
                Welcome(enrolling, roster, register.Today.AddDays(-days));
    }

    // Whenever one looks, something has just happened: two have joined in the last fortnight, on days no figure is published for.
    private void Welcome(Enrolling enrolling, Roster roster, DateOnly on)
    {
        var stay = new Stay($"{roster.Cluster}/newcomer/{on:yyyy-MM-dd}", on);
        enrolling.Do(new Firms(naming).Make(stay.Key, roster.Strands[0], new Towns(roster.Towns), on), stay, roster.Strands[0], null);
    }

    // The star takes the stay that lies nearest to its own day; the counts do not move.
    private void Cast(Star star)
    {
        var strand = Rosters.All[0].Strands.Single(one => one.Name == star.Strand);
        var (first, last) = Timetable.Around(strand.Counts, star.Joined)!.Value;
        var stay = stays["nscc"].Where(row => row.Strand == strand && row.Stay.To is null && !stars.ContainsKey(row.Stay.Key)).Select(row => row.Stay)
            .Where(stay => stay.From >= first && stay.From <= last).MinBy(stay => (Math.Abs(stay.From.DayNumber - star.Joined.DayNumber), stay.Key))
            ?? throw new InvalidOperationException($"There is no room for {star.Name}.");
        stay.From = star.Joined;
        stars[stay.Key] = star;
    }

    private void Pair(string strand, int count)
    {
        var here = Choose("nscc");
        var there = Choose("nht");
        foreach (var (one, other) in here.Zip(there))
            twins[other.Key] = one.Key;

        List<Stay> Choose(string cluster) => [.. new Chance($"both {cluster} {strand}")
            .Shuffled(stays[cluster].Where(row => row.Strand.Name == strand && row.Stay.On(Rosters.DayOfUnion) && !stars.ContainsKey(row.Stay.Key)).Select(row => row.Stay)).Take(count)];
    }

    private void Make(Roster roster)
    {
        var towns = new Towns(roster.Towns);
        var maker = new Firms(naming);
        var earlier = twins.ToLookup(twin => twin.Value, twin => twin.Key);
        foreach (var (strand, stay) in stays[roster.Cluster].Where(row => !twins.ContainsKey(row.Stay.Key)))
        {
            var since = earlier[stay.Key].Select(key => stays["nht"].Single(row => row.Stay.Key == key).Stay.From).Append(stay.From).Min();
            firms[stay.Key] = maker.Make(stay.Key, strand, towns, since, stars.GetValueOrDefault(stay.Key));
        }
    }

    // In the order in which they left, so that the first ten of the fashion hub are the ten the pictures show.
    private Dictionary<string, string?> ExitReasons(string cluster)
    {
        var leavers = stays[cluster].Where(row => row.Stay.To is not null).OrderBy(row => row.Stay.To).ThenBy(row => row.Stay.Key, StringComparer.Ordinal).ToList();
        return leavers.Select((row, place) => (row.Stay.Key, Reason: row.Strand.Kind == OrganisationKind.Company ? Reasons[place % Reasons.Length] : PublicReasons[place % PublicReasons.Length]))
            .ToDictionary(pair => pair.Key, pair => pair.Reason);
    }
}
