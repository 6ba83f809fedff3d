using Klynge.Access;
using Klynge.Web.Shell.Api;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>What a program asks first: whose key it has, and what that opens.</summary>
internal sealed class KeysOffer : IOffer
{
    private const string Part = "Your key";

    private static readonly Shape Cluster = Shape.Answered("reached_cluster", Field.Text("slug", 40).Always, Field.Text("name", 300).Always);
    private static readonly Shape Clusters = Shape.Answered("reached_clusters", Field.Many("clusters", Cluster));
    private static readonly Shape Role = Shape.Answered("held_role", Field.Code("role", RoleWords.Given.Select(RoleWords.Code)).Always, Field.Id("organisation", "Whom a member contact speaks for."));

    private static readonly Shape Me = Shape.Answered("me", Field.Text("cluster", 40).Always, Field.Text("name", 300).Always, Field.Flag("reads_only", "The key may look and not touch.").Always, Field.Many("roles", Role));

    public int Order => 0;

    public IEnumerable<Operation> Operations =>
    [
        Operation.Get("/clusters", "listClusters", "The clusters the key opens", Clusters, List) with { Part = Part },
        Operation.Get("/{cluster}/me", "getMe", "Whose key it is, and her roles here", Me, Mine) with { Part = Part, Deed = Deed.SeeMyWork },
    ];

    private static async Task<Reply> List(Call call)
    {
        var mine = call.Visit.Roles.Select(role => role.ClusterId).OfType<Guid>().ToList();
        return Reply.Of(new { clusters = await call.Db.Clusters.Where(c => mine.Contains(c.Id)).OrderBy(c => c.Slug).Select(c => new { c.Slug, c.Name }).ToListAsync(call.Cancel) });
    }

    private static Task<Reply> Mine(Call call) => Task.FromResult(Reply.Of(new
    {
        cluster = call.Visit.Slug, name = call.Visit.AccountName, call.Visit.ReadsOnly,
        roles = call.Visit.Here.Select(role => new { role = RoleWords.Code(role.Role), organisation = role.OrganisationId }).Distinct(),
    }));
}
