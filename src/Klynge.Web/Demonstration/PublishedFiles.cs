using System.Text;
using System.Text.RegularExpressions;
using Klynge.Web.Sheets;

namespace Klynge.Web.Demonstration;

internal sealed record PublishedCluster(
    string Key, string Name, string OtherNames, string Level, string LevelSince, string HostCity, string Region, string Sector,
    string FirstStatus, string FirstStatusDate, string Note, string Source)
{
    /// <summary>The earliest day anything says of its status; none where nothing does.</summary>
    public DateOnly? KnownFrom => PublishedDay.First(FirstStatusDate) is { } first && !FirstStatusDate.StartsWith("before", StringComparison.Ordinal)
        ? first
        : PublishedDay.First(LevelSince);
}

internal sealed record PublishedEvent(string Dated, string Cluster, string Kind, string Words, string Source);

internal sealed record PublishedFigure(string Cluster, string Dated, string Measure, string Value, string Source);

internal sealed record PublishedOrganisation(string Cluster, string Name, string Type, string Relation, string Source);

/// <summary>What is published about Norwegian clusters, as collected (Published/README.md). Rows stand as they were found, also where two disagree.</summary>
internal static partial class PublishedFiles
{
    public static IReadOnlyList<PublishedCluster> Clusters { get; } = [.. Rows("clusters_no", f => new PublishedCluster(
        f("key"), f("name"), f("other_names"), f("last_level_seen"), f("level_since"), f("host_city"), f("region"), f("sector"),
        f("first_status"), f("first_status_date"), f("note"), Source(f("sources"))))];

    public static IReadOnlyList<PublishedEvent> Events { get; } =
        [.. Rows("cluster_events_no", f => new PublishedEvent(f("date"), f("cluster_key"), f("event"), f("detail"), Source(f("source"))))];

    public static IReadOnlyList<PublishedFigure> Figures { get; } =
        [.. Rows("cluster_figures_no", f => new PublishedFigure(f("cluster_key"), f("date"), f("measure"), f("value"), Source(f("source"))))];

    public static IReadOnlyList<PublishedOrganisation> Organisations { get; } =
        [.. Rows("cluster_organisations_named", f => new PublishedOrganisation(f("cluster_key"), f("organisation"), f("type"), f("relation_as_published"), Source(f("source"))))];

    public static List<T> Rows<T>(string file, Func<Func<string, string>, T> read)
    {
        using var stream = typeof(PublishedFiles).Assembly.GetManifestResourceStream($"published/{file}.csv")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var sheet = CsvSheet.Read(bytes.ToArray(), Encoding.UTF8, SheetLimits.Standard);
        var columns = sheet.Headers.Select((name, place) => (name, place)).ToDictionary(column => column.name, column => column.place);
        return [.. sheet.Rows.Select(row => read(column => row.Cells[columns[column]] ?? ""))];
    }

    // "seed 003 (smartcarecluster.no 2021-11)" is our own label around the address.
    private static string Source(string text) => Label().Replace(text, "$1").Replace(" | ", "; ", StringComparison.Ordinal);

    [GeneratedRegex(@"seed \d+ \(([^)]*)\)")]
    private static partial Regex Label();
}
