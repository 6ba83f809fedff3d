using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>Says on which row of the file the headings stand, when it was guessed wrong; the columns are understood anew.</summary>
[May(Deed.ImportMembers)]
public sealed class ChooseHeadings(Db db, FileStore files)
{
    public async Task<Refusal?> Do(Guid batchId, int row, CancellationToken cancel)
    {
        var batch = await db.Batches.SingleAsync(b => b.Id == batchId, cancel);
        if (batch.Stage != ImportStage.Uploaded)
            return TryList.Elsewhere;
        var plan = ListPlan.Read(batch.Plan);
        if (MemberList.Of(files, batch, plan) is not { } list)
            return TryList.Gone;
        if (list.HeadedBy(row) is not { } headed)
            return new("The headings cannot stand on row {0}: the row is empty, or nothing stands below it.", row);

        // What was settled and corrected is known by its row, and stays.
        (plan.HeadingRow, plan.Columns, plan.Trial, plan.Trouble) = (row, await headed.Columns(db, cancel), null, null);
        (batch.Plan, batch.Rows) = (plan.Write(), headed.Sheet.RowCount);
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return TryList.Elsewhere;
        }
    }
}
