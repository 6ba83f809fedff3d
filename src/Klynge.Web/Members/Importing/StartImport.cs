using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>Starts what the dry run showed; once, and only while the register still is as it was then.</summary>
[May(Deed.ImportMembers)]
public sealed class StartImport(Db db, TryList attempt, ImportRunner runner)
{
    public async Task<Refusal?> Do(Guid batchId, CancellationToken cancel)
    {
        var batch = await db.Batches.AsNoTracking().SingleAsync(b => b.Id == batchId, cancel);
        if (batch.Stage == ImportStage.Running && await runner.Waits(db, batch.Id, batch.ClusterId, batch.Stage, cancel))
            return await Claim(batch, ImportStage.Running, cancel);
        if (batch.Stage != ImportStage.Uploaded)
            return TryList.Elsewhere;

        var trial = ListPlan.Read(batch.Plan).Trial;
        var version = await db.Clusters.Where(c => c.Id == batch.ClusterId).Select(c => c.RegisterVersion).SingleAsync(cancel);
        if (trial is null || trial.RegisterVersion != version)
            return await attempt.Do(batchId, (_, _) => null, cancel)
                ?? new Refusal("The register has been changed since the dry run. It has been run once more: look at it, and start again.");
        return trial.Outcome.Created + trial.Outcome.Updated == 0
            ? new Refusal("There is nothing in the list that the register does not say already.")
            : await Claim(batch, ImportStage.Uploaded, cancel);
    }

    private async Task<Refusal?> Claim(ImportBatch batch, ImportStage from, CancellationToken cancel)
    {
        await using (var writing = await db.BeginWriting(cancel))
        {
            // Of two who start the same list one is let in.
            var claimed = await db.Batches.Where(b => b.Id == batch.Id && b.Stage == from && b.Version == batch.Version)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.Stage, ImportStage.Running).SetProperty(b => b.Version, b => b.Version + 1), cancel);
            if (claimed == 0)
                return TryList.Elsewhere;
            await writing.Commit(cancel);
        }

        runner.Begin(batch, db.Actor.AccountId);
        return null;
    }
}
