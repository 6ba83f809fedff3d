using Klynge.Access;
using Klynge.Members.Searching;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Searching;

/// <summary>Pages and deeds, found by their words in either language by whoever may open them.</summary>
internal sealed class PageJumps : IJump
{
    public Deed Deed => Deed.SeeMyWork;
    public int Order => 40;

    public Task<IReadOnlyList<Jump>> Find(JumpQuestion asked, CancellationToken cancel)
    {
        var (sought, visit) = (Sought.Read(asked.Typed), asked.Visit);
        var found = Rooms.Jumps.Where(line => visit.May(line.Deed) && !(line.Does && visit.AnotherDay))
            .Select(line => (Line: line, Fit: Fit.Of(sought, line.Words, Texts.Say(line.Words), Texts.All[line.Words])))
            .Where(one => one.Fit is not null).OrderBy(one => one.Fit).ToList();
        return Task.FromResult<IReadOnlyList<Jump>>([.. found.Where(one => !one.Line.Does).Take(asked.Most).Concat(found.Where(one => one.Line.Does).Take(asked.Most))
            .Select(one => Of(one.Line, visit) with { Nearly = one.Fit == Fit.Nearly })]);
    }

    private static Jump Of(JumpLine line, Visit visit) => line.Does
        ? new(JumpGroup.Deeds, Texts.Say(line.Words), "", $"/{visit.Slug}{line.Path}", "pencil")
        : new(JumpGroup.Pages, Texts.Say(line.Words), "", $"/{visit.Slug}{line.Path}{(visit.AnotherDay ? "?on=" + Days.Iso(visit.On) : "")}", "file");
}

/// <summary>The other clusters one has a role in; the owner of the installation has one in all.</summary>
internal sealed class ClusterJumps(Db db) : IJump
{
    public Deed Deed => Deed.SeeMyWork;
    public int Order => 30;

    public async Task<IReadOnlyList<Jump>> Find(JumpQuestion asked, CancellationToken cancel)
    {
        var visit = asked.Visit;
        var (mine, all) = (visit.Roles.Select(role => role.ClusterId).OfType<Guid>().Where(id => id != visit.ClusterId).ToList(), visit.Roles.Any(role => role.Role == Role.Owner));
        var sought = Sought.Read(asked.Typed);
        if ((mine.Count == 0 && !all) || sought.IsEmpty)
            return [];

        var here = visit.ClusterId;
        var clusters = await db.Clusters.Where(c => c.Id != here && (all || mine.Contains(c.Id))).Select(c => new { c.Slug, c.Name }).ToListAsync(cancel);
        return [.. clusters.Select(c => (Cluster: c, Fit: Fit.Of(sought, c.Name, c.Slug))).Where(one => one.Fit is not null)
            .OrderBy(one => one.Fit).ThenBy(one => one.Cluster.Name, StringComparer.Create(Days.Norwegian, false)).Take(asked.Most)
            .Select(one => new Jump(JumpGroup.Records, one.Cluster.Name, Texts.Say("cluster"), "/" + one.Cluster.Slug, "mark") { Nearly = one.Fit == Fit.Nearly })];
    }
}
