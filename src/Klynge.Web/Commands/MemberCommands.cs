using System.CommandLine;
using System.Globalization;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Members;
using Klynge.Web.Members.Listing;
using Klynge.Web.Members.Searching;
using Klynge.Web.Shell;
using Microsoft.Extensions.Primitives;

namespace Klynge.Web.Commands;

/// <summary>Members of a cluster, counted and listed for any day.</summary>
internal static class MemberCommands
{
    private static readonly Option<DateOnly?> On = new("--on")
    {
        Description = "The day asked about, like 2019-06-30; today when not said.",
        HelpName = "DATE",
        CustomParser = Common.Day,
    };

    private static readonly Option<bool> Csv = new("--csv") { Description = "Answer in CSV, with codes." };
    private static readonly Option<string?> Category = new("--category") { Description = "member (default), associate, partner, current, former, ever or any." };
    private static readonly Option<string?> Columns = new("--columns") { Description = "Which columns, parted by commas." };

    public static Command Make(Hands hands) => new("member", "Members of a cluster.") { MemberImportCommand.Make(hands), Count(hands), List(hands) };

    private static Command Count(Hands hands)
    {
        var command = new Command("count", "Count the members on a day.") { Common.Cluster, On };
        command.SetAction((parsed, cancel) => hands.Read(parsed, async work =>
        {
            var (cluster, refusal) = await work.Enter(parsed.GetValue(Common.Cluster)!);
            if (refusal is not null)
                return Answer.Of(refusal);

            var count = await Headcount.Of(work.Db, parsed.GetValue(On) ?? work.Hands.Clock.DayIn(cluster!.TimeZone), cancel);
            var counties = count.ByCounty.ToDictionary(county => Counties.Find(county.Key)?.Name ?? county.Key, county => county.Value);
            return new Answer(new
            {
                on = Days.Iso(count.On), members = count.Members, associates = count.Associates, partners = count.Partners, committed = count.Committed,
                byKind = count.ByKind, byCounty = counties,
            }, Table(count));
        }, cancel));
        return command;
    }

    private static Command List(Hands hands)
    {
        var command = new Command("list", "List the members on a day, in Norwegian order.") { Common.Cluster, On, Csv, Category, Columns };
        command.SetAction((parsed, cancel) => hands.Read(parsed, async work =>
        {
            var (cluster, refusal) = await work.Enter(parsed.GetValue(Common.Cluster)!);
            var (view, wrong) = ViewAddress.Read([new("category", new StringValues(parsed.GetValue(Category))), new("columns", new StringValues(parsed.GetValue(Columns)))]);
            if ((refusal ?? wrong) is { } why)
                return Answer.Of(why);

            var feed = new MemberFeed(work.Db, parsed.GetValue(On) ?? work.Hands.Clock.DayIn(cluster!.TimeZone), Sight.Whole, work.Get<Finder>());
            await using var told = new ToldStream(work.Hands.Output);
            if (parsed.GetValue(Common.Json))
                await feed.Json(told, view!, cancel);
            else
                await feed.Csv(told, view!, cancel);
            return Answer.Written;
        }, cancel));
        return command;
    }

    private static string Table(Headcount count)
    {
        List<(string Word, int Number)> lines =
        [
            (Texts.Say("Members"), count.Members), (Texts.Say("of whom committed"), count.Committed), (Texts.Say("Associates"), count.Associates), (Texts.Say("Partners"), count.Partners),
            .. count.ByKind.Select(kind => (OrganisationKinds.TryRead(kind.Key, out var read) ? KindWords.Many(read) : kind.Key, kind.Value)),
            .. count.ByCounty.Select(county => (Counties.Find(county.Key)?.Name ?? Texts.Say("County unknown"), county.Value)),
        ];
        var width = lines.Max(line => line.Word.Length) + 2;
        return string.Join('\n', lines.Select(line => line.Word.PadRight(width) + line.Number.ToString("N0", CultureInfo.CurrentCulture).PadLeft(9)).Prepend(Days.Full(count.On)));
    }
}
