using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>Takes a file someone chose, reads it, and keeps it until the import is done and 30 days more.</summary>
[May(Deed.ImportMembers)]
public sealed class ReceiveList(Db db, FileStore files, TimeProvider clock, ImportRunner runner)
{
    public const int DaysKept = 30;

    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <param name="decided">What was decided about the same file before, when it is taken up again.</param>
    public async Task<(Guid Batch, Refusal? Refusal)> Do(Stream content, string fileName, CancellationToken cancel, ListPlan? decided = null, DateOnly? memberFrom = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        var (list, refusal) = MemberList.Read(content, fileName);
        if (refusal is not null)
            return (default, refusal.At("file"));

        var cluster = await db.Clusters.Where(c => c.Id == db.Reach.Only).Select(c => new { c.Id, c.TimeZone }).SingleAsync(cancel);
        var (today, name, id) = (clock.DayIn(cluster.TimeZone), Called(fileName), Guid.CreateVersion7());
        list = decided is null ? await list!.AsBefore(db, cancel) : list!.HeadedBy(decided.HeadingRow) ?? list;
        var plan = decided ?? new ListPlan { Columns = await list.Columns(db, cancel), HeadingRow = list.Sheet.HeaderRow };
        content.Position = 0;
        var (size, sha256) = await files.Keep(cluster.Id, id, content, cancel);
        db.Files.Add(new StoredFile
        {
            Id = id, ClusterId = cluster.Id, Name = name, ContentType = list.Sheet.Format.Kind == "xlsx" ? Workbook : "text/csv", Size = size, Sha256 = sha256,
            Right = Deed.ImportMembers, At = db.Now, By = db.Actor.AccountId,
        });
        var batch = new ImportBatch
        {
            ClusterId = cluster.Id, FileName = name, FileId = id, Sha256 = sha256, At = db.Now, By = db.Actor.AccountId,
            On = today, MemberFrom = memberFrom ?? today, Rows = list.Sheet.RowCount, Plan = plan.Write(), Stage = ImportStage.Uploaded,
        };
        db.Batches.Add(batch);
        await db.SaveChangesAsync(cancel);
        return (batch.Id, null);
    }

    /// <summary>Files of lists that were done, undone, left alone or broken off more than 30 days ago.</summary>
    public async Task ForgetOld(CancellationToken cancel)
    {
        var before = db.Now.AddDays(-DaysKept);
        var lately = db.Journal.Where(l => l.At >= before && (l.Name == nameof(ListImported) || l.Name == nameof(ListImportUndone))).Select(l => l.About);
        var old = await db.Batches.AsNoTracking().Where(b => b.FileId != null && b.At < before && !lately.Contains(b.Id))
            .Select(b => new { b.Id, b.ClusterId, b.Stage, FileId = b.FileId!.Value }).ToListAsync(cancel);
        foreach (var list in old)
            if (list.Stage is ImportStage.Done or ImportStage.Undone or ImportStage.Dropped || await runner.Waits(db, list.Id, list.ClusterId, list.Stage, cancel))
                await Forget(list.Id, list.ClusterId, list.FileId, cancel);
    }

    /// <summary>Previews of changes of many that nobody went on with in all that time: they hold who was chosen, and why.</summary>
    public async Task ForgetPreviews(CancellationToken cancel)
    {
        var before = db.Now.AddDays(-DaysKept);
        await db.InTurn(() => db.Batches.Where(b => b.Work != BatchWork.List && b.At < before && (b.Stage == ImportStage.Uploaded || b.Stage == ImportStage.Dropped)).ExecuteDeleteAsync(cancel), cancel);
    }

    internal async Task Forget(Guid batchId, Guid clusterId, Guid fileId, CancellationToken cancel)
    {
        await using (var writing = await db.BeginWriting(cancel))
        {
            await db.Batches.Where(b => b.Id == batchId).ExecuteUpdateAsync(set => set.SetProperty(b => b.FileId, (Guid?)null)
                .SetProperty(b => b.Stage, b => b.Stage == ImportStage.Uploaded || b.Stage == ImportStage.Running ? ImportStage.Dropped : b.Stage).SetProperty(b => b.Version, b => b.Version + 1), cancel);
            await db.Files.Where(f => f.Id == fileId).ExecuteDeleteAsync(cancel);
            await writing.Commit(cancel);
        }

        files.Drop(clusterId, fileId);
    }

    /// <summary>The last part of what the browser called it, in one line.</summary>
    private static string Called(string fileName)
    {
        var name = new string([.. fileName.Split('/', '\\')[^1].Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c != '\uFFFE')]).Trim();
        return name.Length == 0 ? "liste" : name.Length > 120 ? name[..100] + "…" + name[^19..] : name;
    }
}
