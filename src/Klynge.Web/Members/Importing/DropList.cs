using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>Sets a list aside that nobody wants to bring in after all; its file goes at once.</summary>
[May(Deed.ImportMembers)]
public sealed class DropList(Db db, ReceiveList lists, ImportRunner runner)
{
    public async Task<Refusal?> Do(Guid batchId, CancellationToken cancel)
    {
        var batch = await db.Batches.SingleAsync(b => b.Id == batchId, cancel);
        if (!await runner.Waits(db, batch.Id, batch.ClusterId, batch.Stage, cancel))
            return TryList.Elsewhere;
        batch.Stage = ImportStage.Dropped;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody started it in this very moment.
            db.ChangeTracker.Clear();
            return TryList.Elsewhere;
        }

        if (batch.FileId is { } file)
            await lists.Forget(batch.Id, batch.ClusterId, file, cancel);
        return null;
    }
}
