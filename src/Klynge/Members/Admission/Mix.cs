namespace Klynge.Members;

/// <summary>What an organisation adds to the composition: its kind, its industry division and its county; empty where nobody knows.</summary>
public sealed record Traits(OrganisationKind Kind, string? Division, string? County)
{
    /// <summary>The part of the two-digit division a code lies in; none for a section.</summary>
    public static string? DivisionOf(string? industry) => industry is { Length: >= 2 } && char.IsAsciiDigit(industry[0]) ? industry[..2] : null;

    public string Code(CompositionDimension dimension) => dimension switch
    {
        CompositionDimension.Kind => OrganisationKinds.Code(Kind),
        CompositionDimension.Industry => Division ?? Mix.Unknown,
        _ => County ?? Mix.Unknown,
    };
}

/// <summary>How the members of a day are spread, each member once.</summary>
public sealed class Mix
{
    /// <summary>The part of those of whom it is not known.</summary>
    public const string Unknown = "";

    private readonly IReadOnlyList<(Traits Traits, int Count)> members;

    private Mix(IReadOnlyList<(Traits, int)> members) => this.members = members;

    public int Total => members.Sum(member => member.Count);

    public static Mix Of(IEnumerable<(Traits Traits, int Count)> members) => new([.. members]);

    /// <summary>The same with one more.</summary>
    public Mix With(Traits applicant) => new([.. members, (applicant, 1)]);

    public int Count(CompositionDimension dimension, string code) => members.Where(member => member.Traits.Code(dimension) == code).Sum(member => member.Count);

    /// <summary>Per cent of all, unrounded; of none, nothing.</summary>
    public decimal Share(CompositionDimension dimension, string code) => Total == 0 ? 0 : 100m * Count(dimension, code) / Total;

    public decimal Figure(CompositionTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Measure == TargetMeasure.Share ? Share(target.Dimension, target.Code) : Count(target.Dimension, target.Code);
    }

    /// <summary>The parts there are, the largest first, those nobody knows last.</summary>
    public IReadOnlyList<string> Parts(CompositionDimension dimension) =>
        [.. members.Select(member => member.Traits.Code(dimension)).Distinct().OrderBy(code => code == Unknown).ThenByDescending(code => Count(dimension, code)).ThenBy(code => code, StringComparer.Ordinal)];
}

/// <summary>Which way an applicant would move a target.</summary>
public enum Course
{
    Unchanged,
    Towards,
    Away,
}

/// <summary>A target beside the figure it is about, now and with the applicant. Compared unrounded.</summary>
public sealed record TargetReading(CompositionTarget Target, decimal Now, decimal With)
{
    public bool MetNow => Target.Distance(Now) == 0;
    public bool MetWith => Target.Distance(With) == 0;

    public Course Course => Target.Distance(With).CompareTo(Target.Distance(Now)) switch
    {
        < 0 => Course.Towards,
        > 0 => Course.Away,
        _ => Course.Unchanged,
    };

    public static TargetReading Of(CompositionTarget target, Mix now, Mix with)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(with);
        return new(target, now.Figure(target), with.Figure(target));
    }
}
