using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>Takes down what someone decided about a list, and runs it dry: what would come of it now.</summary>
[May(Deed.ImportMembers)]
public sealed class TryList(Db db, FileStore files, ImportMembers import)
{
    internal static readonly Refusal Elsewhere = new("The list has come further in the meantime. Load the page again to see how it stands.");
    internal static readonly Refusal Gone = new("The file is no longer kept. Choose it once more.");

    /// <param name="decide">Writes the decision into the plan, or says why it cannot be.</param>
    public async Task<Refusal?> Do(Guid batchId, Func<ListPlan, ImportBatch, Refusal?> decide, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(decide);
        var batch = await db.Batches.SingleAsync(b => b.Id == batchId, cancel);
        if (batch.Stage != ImportStage.Uploaded)
            return Elsewhere;
        var plan = ListPlan.Read(batch.Plan);
        if (MemberList.Of(files, batch, plan) is not { } list)
            return Gone;

        plan.Trial = null;
        plan.Trouble = null;
        if (decide(plan, batch) is { } refusal)
        {
            db.ChangeTracker.Clear();
            return refusal;
        }

        batch.Plan = plan.Write();
        var (_, clash) = await Save(cancel);
        return clash ?? await Run(batch.Id, batch.Version, list, plan, cancel);
    }

    private async Task<Refusal?> Run(Guid batchId, int version, MemberList list, ListPlan plan, CancellationToken cancel)
    {
        var (_, _, refusal) = await import.Do(new ListToImport(list.Sheet, plan, Ask: true, DryRun: true), batchId, cancel);
        if (refusal is not null)
            return refusal;

        var batch = await db.Batches.SingleAsync(b => b.Id == batchId, cancel);
        if (batch.Version != version)
            return Elsewhere;
        plan.Days.Clear();
        plan.Filled.Clear();
        batch.Plan = plan.Write();
        return (await Save(cancel)).Clash;
    }

    private async Task<(bool Saved, Refusal? Clash)> Save(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return (true, null);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return (false, Elsewhere);
        }
    }
}
