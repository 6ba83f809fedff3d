namespace Klynge.Web.Shell.Charts;

/// <summary>
/// A chart is a table first: columns in time, one row a series. The picture and the table a reader can open are written from
/// the same figures.
/// </summary>
/// <param name="Id">Its own word on the page.</param>
/// <param name="Title">The news, in the reader's language.</param>
/// <param name="Note">What is counted, and when.</param>
/// <param name="Heading">What the series are: "Kind".</param>
/// <param name="Columns">The heads of the columns, in time.</param>
/// <param name="Series">What is stacked, from below; together they are the total.</param>
/// <param name="TotalName">What all of them together are: "Members".</param>
public sealed record ColumnChart(
    string Id, string Title, string Note, string Heading, IReadOnlyList<string> Columns, IReadOnlyList<ChartSeries> Series, string TotalName, IReadOnlyList<ChartValue> Total)
{
    /// <summary>What came and went in each period; drawn under the columns.</summary>
    public ChartSeries? Came { get; init; }
    public ChartSeries? Went { get; init; }

    /// <summary>One small drawing beside the main one.</summary>
    public bool Small { get; init; }

    /// <summary>The table stands open under the picture.</summary>
    public bool TableOpen { get; init; }
}

/// <param name="Css">c1 … c6, or "hollow" for what is not known.</param>
public sealed record ChartSeries(string Name, string Css, IReadOnlyList<ChartValue> Values);

/// <summary>One figure, and the address of the rows it was counted from.</summary>
public readonly record struct ChartValue(int? Number, string? Href = null);
