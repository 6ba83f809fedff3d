namespace Klynge.Network;

/// <summary>Two organisations, in no order.</summary>
public readonly record struct Pair
{
    public Pair(Guid one, Guid other) => (First, Second) = one.CompareTo(other) < 0 ? (one, other) : (other, one);

    public Guid First { get; }
    public Guid Second { get; }
}

/// <summary>
/// What an activity led to: who met there for the first time, who took part in anything for the first time, how many of the
/// new ties go across industries, and how many lasted: met again within twelve months. That they met there does not say that
/// it alone was why.
/// </summary>
/// <param name="Came">Organisations.</param>
/// <param name="New">Pairs that had done nothing together before.</param>
/// <param name="Newcomers">Organisations that had taken part in nothing before.</param>
/// <param name="Across">New pairs of two known industries that differ.</param>
/// <param name="Known">New pairs of which both industries are known: what the share is counted of.</param>
/// <param name="Lasted">New pairs that have met again within twelve months.</param>
/// <param name="Settled">Twelve months have passed, so that the number that lasted grows no more.</param>
public sealed record ActivityEffect(IReadOnlyList<Guid> Came, IReadOnlyList<Pair> New, IReadOnlyList<Guid> Newcomers, IReadOnlyList<Pair> Across, int Known, IReadOnlyList<Pair> Lasted, bool Settled)
{
    public const int MonthsToLast = 12;

    /// <summary>0–1; null where no industry is known.</summary>
    public double? AcrossShare => Known == 0 ? null : (double)Across.Count / Known;

    /// <param name="occasion">The activity's own.</param>
    /// <param name="parties">All that those who came took part in, of any kind, up to the day asked about.</param>
    /// <param name="industry">The industry division of an organisation, where it is known.</param>
    public static ActivityEffect Of(Guid occasion, IEnumerable<TookPart> parties, Func<Guid, string?> industry, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(industry);
        var all = parties.Where(party => party.What.On <= on).ToList();
        var here = all.Where(party => party.Occasion == occasion).ToList();
        if (here.Count == 0)
            return new([], [], [], [], 0, [], false);

        var (day, came) = (here[0].What.On, here.Select(party => party.Organisation).Distinct().Order().ToList());
        var (before, after) = (new HashSet<Pair>(), new HashSet<Pair>());
        var last = day.AddMonths(MonthsToLast);
        foreach (var other in all.Where(party => party.Occasion != occasion && came.Contains(party.Organisation)).GroupBy(party => party.Occasion))
        {
            var met = other.First().What.On;
            // What was on the same day counts as before: nobody knows which of the two came first.
            if (met <= day)
                before.UnionWith(Pairs(other.Select(party => party.Organisation)));
            else if (met <= last)
                after.UnionWith(Pairs(other.Select(party => party.Organisation)));
        }

        List<Pair> made = [.. Pairs(came).Where(pair => !before.Contains(pair))];
        var known = made.Where(pair => industry(pair.First) is not null && industry(pair.Second) is not null).ToList();
        var earlier = all.Where(party => party.Occasion != occasion && party.What.On <= day).Select(party => party.Organisation).ToHashSet();
        return new(came, made, [.. came.Where(one => !earlier.Contains(one))], [.. known.Where(pair => industry(pair.First) != industry(pair.Second))], known.Count, [.. made.Where(after.Contains)], on >= last);
    }

    private static IEnumerable<Pair> Pairs(IEnumerable<Guid> organisations)
    {
        var all = organisations.Distinct().ToList();
        for (var i = 0; i < all.Count; i++)
            for (var j = i + 1; j < all.Count; j++)
                yield return new(all[i], all[j]);
    }
}
