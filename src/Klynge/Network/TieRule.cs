using Klynge.Occasions;

namespace Klynge.Network;

/// <summary>One thing that two organisations did together.</summary>
/// <param name="Kind">One of <see cref="OccasionKinds"/>.</param>
/// <param name="Size">How many organisations took part.</param>
public sealed record Shared(string Kind, Guid SourceId, DateOnly On, int Size);

/// <summary>
/// How much what was done together ties two who did it: the weight of its kind, shared between all others who were there, and
/// halved for each half-life since. The figures are ours until a cluster says otherwise.
/// </summary>
/// <param name="HalfLife">Days.</param>
public sealed record TieRule(int HalfLife, IReadOnlyDictionary<string, double> Kinds)
{
    private static readonly Dictionary<string, double> UsualKinds = new()
    {
        [OccasionKinds.Event] = 1, [OccasionKinds.Group] = 2, [OccasionKinds.Introduction] = 3, [OccasionKinds.Service] = 3, [OccasionKinds.Test] = 4, [OccasionKinds.Project] = 5,
    };

    public static TieRule Usual { get; } = new(365, UsualKinds);

    /// <summary>0 for what lies after the day.</summary>
    public double Weight(Shared shared, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(shared);
        var days = on.DayNumber - shared.On.DayNumber;
        return days < 0 ? 0 : Kinds.GetValueOrDefault(shared.Kind, 1) / Math.Max(1, shared.Size - 1) * Math.Pow(0.5, (double)days / HalfLife);
    }
}

/// <summary>What ties one organisation to another, the newest first.</summary>
public sealed record OrganisationTie(Guid To, IReadOnlyList<Shared> Shared, double Weight)
{
    public DateOnly LastMet => Shared[0].On;

    /// <summary>All ties of one of those who took part, the strongest first.</summary>
    /// <param name="parties">Who took part in what, together with the others who did; other people's occasions are left out.</param>
    public static IReadOnlyList<OrganisationTie> Of(Guid organisation, IEnumerable<TookPart> parties, TieRule rule, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var all = parties.Where(party => party.What.On <= on).ToList();
        var own = all.Where(party => party.Organisation == organisation).Select(party => party.Occasion).ToHashSet();
        return
        [
            .. all.Where(party => party.Organisation != organisation && own.Contains(party.Occasion)).DistinctBy(party => (party.Organisation, party.Occasion)).GroupBy(party => party.Organisation)
                .Select(group => new OrganisationTie(group.Key, [.. group.Select(party => party.What).OrderByDescending(shared => shared.On)], group.Sum(party => rule.Weight(party.What, on))))
                .OrderByDescending(tie => tie.Weight).ThenByDescending(tie => tie.LastMet).ThenBy(tie => tie.To),
        ];
    }
}

/// <summary>An organisation's part in an occasion.</summary>
public sealed record TookPart(Guid Occasion, Guid Organisation, Shared What);
