namespace Klynge.Members;

/// <summary>By what a cluster wants its members to be spread.</summary>
public enum CompositionDimension
{
    Kind,
    Industry,
    County,
}

public enum TargetMeasure
{
    /// <summary>Per cent of the members.</summary>
    Share,

    /// <summary>How many members.</summary>
    Number,
}

/// <summary>
/// How much of one kind, industry division or county the cluster wants among its members: at least, at most, or both, as a
/// share or a number, from and to. One target at a time for each.
/// </summary>
public sealed class CompositionTarget : Owned, IDated
{
    public CompositionDimension Dimension { get; private set; }

    /// <summary>A code of the kinds, a division of two digits, or a county of two digits.</summary>
    public string Code { get; private set; } = "";
    public TargetMeasure Measure { get; private set; }
    public decimal? Least { get; private set; }
    public decimal? Most { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    public Refusal? Write(CompositionDimension dimension, string? code, TargetMeasure measure, decimal? least, decimal? most, DateOnly from, DateOnly? to, DateOnly today)
    {
        code = (code ?? "").Trim();
        if (!Knows(dimension, code, from))
            return Refusal.On(nameof(Code), "Choose what the target is for.");
        if ((RefusesFigures(measure, least, most) ?? Span.Refuses(from, to, today)) is { } refusal)
            return refusal;
        if ((dimension, code, measure, least, most, from, to) == (Dimension, Code, Measure, Least, Most, From, To))
            return null;

        (Dimension, Code, Measure, Least, Most, From, To) = (dimension, code, measure, least, most, from, to);
        Record(new ClusterChanged(ClusterId, ClusterParts.Target, Id));
        return null;
    }

    /// <summary>How far a figure is from what is wanted; nothing while it is within.</summary>
    public decimal Distance(decimal figure) => figure < Least ? Least.Value - figure : figure > Most ? figure - Most.Value : 0;

    private static bool Knows(CompositionDimension dimension, string code, DateOnly day) => dimension switch
    {
        CompositionDimension.Kind => OrganisationKinds.TryRead(code, out var kind) && OrganisationKinds.Code(kind) == code,
        CompositionDimension.Industry => code.Length == 2 && IndustryCode.TryRead(IndustryStandard.Sn2025, code, out _),
        _ => Counties.ValidOn(day).Any(county => county.Code == code),
    };

    private static Refusal? RefusesFigures(TargetMeasure measure, decimal? least, decimal? most)
    {
        if (least is null && most is null)
            return Refusal.On(nameof(Least), "Say at least how much, at most how much, or both.");
        foreach (var (field, figure) in new[] { (nameof(Least), least), (nameof(Most), most) })
            if (figure is { } said && (said < 0 || (measure == TargetMeasure.Share ? said > 100 : said > 1_000_000 || said != decimal.Truncate(said))))
                return measure == TargetMeasure.Share
                    ? Refusal.On(field, "A share is from 0 to 100 per cent; {0} is not.", said)
                    : Refusal.On(field, "{0} is not a number of members.", said);
        return least > most ? Refusal.On(nameof(Most), "At most, {0}, is less than at least, {1}.", most!, least!) : null;
    }
}
