using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Importing;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Many;

/// <summary>Fixes who was chosen and what would happen to each: the preview. Nothing is changed yet.</summary>
[May(Deed.ChangeMany)]
public sealed class PrepareMany(Db db, TimeProvider clock)
{
    public const int Most = 20_000;

    public async Task<(Guid? Batch, Refusal? Refusal)> Do(IReadOnlyList<Guid> chosen, ManyAsk ask, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentNullException.ThrowIfNull(ask);
        if (chosen.Count is 0 or > Most)
            return (null, chosen.Count == 0 ? new("Tick the rows first.") : new("At most {0} can be changed at once. Filter the list first.", Most));
        var today = await db.Today(clock, cancel);
        var judging = new Judging(db, today, ask);
        if (judging.Refuses() is { } refusal)
            return (null, refusal);

        var rows = await judging.Of(chosen, cancel);
        var batch = new ImportBatch { ClusterId = db.Reach.Only, FileName = "", Sha256 = "", At = db.Now, By = db.Actor.AccountId, On = today, MemberFrom = today, Work = ask.Work, Rows = rows.Count };
        batch.Plan = new ListPlan { Many = new() { Ask = ask, Rows = rows } }.Write();
        db.Batches.Add(batch);
        await db.SaveChangesAsync(cancel);
        return (batch.Id, null);
    }
}

/// <summary>Starts what the preview showed, once. Few are changed at once, many behind the page.</summary>
[May(Deed.ChangeMany)]
public sealed class StartMany(Db db, ChangeMany change, ImportRunner runner)
{
    /// <summary>So many are done while one waits. Ours.</summary>
    public const int AtOnce = 300;

    public static readonly Refusal Elsewhere = new("This has been started or done already. It is done once, however often one presses.");

    public async Task<Refusal?> Do(Guid batchId, CancellationToken cancel)
    {
        var batch = await db.Batches.AsNoTracking().SingleAsync(b => b.Id == batchId && b.Work != BatchWork.List, cancel);
        if (!await runner.Waits(db, batch.Id, batch.ClusterId, batch.Stage, cancel))
            return Elsewhere;
        await using (var writing = await db.BeginWriting(cancel))
        {
            // Of two who press at once one is let in: the update's own condition makes it once.
            if (await db.Batches.Where(b => b.Id == batchId && b.Stage == batch.Stage && b.Version == batch.Version)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.Stage, ImportStage.Running).SetProperty(b => b.Version, b => b.Version + 1), cancel) == 0)
                return Elsewhere;
            await writing.Commit(cancel);
        }

        if (batch.Rows > AtOnce)
        {
            runner.Begin(batch, db.Actor.AccountId);
            return null;
        }

        var refusal = await change.Do(batchId, null, cancel);
        if (refusal is not null)
            await ImportRunner.GiveBack(db, batchId, Said.Of(refusal));
        return refusal;
    }
}
