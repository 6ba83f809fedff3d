using Klynge.Members;
using Klynge.Network;
using Klynge.Web.Language;
using Klynge.Web.Members.History;
using Klynge.Web.Members.Listing;
using Klynge.Web.Sheets;
using Klynge.Web.Shell;
using Klynge.Web.Storage;

namespace Klynge.Web.Network;

/// <summary>The network as files: ties and members as CSV, the whole for Gephi and Kumu, and what the map in the browser is drawn from.</summary>
internal static class NetworkFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/{cluster}/network/ties.csv", Ties).WithMetadata(new MayAttribute(Klynge.Access.Deed.Export));
        routes.MapGet("/{cluster}/network/members.csv", Members).WithMetadata(new MayAttribute(Klynge.Access.Deed.Export));
        routes.MapGet("/{cluster}/network/network.graphml", (HttpContext http, Db db, Visit visit) => Whole(http, db, visit, "graphml", NetworkXml.GraphMl)).WithMetadata(new MayAttribute(Klynge.Access.Deed.Export));
        routes.MapGet("/{cluster}/network/network.gexf", (HttpContext http, Db db, Visit visit) => Whole(http, db, visit, "gexf", NetworkXml.Gexf)).WithMetadata(new MayAttribute(Klynge.Access.Deed.Export));
        routes.MapGet("/{cluster}/network/map.json", Drawn).WithMetadata(new MayAttribute(Klynge.Access.Deed.SeeNetwork));
    }

    private static async Task Ties(HttpContext http, Db db, Visit visit)
    {
        if (await Asked(http, db, visit) is not { } known)
            return;
        Column[] columns = [.. new[] { Texts.Say("One"), Texts.Say("The other"), Texts.Say("Built on"), Texts.Say("Times"), Texts.Say("First"), Texts.Say("Last"), Texts.Say("Strength") }.Select(heading => new Column(heading))];
        Named(http, visit, "text/csv; charset=utf-8", "ties.csv");
        await SheetWriter.Csv(http.Response.Body, columns, known.Network.Ties.Select(tie => new object?[]
        {
            known.Who[tie.A].Name, known.Who[tie.B].Name, Network.Ties.Counted(tie.Shared), tie.Shared.Count, tie.FirstMet, tie.LastMet, Math.Round(tie.Weight, 4),
        }).ToAsyncEnumerable(), http.RequestAborted);
    }

    private static async Task Members(HttpContext http, Db db, Visit visit)
    {
        if (await Asked(http, db, visit) is not { } known)
            return;
        Column[] columns = [.. new[] { Texts.Say("Member"), Texts.Say("Kind"), Texts.Say("County"), Texts.Say("Community") }.Concat(NetworkMeasures.All.Select(NetworkMeasures.Said)).Select(heading => new Column(heading))];
        Named(http, visit, "text/csv; charset=utf-8", "members.csv");
        await SheetWriter.Csv(http.Response.Body, columns, Enumerable.Range(0, known.Who.Count).Select(node => (object?[])
        [
            known.Who[node].Name, FactWords.Said(known.Who[node].Kind), known.Who[node].County, known.Network.Graph.Degree(node) > 0 ? known.NameOf(known.Network.Measures.Communities.Of[node]) : null,
            .. NetworkMeasures.All.Select(measure => NetworkMeasures.Of(known.Network, node, measure) is { } value ? (object)Math.Round(value, 6) : null),
        ]).ToAsyncEnumerable(), http.RequestAborted);
    }

    private static async Task Whole(HttpContext http, Db db, Visit visit, string ending, Func<KnownNetwork, System.Xml.Linq.XDocument> written)
    {
        if (await Asked(http, db, visit) is not { } known)
            return;
        Named(http, visit, "application/xml; charset=utf-8", $"network.{ending}");
        await http.Response.StartAsync(http.RequestAborted);
        await written(known).SaveAsync(http.Response.Body, System.Xml.Linq.SaveOptions.None, http.RequestAborted);
    }

    /// <summary>Places are computed here, so that the map stands alike for everyone and the browser only draws it.</summary>
    private static async Task Drawn(HttpContext http, Db db, Visit visit)
    {
        if (await Asked(http, db, visit) is not { } known)
            return;
        var (network, tied) = (known.Network, known.Tied(NetworkMeasure.Strength).ToList());
        var places = tied.Select((node, place) => (node, place)).ToDictionary(pair => pair.node, pair => pair.place);
        var order = known.Communities.Select((community, rank) => (community, rank)).ToDictionary(pair => pair.community, pair => pair.rank);
        var at = Layout.Of(Graph.Of(tied.Count, [.. network.Ties.Select(tie => new Tie(places[tie.A], places[tie.B], tie.Weight))]), [.. tied.Select(node => order[network.Measures.Communities.Of[node]])], 4 / 3.0);
        await http.Response.WriteAsJsonAsync(new
        {
            nodes = tied.Select((node, place) => new
            {
                id = known.Who[node].Id, name = known.Who[node].Name, x = Math.Round(at[place].X, 4), y = Math.Round(at[place].Y, 4), shape = NetworkPicture.Shape(known.Who[node].Kind).ToString().ToLowerInvariant(),
                kind = FactWords.Said(known.Who[node].Kind), county = known.Who[node].County, industry = IndustryOf(known.Who[node].Industry), community = order[network.Measures.Communities.Of[node]],
                measures = NetworkMeasures.All.ToDictionary(NetworkMeasures.Word, measure => NetworkMeasures.Of(network, node, measure) is { } value ? Math.Round(value, 5) : (double?)null),
            }),
            communities = known.Communities.Select(known.NameOf),
            // First and last are days since 1970, so that the time on the map is one comparison.
            ties = network.Ties.Select(tie => new object[] { places[tie.A], places[tie.B], Math.Round(tie.Weight, 4), Day(tie.FirstMet), Day(tie.LastMet) }),
        }, http.RequestAborted);

        static int Day(DateOnly day) => day.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
    }

    private static string? IndustryOf(string? division) => division is not null && IndustryCode.TryRead(IndustryStandard.Sn2025, division, out _) ? ViewWords.IndustryName(new Division(IndustryStandard.Sn2025, division)) : division;

    private static async Task<KnownNetwork?> Asked(HttpContext http, Db db, Visit visit)
    {
        if (NetworkQuestion.Read(http.Request.Query, out var question))
            return await KnownNetwork.Of(db, question, visit.On, Sight.Of(visit), http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return null;
    }

    private static void Named(HttpContext http, Visit visit, string type, string file)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{visit.Slug}-{Days.Iso(visit.On)}-{file}\"";
    }
}
