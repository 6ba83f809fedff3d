using System.Globalization;
using System.Xml.Linq;
using Klynge.Members;
using Klynge.Network;

namespace Klynge.Web.Network;

/// <summary>The network as other programs read it: GraphML (Brandes and others 2002) and GEXF 1.3. Isolated members are in it too.</summary>
internal static class NetworkXml
{
    private static readonly XNamespace Gml = "http://graphml.graphdrawing.org/xmlns";
    private static readonly XNamespace Gx = "http://gexf.net/1.3";

    private static readonly (string Name, string Type, Func<KnownNetwork, int, object?> Of)[] Facts =
    [
        ("kind", "string", (known, node) => OrganisationKinds.Code(known.Who[node].Kind)),
        ("county", "string", (known, node) => known.Who[node].County),
        ("industry", "string", (known, node) => known.Who[node].Industry),
        ("community", "int", (known, node) => known.Network.Measures.Communities.Of[node]),
        .. NetworkMeasures.All.Select(measure => (NetworkMeasures.Word(measure), "double", (Func<KnownNetwork, int, object?>)((known, node) => NetworkMeasures.Of(known.Network, node, measure)))),
    ];

    private static readonly (string Name, string Type, Func<ClusterTie, object?> Of)[] OfTies =
    [
        ("times", "int", tie => tie.Shared.Count),
        ("first", "string", tie => tie.FirstMet.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("last", "string", tie => tie.LastMet.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    public static XDocument GraphMl(KnownNetwork known) => new(new XElement(
        Gml + "graphml",
        Key("label", "node", "string"), Facts.Select(fact => Key(fact.Name, "node", fact.Type)), Key("weight", "edge", "double"), OfTies.Select(fact => Key(fact.Name, "edge", fact.Type)),
        new XElement(
            Gml + "graph", new XAttribute("edgedefault", "undirected"),
            known.Who.Select((who, node) => new XElement(Gml + "node", new XAttribute("id", who.Id), Data("label", "node", Clean(who.Name)), Facts.Select(fact => Data(fact.Name, "node", fact.Of(known, node))))),
            known.Network.Ties.Select(tie => new XElement(
                Gml + "edge", new XAttribute("source", known.Who[tie.A].Id), new XAttribute("target", known.Who[tie.B].Id),
                Data("weight", "edge", tie.Weight), OfTies.Select(fact => Data(fact.Name, "edge", fact.Of(tie))))))));

    public static XDocument Gexf(KnownNetwork known) => new(new XElement(
        Gx + "gexf", new XAttribute("version", "1.3"),
        new XElement(
            Gx + "graph", new XAttribute("defaultedgetype", "undirected"),
            new XElement(Gx + "attributes", new XAttribute("class", "node"), Facts.Select(fact => Attribute(fact.Name, fact.Type))),
            new XElement(Gx + "attributes", new XAttribute("class", "edge"), OfTies.Select(fact => Attribute(fact.Name, fact.Type))),
            new XElement(Gx + "nodes", known.Who.Select((who, node) => new XElement(
                Gx + "node", new XAttribute("id", who.Id), new XAttribute("label", Clean(who.Name)), Values(Facts.Select(fact => (fact.Name, fact.Of(known, node))))))),
            new XElement(Gx + "edges", known.Network.Ties.Select((tie, place) => new XElement(
                Gx + "edge", new XAttribute("id", place), new XAttribute("source", known.Who[tie.A].Id), new XAttribute("target", known.Who[tie.B].Id), new XAttribute("weight", Written(tie.Weight)),
                Values(OfTies.Select(fact => (fact.Name, fact.Of(tie))))))))));

    private static XElement Key(string name, string of, string type) =>
        new(Gml + "key", new XAttribute("id", $"{of}-{name}"), new XAttribute("for", of), new XAttribute("attr.name", name), new XAttribute("attr.type", type));

    private static XElement? Data(string name, string of, object? value) => value is null ? null : new XElement(Gml + "data", new XAttribute("key", $"{of}-{name}"), Written(value));

    private static XElement Attribute(string name, string type) => new(Gx + "attribute", new XAttribute("id", name), new XAttribute("title", name), new XAttribute("type", type == "int" ? "integer" : type));

    private static XElement Values(IEnumerable<(string Name, object? Value)> values) =>
        new(Gx + "attvalues", values.Where(value => value.Value is not null).Select(value => new XElement(Gx + "attvalue", new XAttribute("for", value.Name), new XAttribute("value", Written(value.Value!)))));

    private static string Written(object value) => Clean(Convert.ToString(value, CultureInfo.InvariantCulture)!);

    /// <summary>What XML cannot hold is left out.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || System.Xml.XmlConvert.IsXmlChar((char)rune.Value)));
}
