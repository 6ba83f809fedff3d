using System.CommandLine;
using System.Globalization;
using Klynge.Network;
using Klynge.Web.Commands;
using Klynge.Web.Language;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;

namespace Klynge.Web.Network;

/// <summary>Measures a network: one that stands in a file of ties, or a cluster's own.</summary>
internal static class NetworkCommand
{
    private const int MostShown = 20;

    public static Command Make(Hands hands)
    {
        var edges = new Option<string>("--edges") { Description = "A file of ties: two or three columns (a, b, weight), parted by comma, tab or blank.", HelpName = "FILE" };
        var cluster = new Option<string?>("--cluster") { Description = "Measure the network of this cluster instead.", HelpName = "SLUG" };
        var from = new Option<DateOnly?>("--from") { Description = "What was done together before this day does not count.", HelpName = "DATE", CustomParser = Common.Day };
        var to = new Option<DateOnly?>("--to") { Description = "The day the cluster is seen from; today when not said.", HelpName = "DATE", CustomParser = Common.Day };
        var twoMode = new Option<bool>("--two-mode") { Description = "The two columns are of two kinds: who, and what they took part in." };
        var weighted = new Option<bool>("--weighted") { Description = "The third column is how strong a tie is; the stronger, the shorter (1 / weight)." };
        var header = new Option<bool>("--header") { Description = "The first row names the columns, whatever it says." };
        var command = new Command("network", "Measure a network of ties.") { edges, twoMode, weighted, header, cluster, from, to };
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(cluster) is null == parsed.GetValue(edges) is null)
                return await hands.Answered(parsed, Answer.Of(new("Say either a file with --edges or a cluster with --cluster.")));
            if (parsed.GetValue(cluster) is { } slug)
                return await hands.Read(parsed, work => OfCluster(work, slug, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(weighted), cancel), cancel);
            var (list, refusal) = await EdgeFile.Read(hands.PathOf(parsed.GetValue(edges)!), parsed.GetValue(edges)!, parsed.GetValue(twoMode), parsed.GetValue(weighted), parsed.GetValue(header), cancel);
            if (refusal is not null)
                return await hands.Answered(parsed, Answer.Of(refusal));
            await Remark(hands, list!);
            return await hands.Answered(parsed, parsed.GetValue(twoMode) ? OfTwo(list!, parsed.GetValue(weighted), cancel) : OfOne(list!, parsed.GetValue(weighted), cancel));
        });
        return command;
    }

    private static async Task Remark(Hands hands, EdgeList list)
    {
        if (list.Doubles > 0)
            await hands.Error.WriteLineAsync(Texts.Say(list.Doubles == 1 ? "One tie stood in the file already and was put together with the first." : "{0} ties stood in the file already and were put together with the first.", list.Doubles));
        if (list.Loops > 0)
            await hands.Error.WriteLineAsync(Texts.Say(list.Loops == 1 ? "One tie led back to where it began and was left out." : "{0} ties led back to where they began and were left out.", list.Loops));
    }

    private static async Task<Answer> OfCluster(Work work, string slug, DateOnly? from, DateOnly? to, bool weighted, CancellationToken cancel)
    {
        var (cluster, refusal) = await work.Enter(slug);
        if (refusal is not null)
            return Answer.Of(refusal);
        var on = to ?? work.Hands.Clock.DayIn(cluster!.TimeZone);
        if (from > on)
            return Answer.Of(new("The first day is after the last."));
        var known = await KnownNetwork.Of(work.Db, NetworkQuestion.Usual, new NetworkWindow(from, on), Sight.Whole, cancel);
        var measures = weighted ? Measures.Of(known.Network.Graph, weighted, cancel) : known.Network.Measures;
        return new(NetworkAnswer.Of(measures, [.. known.Who.Select(who => who.Id.ToString())], called: [.. known.Who.Select(who => who.Name)]), Told(measures, [.. known.Who.Select(who => who.Name)]));
    }

    private static Answer OfOne(EdgeList list, bool weighted, CancellationToken cancel)
    {
        var measures = Measures.Of(Graph.Of(list.Names.Count, list.Ties), weighted, cancel);
        return new(NetworkAnswer.Of(measures, list.Names), Told(measures, list.Names));
    }

    private static Answer OfTwo(EdgeList list, bool weighted, CancellationToken cancel)
    {
        var network = TwoMode.Of(list.First, list.Names.Count - list.First, list.Ties);
        var turned = network.Turned();
        var measures = Measures.Of(network.Whole, weighted, cancel);
        var answer = NetworkAnswer.Of(measures, list.Names, TwoModeCentrality.Of(network, weighted ? null : measures.Paths));
        answer["firstMode"] = NetworkAnswer.Of(Measures.Of(network.Projection(), weighted, cancel), [.. list.Names.Take(list.First)]);
        answer["secondMode"] = NetworkAnswer.Of(Measures.Of(turned.Projection(), weighted, cancel), [.. list.Names.Skip(list.First)]);
        answer["opsahl"] = new { first = network.Opsahl(), second = turned.Opsahl() };
        answer["robinsAlexander"] = network.RobinsAlexander();
        return new(answer, Told(measures, list.Names));
    }

    private static string Told(Measures measures, IReadOnlyList<string> names)
    {
        var (graph, whole) = (measures.Graph, measures.Whole);
        var central = Enumerable.Range(0, graph.Nodes).OrderByDescending(node => measures.Paths.Betweenness[node]).ThenBy(node => node).Take(MostShown).ToList();
        var widest = central.Select(node => names[node].Length).DefaultIfEmpty(0).Max();
        return string.Join('\n', [
            whole.Components == 1 ? Texts.Say("{0} nodes, {1} ties, all of one piece; {2} communities.", graph.Nodes, graph.Ties, measures.Communities.Count)
                : Texts.Say("{0} nodes, {1} ties, {2} parts, the largest of {3}; {4} communities.", graph.Nodes, graph.Ties, whole.Components, whole.Giant, measures.Communities.Count),
            .. central.Count > 0 ? [Texts.Say("Most between others, with their ties:")] : Array.Empty<string>(),
            .. central.Select(node => string.Create(CultureInfo.CurrentCulture, $"{names[node].PadRight(widest)}  {measures.Paths.Betweenness[node],12:N1}  {graph.Degree(node),6}"))]);
    }
}
