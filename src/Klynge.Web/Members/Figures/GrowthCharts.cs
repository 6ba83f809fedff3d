using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell.Charts;

namespace Klynge.Web.Members.Figures;

/// <summary>Growth as pictures: the five largest parts by name, the rest together, the unknown last and hollow.</summary>
internal sealed class GrowthCharts(GrowthModel page, GrowthFigures figures, GrowthBy by, GrowthStep step, Sight sight)
{
    private const int Named = 5;

    private readonly IReadOnlyList<string> heads = [.. figures.Points.Select(point => Head(point.Day, step, page.Visit.Today))];

    public ColumnChart Members()
    {
        var series = Parts().Select((part, i) => new ChartSeries(part.Name, part.Keys.Contains(GrowthDivision.Unknown) && part.Keys.Count == 1 ? "hollow" : $"c{i + 1}", [.. figures.Points
            .Select((point, at) => Value(Sum(part.Keys, at), part.Keys, point.Day))])).ToList();
        return new("growth", new GrowthWords(figures, step).Composition(by), Note(), Texts.Say(HeadingOf(by)), heads, series, Texts.Say("Members"),
            [.. figures.Points.Select(point => new ChartValue(point.Members, page.List(new View(), point.Day)))])
        {
            Came = new(Texts.Say("Joined"), "c1", [.. figures.Points.Select(point => new ChartValue(point.Joined, Came(point)))]),
            Went = new(Texts.Say("Left"), "hollow", [.. figures.Points.Select((point, i) => new ChartValue(point.Left, Went(i)))]),
            TableOpen = true,
        };
    }

    public ColumnChart Partners()
    {
        var values = figures.Points.Select(point => new ChartValue(point.Partners, page.List(new View { Standing = Standing.Partner }, point.Day))).ToList();
        var days = Texts.Say(step == GrowthStep.Year ? "Partners on 31 December." : "Partners at the end of each quarter.");
        return new("partners", new GrowthWords(figures, step).Partners(), days, Texts.Say("Day"), heads, [new(Texts.Say("Partners"), "c2", values)], Texts.Say("Partners"), values) { Small = true };
    }

    /// <summary>The parts on the last day, the largest first.</summary>
    public IReadOnlyList<(string Name, int Count, string? Href)> AtLast()
    {
        var last = figures.Points.Count - 1;
        var present = new GrowthCharts(page, figures with { Groups = [.. figures.Groups.Where(group => group.Counts[last] > 0)] }, by, step, sight);
        return [.. present.Parts(counted: true).Select(part => (part.Name, Count: Sum(part.Keys, last), part.Keys))
            .Select(part => (part.Name, part.Count, Value(part.Count, part.Keys, figures.Points[last].Day).Href))];
    }

    public static string NameOf(GrowthBy by, string key) => by switch
    {
        GrowthBy.Kind => KindWords.Many(OrganisationKinds.TryRead(key, out var kind) ? kind : OrganisationKind.Other),
        GrowthBy.Size => KindWords.One(SizeClasses.TryRead(key, out var size) ? size : SizeClass.Unknown),
        _ => key == GrowthDivision.Unknown ? Texts.Say("County unknown") : key,
    };

    private static string HeadingOf(GrowthBy by) => by switch { GrowthBy.Kind => "Kind", GrowthBy.County => "County", _ => "Size" };

    private IEnumerable<(string Name, IReadOnlyCollection<string> Keys)> Parts(bool counted = false)
    {
        var known = figures.Groups.Where(group => by == GrowthBy.Kind || group.Key != GrowthDivision.Unknown).Select(group => group.Key).ToList();
        var named = known.Count == Named + 1 ? Named + 1 : Named;
        // Sizes have an order of their own.
        var first = by == GrowthBy.Size ? known.OrderBy(key => SizeClasses.TryRead(key, out var size) ? size : SizeClass.Unknown).ToList() : known.Take(named).ToList();
        foreach (var key in first)
            yield return (NameOf(by, key), [key]);
        var rest = known.Except(first).ToList();
        if (rest.Count > 0)
            yield return (counted ? Texts.Say("{0} other counties", rest.Count) : Texts.Say(by == GrowthBy.County ? "Other counties" : "Other kinds"), rest);
        if (by != GrowthBy.Kind && figures.Groups.Any(group => group.Key == GrowthDivision.Unknown))
            yield return (NameOf(by, GrowthDivision.Unknown), [GrowthDivision.Unknown]);
    }

    private int Sum(IReadOnlyCollection<string> keys, int at) => figures.Groups.Where(group => keys.Contains(group.Key)).Sum(group => group.Counts[at]);

    private ChartValue Value(int count, IReadOnlyCollection<string> keys, DateOnly day) =>
        new(count, GrowthDivision.ViewOf(by, keys, day, sight) is { } view ? page.List(view, day) : null);

    private string? Came(GrowthPoint point)
    {
        var at = figures.Points.ToList().IndexOf(point);
        return at == 0 ? null : page.List(new View { Standing = Standing.Ever, Joined = new(figures.Points[at - 1].Day.AddDays(1), point.Day) }, point.Day);
    }

    /// <summary>Who left in a year had her last day from the last of the year before to the last but one of this.</summary>
    private string? Went(int at) => at == 0 ? null
        : page.List(new View { Standing = Standing.Ever, Left = new(figures.Points[at - 1].Day, figures.Points[at].Day.AddDays(-1)) }, figures.Points[at].Day);

    private string Note() => Texts.Say(step == GrowthStep.Year
        ? "Members on 31 December each year. Below: who joined and left in the course of it."
        : "Members at the end of each quarter. Below: who joined and left in the course of it.");

    private static string Head(DateOnly day, GrowthStep step, DateOnly today) => (step, GrowthPeriods.IsEnd(day, step)) switch
    {
        (GrowthStep.Year, true) => day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
        (GrowthStep.Quarter, true) => Texts.Say("Q{0} {1}", ((day.Month + 2) / 3).ToString(System.Globalization.CultureInfo.InvariantCulture), (day.Year % 100).ToString("00", System.Globalization.CultureInfo.InvariantCulture)),
        _ when day == today => Texts.Say("Today"),
        _ => day.ToString(Texts.InNorwegian ? "d.M.yy" : "d/M/yy", System.Globalization.CultureInfo.CurrentCulture),
    };
}
