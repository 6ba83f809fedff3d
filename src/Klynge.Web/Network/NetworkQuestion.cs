using Klynge.Members;
using Klynge.Network;
using Klynge.Occasions;

namespace Klynge.Web.Network;

/// <summary>Which network is asked for, as its address says it.</summary>
/// <param name="Built">The kinds of occasion it is built on, by their words; all of them when empty.</param>
/// <param name="Years">How many years back what was done together counts; 0 since the beginning.</param>
/// <param name="Kind">Only organisations of this kind.</param>
/// <param name="County">Only organisations of this county, by its name.</param>
public sealed record NetworkQuestion(IReadOnlyList<string> Built, int Years, OrganisationKind? Kind, string? County)
{
    public const int UsualYears = 2;

    public static readonly IReadOnlyList<string> AllBuilt =
        [OccasionKinds.Event, OccasionKinds.Group, OccasionKinds.Project, OccasionKinds.Introduction, OccasionKinds.Service, OccasionKinds.Test];

    public static readonly IReadOnlyList<int> AllYears = [1, UsualYears, 5, 0];

    /// <summary>What the map and the table are sized and sorted by.</summary>
    public NetworkMeasure By { get; init; }

    public static readonly NetworkQuestion Usual = new([], UsualYears, null, null);

    /// <summary>What is asked for and unknown is a wrong address.</summary>
    public static bool Read(IQueryCollection query, out NetworkQuestion question)
    {
        ArgumentNullException.ThrowIfNull(query);
        question = Usual;
        List<string> built = [.. query["built"].OfType<string>().Distinct()];
        if (built.Any(kind => !AllBuilt.Contains(kind)))
            return false;
        var years = UsualYears;
        if (Said(query, "years") is { } said && !(int.TryParse(said, out years) && AllYears.Contains(years)))
            return false;
        OrganisationKind? kind = null;
        if (Said(query, "kind") is { } word)
        {
            if (!OrganisationKinds.TryRead(word, out var read))
                return false;
            kind = read;
        }

        var by = NetworkMeasure.Ties;
        if (Said(query, "by") is { } measure && !NetworkMeasures.TryRead(measure, out by))
            return false;
        question = new(built, years, kind, Said(query, "county")) { By = by };
        return true;
    }

    public NetworkWindow Window(DateOnly on) => new(Years == 0 ? null : on.AddYears(-Years).AddDays(1), on) { Kinds = Built.Count == 0 ? null : Built.ToHashSet() };

    /// <summary>The question as an address has it; what is usual is not said.</summary>
    public override string ToString()
    {
        List<string> parts = [.. Built.Select(kind => $"built={kind}")];
        if (Years != UsualYears)
            parts.Add($"years={Years}");
        if (Kind is { } kind)
            parts.Add($"kind={OrganisationKinds.Code(kind)}");
        if (County is { } county)
            parts.Add($"county={Uri.EscapeDataString(county)}");
        if (By != NetworkMeasure.Ties)
            parts.Add($"by={NetworkMeasures.Word(By)}");
        return parts.Count == 0 ? "" : "?" + string.Join('&', parts);
    }

    private static string? Said(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } said ? said : null;
}
