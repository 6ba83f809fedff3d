using Klynge.Web.Shell.Personal;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>A list whose kept file names somebody.</summary>
public sealed record ListNaming(Guid Batch, Guid Cluster, Guid File, string FileName);

/// <summary>Finds the kept files of lists that name somebody, and lets go of them: a list that waited is dropped, what came in of others stays.</summary>
public sealed class ListsNaming(Db db, FileStore files, ReceiveList receive)
{
    public async Task<IReadOnlyList<ListNaming>> Find(Mention mention, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(mention);
        var found = new List<ListNaming>();
        foreach (var batch in await db.Batches.AsNoTracking().Where(b => b.FileId != null).OrderBy(b => b.Id).ToListAsync(cancel))
            if (MemberList.Of(files, batch, new ListPlan()) is { } list && (list.Sheet.Headers.Any(mention.In) || list.Sheet.Rows.Any(row => row.Cells.Any(mention.In))))
                found.Add(new(batch.Id, batch.ClusterId, batch.FileId!.Value, batch.FileName));
        return found;
    }

    public Task Drop(ListNaming list, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        return receive.Forget(list.Batch, list.Cluster, list.File, cancel);
    }
}
