using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Where everyone arrives: on to one's cluster, a choice of clusters, the sign-in, or the beginning of it all.</summary>
[Open("everyone arrives here")]
public sealed class FrontPageModel(Db db) : KlyngePage
{
    public bool Empty { get; private set; }
    public IReadOnlyList<OpenCluster> Clusters { get; private set; } = [];
    public bool MayAdd => Visit.May(Deed.RunInstallation);

    public async Task<IActionResult> OnGet()
    {
        if (!Visit.SignedIn)
        {
            Empty = !await db.Accounts.AnyAsync(Cancel);
            return Empty ? Page() : Redirect("/sign-in");
        }

        var mine = Visit.Roles.Select(role => role.ClusterId).OfType<Guid>().ToList();
        var clusters = await db.Clusters.Where(c => MayAdd || mine.Contains(c.Id)).Select(c => new { c.Id, c.Slug, c.Name }).ToListAsync(Cancel);
        if (clusters.Count == 1)
            return Redirect("/" + clusters[0].Slug);

        Clusters = [.. clusters.OrderBy(c => NameKey.Sort(c.Name), StringComparer.Ordinal).Select(c => new OpenCluster(c.Slug, c.Name, RolesIn(c.Id)))];
        return Page();
    }

    private string RolesIn(Guid cluster) =>
        string.Join(", ", Visit.Roles.Where(role => role.ClusterId == cluster || role.Role == Role.Owner).Select(role => RoleWords.Say(role.Role)).Distinct());
}

public sealed record OpenCluster(string Slug, string Name, string Roles);
