using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Klynge.Web.Tasks;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>
/// Six months after a no or a withdrawal, deletes who asked and what was written; the organisation, the days and the outcome
/// stay. Who was admitted is in the register: there only the link of the application dies.
/// </summary>
internal sealed class ForgetApplicants : IDailyWork
{
    public async Task Run(IServiceProvider services, DateOnly today, CancellationToken cancel)
    {
        var db = services.GetRequiredService<Db>();
        var clock = services.GetRequiredService<TimeProvider>();
        foreach (var cluster in await db.Clusters.AsNoTracking().Select(c => new { c.Id, c.TimeZone }).ToListAsync(cancel))
        {
            db.Reach.Set(cluster.Id);
            var day = clock.DayIn(cluster.TimeZone);
            var last = MembershipApplication.ForgottenWhenAnsweredBy(day);
            foreach (var id in await db.Set<MembershipApplication>().Where(a => a.AnsweredOn <= last && a.ForgottenOn == null && (a.Outcome == ApplicationOutcome.Declined || a.Outcome == ApplicationOutcome.Withdrawn)).Select(a => a.Id).ToListAsync(cancel))
                await Forget(db, id, day, cancel);
            await db.InTurn(() => db.Set<MembershipApplication>().Where(a => a.AnsweredOn <= last && a.Outcome == ApplicationOutcome.Admitted && a.KeyHash != null)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.KeyHash, (string?)null), cancel), cancel);
        }
    }

    private static async Task Forget(Db db, Guid id, DateOnly day, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.Application(id, cancel) is not { } application)
            return;

        application.Forget(await db.Set<ApplicationAssessment>().Include(a => a.Judgements).Where(a => a.ApplicationId == id).ToListAsync(cancel), day);
        await db.SaveChangesAsync(cancel);
    }
}
