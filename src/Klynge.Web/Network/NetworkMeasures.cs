using System.Globalization;
using Klynge.Network;
using Klynge.Web.Language;

namespace Klynge.Web.Network;

/// <summary>What is measured of a member.</summary>
public enum NetworkMeasure
{
    Ties,
    Strength,
    Between,
    Near,
    Rank,
    Core,
    Clustering,
}

/// <summary>The measures as the pages name, sort and write them.</summary>
public static class NetworkMeasures
{
    public static readonly IReadOnlyList<NetworkMeasure> All = Enum.GetValues<NetworkMeasure>();

    public static string Word(NetworkMeasure measure) => measure.ToString().ToLowerInvariant();

    public static bool TryRead(string word, out NetworkMeasure measure)
    {
        measure = All.FirstOrDefault(one => Word(one) == word);
        return Word(measure) == word;
    }

    public static string Said(NetworkMeasure measure) => measure switch
    {
        NetworkMeasure.Ties => Texts.Say("Ties"),
        NetworkMeasure.Strength => Texts.Say("Strength"),
        NetworkMeasure.Between => Texts.Say("Ways through"),
        NetworkMeasure.Near => Texts.Say("Nearness"),
        NetworkMeasure.Rank => Texts.Say("PageRank"),
        NetworkMeasure.Core => Texts.Say("Core"),
        _ => Texts.Say("Clustering"),
    };

    public static string Meaning(NetworkMeasure measure) => measure switch
    {
        NetworkMeasure.Ties => Texts.Say("how many others it has done something with"),
        NetworkMeasure.Strength => Texts.Say("the sum of how strong its ties are"),
        NetworkMeasure.Between => Texts.Say("the share of all shortest ways between two others that go through it (betweenness)"),
        NetworkMeasure.Near => Texts.Say("how few steps it is to the others, 1 being one step to all (closeness)"),
        NetworkMeasure.Rank => Texts.Say("its share of the attention when ties are followed by chance"),
        NetworkMeasure.Core => Texts.Say("the largest number k for which it is in a group where each has k ties to the others"),
        _ => Texts.Say("the share of its acquaintances that know each other"),
    };

    /// <summary>Null where it is undefined.</summary>
    public static double? Of(ClusterNetwork network, int node, NetworkMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(network);
        return measure switch
        {
            NetworkMeasure.Ties => network.Graph.Degree(node),
            NetworkMeasure.Strength => network.Graph.Strength(node),
            NetworkMeasure.Between => network.BetweenShare(node),
            NetworkMeasure.Near => network.Measures.Paths.Closeness[node],
            NetworkMeasure.Rank => network.Measures.PageRank[node],
            NetworkMeasure.Core => network.Measures.Core[node],
            _ => network.Measures.Clustering.Local[node],
        };
    }

    public static string Written(ClusterNetwork network, int node, NetworkMeasure measure) => (Of(network, node, measure), measure) switch
    {
        (null, _) => "–",
        ({ } value, NetworkMeasure.Ties or NetworkMeasure.Core) => value.ToString("N0", CultureInfo.CurrentCulture),
        ({ } value, NetworkMeasure.Between) => Percent(value),
        ({ } value, NetworkMeasure.Rank) => value.ToString("N4", CultureInfo.CurrentCulture),
        ({ } value, _) => value.ToString("N2", CultureInfo.CurrentCulture),
    };

    public static string Percent(double share) => Texts.Say("{0} %", (100 * share).ToString(share is > 0 and < 0.1 ? "0.#" : "0", CultureInfo.CurrentCulture));
}
