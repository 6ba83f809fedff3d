using System.Globalization;
using Klynge.Members;
using Klynge.Web.Language;

namespace Klynge.Web.Members.Figures;

/// <summary>The news of the figures, in sentences.</summary>
public sealed class GrowthWords(GrowthFigures figures, GrowthStep step)
{
    private GrowthPoint First => figures.Points.FirstOrDefault(point => point.Members > 0) ?? figures.Points[0];
    private GrowthPoint Last => figures.Points[^1];

    public string Title() => (First.Members, Last.Members) switch
    {
        var (first, last) when ReferenceEquals(First, Last) => Texts.Say(last == 1 ? "One member" : "{0} members", last),
        var (first, last) when last > first => Texts.Say("Members have grown from {0} to {1} since {2}", first, last, When(First.Day)),
        var (first, last) when last < first => Texts.Say("Members have gone from {0} to {1} since {2}", first, last, When(First.Day)),
        var (first, _) => Texts.Say("{0} members, as many as in {1}", first, When(First.Day)),
    };

    public string Line()
    {
        var sentences = new List<string>();
        var ends = figures.Points.Where(point => point.Members > 0 && GrowthPeriods.IsEnd(point.Day, GrowthStep.Year)).ToList();
        if (ends.Count > 1 && GrowthRate.Compound(ends[0].Members, ends[^1].Members, ends[^1].Day.Year - ends[0].Day.Year) is { } rate)
            sentences.Add(Texts.Say("{0} percent a year from {1} to {2}.", Percent(rate), Year(ends[0]), Year(ends[^1])));
        var (joined, left) = (figures.Points.Sum(point => point.Joined ?? 0), figures.Points.Sum(point => point.Left ?? 0));
        if (figures.Points.Count > 1)
            sentences.Add(Texts.Say("{0} joined and {1} left.", joined, left));
        var (before, now) = (figures.Points[0].Partners, Last.Partners);
        if (before + now > 0 && figures.Points.Count > 1)
            sentences.Add(before == now ? Texts.Say("Partners are {0}, as they were.", now) : Texts.Say("Partners went from {0} to {1}.", before, now));
        return string.Join(' ', sentences);
    }

    /// <summary>What the largest part was and is.</summary>
    public string Composition(GrowthBy by)
    {
        var largest = figures.Groups.FirstOrDefault(group => group.Key != GrowthDivision.Unknown || by == GrowthBy.Kind);
        if (largest is null || Last.Members == 0)
            return Texts.Say("What the members are is not written down yet");

        var at = figures.Points.ToList().IndexOf(First);
        var (then, now) = (Share(largest.Counts[at], First.Members), Share(largest.Counts[^1], Last.Members));
        var name = GrowthCharts.NameOf(by, largest.Key);
        if (by == GrowthBy.County)
            return then == now ? Texts.Say("Most are in {0}: {1} percent", name, now) : Texts.Say("Most are in {0}: {1} percent, from {2} in {3}", name, now, then, When(First.Day));
        return then == now ? Texts.Say("{0} are most, {1} percent", name, now) : Texts.Say("{0} are most: {1} percent, from {2} in {3}", name, now, then, When(First.Day));
    }

    public string Partners()
    {
        var (first, last) = (figures.Points.First(point => point.Partners > 0), Last);
        if (ReferenceEquals(first, last) || first.Partners == last.Partners)
            return Texts.Say(last.Partners == 1 ? "One partner" : "{0} partners", last.Partners);
        var times = (decimal)last.Partners / first.Partners;
        return times >= 2 && times == decimal.Truncate(times)
            ? Texts.Say("{0} times as many partners", ((int)times).ToString(CultureInfo.CurrentCulture))
            : Texts.Say("Partners from {0} to {1}", first.Partners, last.Partners);
    }

    /// <summary>How many left since the first day, and why.</summary>
    public string WhyLeft()
    {
        var left = figures.Reasons.Sum(reason => reason.Count);
        return left == 1 ? Texts.Say("Why one left") : Texts.Say("Why {0} left", left);
    }

    private string When(DateOnly day) => step == GrowthStep.Year && GrowthPeriods.IsEnd(day, step) ? day.Year.ToString(CultureInfo.InvariantCulture) : Days.Full(day);

    private static string Year(GrowthPoint point) => point.Day.Year.ToString(CultureInfo.InvariantCulture);

    private static string Percent(decimal rate) => (rate * 100).ToString("0.0", CultureInfo.CurrentCulture);

    private static int Share(int part, int all) => all == 0 ? 0 : (int)Math.Round(100.0 * part / all, MidpointRounding.AwayFromZero);
}
