using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>On the cluster's own page: how it takes members in, and what it wants of its composition.</summary>
[ViewComponent(Name = "Admission")]
public sealed class AdmissionViewComponent(Db db, Visit visit) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (!visit.May(Deed.SeeApplications))
            return Content("");

        var cancel = HttpContext.RequestAborted;
        var targets = await db.Set<CompositionTarget>().AsNoTracking().Where(t => t.From <= visit.On || !visit.AnotherDay).OrderBy(t => t.Dimension).ThenBy(t => t.Code).ThenBy(t => t.From).ToListAsync(cancel);
        var mix = await Composition.MixOn(db, visit.On, cancel);
        return View("/Members/Admission/_OnCluster.cshtml", new AdmissionOnCluster(
            await db.Terms(cancel), [.. targets.Where(t => t.To is null || t.To >= visit.On)], [.. targets.Where(t => t.To < visit.On)], mix, !visit.AnotherDay && visit.May(Deed.EditCluster)));
    }
}

public sealed record AdmissionOnCluster(AdmissionTerms Terms, IReadOnlyList<CompositionTarget> Targets, IReadOnlyList<CompositionTarget> Earlier, Mix Mix, bool MayEdit);
