using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>
/// Takes up an undone list once more, with the columns, corrections and settlements it had. It becomes a list of its own:
/// what was undone stays undone in the journal.
/// </summary>
[May(Deed.ImportMembers)]
public sealed class BringAgain(Db db, FileStore files, ReceiveList receive, TryList attempt)
{
    public async Task<(Guid Batch, Refusal? Refusal)> Do(Guid batchId, CancellationToken cancel)
    {
        var before = await db.Batches.AsNoTracking().SingleAsync(b => b.Id == batchId, cancel);
        if (before.Stage != ImportStage.Undone)
            return (default, new("Only a list that was undone can be brought in again."));
        using var file = before.FileId is { } id ? files.Open(before.ClusterId, id) : null;
        if (file is null)
            return (default, TryList.Gone);

        var (batch, refusal) = await receive.Do(file, before.FileName, cancel, Decided(ListPlan.Read(before.Plan)), before.MemberFrom);
        return refusal is null ? (batch, await attempt.Do(batch, (_, _) => null, cancel)) : (default, refusal);
    }

    // What people decided, without what came of it.
    private static ListPlan Decided(ListPlan plan) => new()
    {
        Columns = plan.Columns, HeadingRow = plan.HeadingRow, DayFirst = plan.DayFirst,
        Corrections = plan.Corrections, Words = plan.Words, Settled = plan.Settled, Replaced = plan.Replaced,
    };
}
