using System.CommandLine;
using Klynge.Web.Language;
using Klynge.Web.Members;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Commands;

/// <summary>Clusters of the installation.</summary>
internal static class ClusterCommands
{
    public static Command Make(Hands hands) => new("cluster", "Clusters of this installation.") { Add(hands), List(hands) };

    private static Command Add(Hands hands)
    {
        var slug = new Argument<string>("slug") { Description = "The address word: 2–40 of a–z, 0–9, hyphen." };
        var name = new Argument<string>("name") { Description = "What the cluster is called." };
        var command = new Command("add", "Add a cluster.") { slug, name };
        command.SetAction((parsed, cancel) => hands.Write(parsed, async work =>
        {
            var (cluster, refusal) = await work.Get<FoundCluster>().Do(parsed.GetValue(slug)!, parsed.GetValue(name)!, cancel);
            return refusal is not null
                ? Answer.Of(refusal)
                : new Answer(new { slug = cluster!.Slug, name = cluster.Name }, Texts.Say("{0} stands at /{1}.", cluster.Name, cluster.Slug));
        }, cancel));
        return command;
    }

    private static Command List(Hands hands)
    {
        var command = new Command("list", "List the clusters.");
        command.SetAction((parsed, cancel) => hands.Read(parsed, async work =>
        {
            var clusters = await work.Db.Clusters.OrderBy(c => c.Slug).Select(c => new { slug = c.Slug, name = c.Name }).ToListAsync(cancel);
            return new Answer(new { clusters }, string.Join('\n', clusters.Select(c => $"{c.slug}\t{c.name}")));
        }, cancel));
        return command;
    }
}
