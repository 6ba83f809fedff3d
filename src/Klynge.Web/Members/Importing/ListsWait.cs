using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>Lists somebody chose and nobody has brought in yet, and those that did not finish.</summary>
internal sealed class ListsWait(Db db, ImportRunner runner) : IWaits
{
    public Deed Deed => Deed.ImportMembers;

    public async Task<IReadOnlyList<Waiting>> Find(Visit visit, CancellationToken cancel)
    {
        var lists = await db.Batches.Where(b => b.Work == BatchWork.List && (b.Stage == ImportStage.Uploaded || b.Stage == ImportStage.Running)).OrderByDescending(b => b.At).Take(5)
            .Select(b => new { b.Id, b.ClusterId, b.FileName, b.Rows, b.Stage }).ToListAsync(cancel);
        var waiting = new List<Waiting>();
        foreach (var list in lists)
            if (await runner.Waits(db, list.Id, list.ClusterId, list.Stage, cancel))
                waiting.Add(new(
                    list.Stage == ImportStage.Uploaded ? Texts.Say("The list {0} is not brought in yet", list.FileName) : Texts.Say("The list {0} did not finish", list.FileName),
                    Texts.Say(list.Rows == 1 ? "one row" : "{0} rows", list.Rows), $"/{visit.Slug}/members/import/{list.Id}", Texts.Say("Go on"), Aside: $"/{visit.Slug}/members/import/{list.Id}?handler=NotNow"));
        return waiting;
    }
}
