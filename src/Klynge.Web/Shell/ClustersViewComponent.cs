using Klynge.Access;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Shell;

/// <summary>The clusters one may switch to: those one has a role in; the owner sees all of the installation.</summary>
[ViewComponent(Name = "Clusters")]
public sealed class ClustersViewComponent(Db db, Visit visit) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var mine = visit.Roles.Select(role => role.ClusterId).OfType<Guid>().ToList();
        var all = visit.Roles.Any(role => role.Role == Role.Owner);
        var clusters = await db.Clusters.Where(c => all || mine.Contains(c.Id))
            .Select(c => new ClusterToSwitchTo(c.Slug, c.Name)).ToListAsync(HttpContext.RequestAborted);
        return View("/Shell/Clusters.cshtml", clusters.OrderBy(c => c.Name, StringComparer.Create(Language.Days.Norwegian, false)).ToList());
    }
}

public sealed record ClusterToSwitchTo(string Slug, string Name);
