using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Klynge.Members;
using Klynge.Network;

namespace Klynge.Web.Network;

/// <summary>
/// The map drawn on the server: the members with the strongest ties, each community in a field of its own colour, in a size for
/// broad and one for narrow pages. All of it is words and classes; each node leads to itself.
/// </summary>
internal sealed class NetworkPicture
{
    public const int Most = 64;

    private const int MostTies = 240, MostOfChosen = 16, MostNames = 4, Colours = 6, LongestName = 26;

    private readonly KnownNetwork known;
    private readonly int? chosen;
    private readonly Func<KnownOrganisation, string> href;
    private readonly HtmlEncoder encoder;
    private readonly int[] nodes;
    private readonly int[] community;
    private readonly double[] size;
    private readonly List<ClusterTie> ties;
    private readonly Graph graph;
    private readonly StringBuilder svg = new();

    /// <param name="chosen">A node with ties that stands out, with what it is tied to; it is on the map also when others have stronger ties.</param>
    public NetworkPicture(KnownNetwork known, NetworkMeasure by, int? chosen, Func<KnownOrganisation, string> href, HtmlEncoder encoder)
    {
        (this.known, this.chosen, this.href, this.encoder) = (known, chosen, href, encoder);
        var shown = known.Tied(NetworkMeasure.Strength).Take(Most).ToList();
        if (chosen is { } one && !shown.Contains(one))
            shown[^1] = one;
        nodes = [.. shown];
        var places = nodes.Select((node, place) => (node, place)).ToDictionary(pair => pair.node, pair => pair.place);
        var among = known.Network.Ties.Where(tie => places.ContainsKey(tie.A) && places.ContainsKey(tie.B)).ToList();
        ties = [.. among.Where(tie => !Chosen(tie)).Take(MostTies), .. among.Where(Chosen).Take(MostOfChosen)];
        graph = Graph.Of(nodes.Length, [.. ties.Select(tie => new Tie(places[tie.A], places[tie.B], tie.Weight))]);
        var order = nodes.Select(node => known.Network.Measures.Communities.Of[node]).CountBy(c => c).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Select((c, rank) => (c.Key, rank)).ToDictionary(c => c.Key, c => c.rank);
        community = [.. nodes.Select(node => order[known.Network.Measures.Communities.Of[node]])];
        var values = nodes.Select(node => NetworkMeasures.Of(known.Network, node, by) ?? 0).ToList();
        size = [.. values.Select(value => Math.Sqrt(value / Math.Max(1e-12, values.DefaultIfEmpty().Max())))];
    }

    public int Shown => nodes.Length;

    /// <summary>How many ties of the chosen are drawn.</summary>
    public int OfChosen => ties.Count(Chosen);

    public string Broad() => Draw(new(720, 540, 60, 5, 6, MostNames), "k-broad");

    public string Narrow() => Draw(new(358, 460, 44, 3.5, 5, 0), "k-narrow");

    private string Draw(Sheet sheet, string css)
    {
        svg.Clear();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"k-map {css}\" viewBox=\"0 0 {sheet.Width} {sheet.Height}\" role=\"group\" aria-labelledby=\"map-title\">");
        var at = Klynge.Network.Layout.Of(graph, community, (double)sheet.Width / sheet.Height).Select(sheet.At).ToArray();
        var groups = Enumerable.Range(0, nodes.Length).GroupBy(place => community[place]).Where(group => group.Count() > 1).ToList();
        foreach (var group in groups)
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"halo {Colour(group.Key)}\" d=\"M{string.Join('L', Hull.Of(group.Select(place => at[place])).Select(Point))}Z\"/>");
        var places = nodes.Select((node, place) => (node, place)).ToDictionary(pair => pair.node, pair => pair.place);
        var strongest = ties.Select(tie => tie.Weight).DefaultIfEmpty(1).Max();
        // What goes out from the chosen lies over the rest.
        foreach (var tie in ties)
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"tie{(Chosen(tie) ? " on" : "")}\" stroke-width=\"{0.6 + 2.4 * Math.Sqrt(tie.Weight / strongest):0.#}\" d=\"M{Point(at[places[tie.A]])}L{Point(at[places[tie.B]])}\"/>");
        for (var place = nodes.Length - 1; place >= 0; place--)
            Node(place, at[place], sheet);
        Names(groups, at, sheet);
        return svg.Append("</svg>").ToString();
    }

    private void Node(int place, Place at, Sheet sheet)
    {
        var (who, r) = (known.Who[nodes[place]], sheet.Least + sheet.More * size[place]);
        var name = encoder.Encode(who.Name);
        svg.Append(CultureInfo.InvariantCulture, $"<a href=\"{encoder.Encode(href(who))}\" aria-label=\"{name}\"><title>{name}</title>");
        if (nodes[place] == chosen)
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"ring\" cx=\"{at.X:0.#}\" cy=\"{at.Y:0.#}\" r=\"{r + 3.5:0.#}\"/>");
        var css = "node " + Colour(community[place]);
        svg.Append(Shape(who.Kind) switch
        {
            MapShape.Square => Inv($"<rect class=\"{css}\" x=\"{at.X - r * 0.88:0.#}\" y=\"{at.Y - r * 0.88:0.#}\" width=\"{r * 1.76:0.#}\" height=\"{r * 1.76:0.#}\"/>"),
            MapShape.Triangle => Inv($"<path class=\"{css}\" d=\"M{at.X:0.#} {at.Y - r * 1.1:0.#}L{at.X + r * 1.1:0.#} {at.Y + r * 0.85:0.#}L{at.X - r * 1.1:0.#} {at.Y + r * 0.85:0.#}Z\"/>"),
            MapShape.Diamond => Inv($"<path class=\"{css}\" d=\"M{at.X:0.#} {at.Y - r * 1.2:0.#}L{at.X + r * 1.2:0.#} {at.Y:0.#}L{at.X:0.#} {at.Y + r * 1.2:0.#}L{at.X - r * 1.2:0.#} {at.Y:0.#}Z\"/>"),
            _ => Inv($"<circle class=\"{css}\" cx=\"{at.X:0.#}\" cy=\"{at.Y:0.#}\" r=\"{r:0.#}\"/>"),
        }).Append("</a>");
    }

    /// <summary>The communities, the chosen and the largest by name, as long as no name lies on another.</summary>
    private void Names(List<IGrouping<int, int>> groups, Place[] at, Sheet sheet)
    {
        var taken = new List<(double Left, double Top, double Right, double Bottom)>();
        if (chosen is { } one && Array.IndexOf(nodes, one) is >= 0 and var own)
            Name(own, "strong");
        foreach (var group in groups.Take(Colours))
        {
            var (middle, top, bottom) = (group.Average(place => at[place].X), group.Min(place => at[place].Y), group.Max(place => at[place].Y));
            var over = (top + bottom) / 2 < sheet.Height / 2.0;
            Write(known.NameOf(known.Network.Measures.Communities.Of[nodes[group.First()]]), middle, over ? top - sheet.Halo : bottom + sheet.Halo + 8, 7.2, "name");
        }

        // The strongest tie into each other community.
        foreach (var place in ties.Where(Chosen).Select(tie => Array.IndexOf(nodes, tie.Other(chosen!.Value))).Where(place => community[place] != community[Array.IndexOf(nodes, chosen!.Value)]).DistinctBy(place => community[place]).Take(sheet.Names))
            Name(place, null);

        void Name(int place, string? css) => Write(known.Who[nodes[place]].Name, at[place].X, at[place].Y - sheet.Least - sheet.More * size[place] - 6, 6.4, css);

        void Write(string words, double x, double y, double letter, string? css)
        {
            var said = words.Length > LongestName ? words[..(LongestName - 1)].TrimEnd() + "…" : words;
            var half = said.Length * letter / 2;
            x = Math.Clamp(x, half + 4, sheet.Width - half - 4);
            y = Math.Clamp(y, 14, sheet.Height - 6);
            var box = (Left: x - half, Top: y - 12, Right: x + half, Bottom: y + 3);
            if (taken.Any(other => other.Left < box.Right && box.Left < other.Right && other.Top < box.Bottom && box.Top < other.Bottom))
                return;
            taken.Add(box);
            svg.Append(CultureInfo.InvariantCulture, $"<text{(css is null ? "" : $" class=\"{css}\"")} x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"middle\">{encoder.Encode(said)}</text>");
        }
    }

    public static MapShape Shape(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Company => MapShape.Circle,
        OrganisationKind.Municipality or OrganisationKind.PublicBody or OrganisationKind.Health => MapShape.Square,
        OrganisationKind.Research => MapShape.Triangle,
        _ => MapShape.Diamond,
    };

    private bool Chosen(ClusterTie tie) => tie.A == chosen || tie.B == chosen;

    private static string Colour(int community) => community < Colours ? Inv($"c{community + 1}") : "rest";

    private static string Point(Place at) => Inv($"{at.X:0.#} {at.Y:0.#}");

    private static string Inv(FormattableString words) => FormattableString.Invariant(words);

    /// <param name="Least">The radius of the smallest node; the largest has as much more as <paramref name="More"/> says.</param>
    private sealed record Sheet(int Width, int Height, int Margin, double Least, double More, int Names)
    {
        /// <summary>How far a field reaches beyond its nodes.</summary>
        public int Halo => Margin / 2;

        public Place At(Place place) => new(Margin + place.X * (Width - 2 * Margin), Margin + place.Y * (Height - 2 * Margin));
    }
}

/// <summary>What kind of organisation a node is, told by its outline.</summary>
public enum MapShape
{
    Circle,
    Square,
    Triangle,
    Diamond,
}
