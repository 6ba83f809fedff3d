using System.CommandLine;
using System.Globalization;
using Klynge.Web.Commands;
using Klynge.Web.Language;

namespace Klynge.Web.Shell;

/// <summary>
/// A figure of the record that an indicator of a label can be bound to: counted for any day, and opened to the rows it was
/// counted from.
/// </summary>
public interface IMeasure : IContribution
{
    /// <summary>Stored where an indicator is bound to it, and for ever: "members-reached".</summary>
    string Code { get; }

    /// <summary>The indicators it is meant for, by the numbers of the excellence label: "2.5".</summary>
    string Indicator { get; }

    /// <summary>What it counts, in the reader's language.</summary>
    string Words { get; }

    /// <summary>Where its rows stand, within the cluster.</summary>
    string Path { get; }

    Task<Measured> On(DateOnly day, CancellationToken cancel);
}

/// <param name="Count">How many do.</param>
/// <param name="Of">Of how many; null where it is a number and no share.</param>
public sealed record Measured(int Count, int? Of = null)
{
    /// <summary>0–1; null for a number, and for a share of nothing.</summary>
    public double? Share => Of is > 0 and var of ? (double)Count / of : null;
}

internal sealed class MeasuresRoom : IRoom
{
    public IEnumerable<Command> Commands(Hands hands)
    {
        var on = new Option<DateOnly?>("--on") { Description = "The day asked about, like 2019-06-30; today when not said.", HelpName = "DATE", CustomParser = Common.Day };
        var command = new Command("measures", "The figures of the record that indicators of a label can be bound to.") { Common.Cluster, on };
        command.SetAction((parsed, cancel) => hands.Read(parsed, async work =>
        {
            var (cluster, refusal) = await work.Enter(parsed.GetValue(Common.Cluster)!);
            if (refusal is not null)
                return Answer.Of(refusal);
            var day = parsed.GetValue(on) ?? work.Hands.Clock.DayIn(cluster!.TimeZone);
            var rows = new List<(IMeasure Measure, Measured Measured)>();
            foreach (var measure in work.Get<IEnumerable<IMeasure>>().OrderBy(measure => measure.Indicator, StringComparer.Ordinal).ThenBy(measure => measure.Code, StringComparer.Ordinal))
                rows.Add((measure, await measure.On(day, cancel)));
            return new Answer(
                new { on = Days.Iso(day), measures = rows.Select(row => new { code = row.Measure.Code, indicator = row.Measure.Indicator, words = row.Measure.Words, count = row.Measured.Count, of = row.Measured.Of, share = row.Measured.Share, rows = $"/{cluster!.Slug}{row.Measure.Path}" }).ToList() },
                string.Join('\n', rows.Select(row => string.Create(CultureInfo.CurrentCulture, $"{row.Measure.Indicator,-6} {row.Measured.Count,6:N0}{(row.Measured.Of is { } of ? $" / {of:N0}" : ""),-10} {row.Measure.Words}"))));
        }, cancel));
        yield return command;
    }
}
