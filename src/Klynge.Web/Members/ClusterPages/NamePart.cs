using Klynge.Members;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.ClusterPages;

/// <summary>What the cluster is called: a new name closes the one before, and there is always exactly one.</summary>
internal sealed record NamePart() : ClusterPart("names", new("Names", "Take a new name", "Name") { DaysFollow = true })
{
    public override async Task<PartForm?> Find(Db db, Guid id, CancellationToken cancel) => await db.Set<ClusterName>().Where(n => n.Id == id)
        .Select(n => new PartForm { Words = n.Name, From = n.From, To = n.To, Version = n.Version }).SingleOrDefaultAsync(cancel);

    public override async Task<IReadOnlyList<(Guid Id, PartForm Form)>> Forms(Db db, CancellationToken cancel) => [.. (await db.Set<ClusterName>().AsNoTracking().OrderBy(n => n.From).ToListAsync(cancel))
        .Select(n => (n.Id, new PartForm { Words = n.Name, From = n.From, To = n.To, Version = n.Version }))];

    public override async Task<Refusal?> Write(Db db, Guid? id, PartForm form, DateOnly today, CancellationToken cancel)
    {
        var here = db.Reach.Only;
        var cluster = await db.Clusters.SingleAsync(c => c.Id == here, cancel);
        try
        {
            if ((id is { } known ? await Correct(db, cluster, known, form, cancel) : await Rename(db, cluster, form, today, cancel)) is { } refusal)
                return refusal;

            await db.SaveChangesAsync(cancel);
            return null;
        }
        // One name at a time: someone else gave it a new one in the same moment.
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            throw new DbUpdateConcurrencyException(exception.Message, exception);
        }
    }

    public override async Task<IReadOnlyList<PartLine>> Lines(Db db, PartNames names, CancellationToken cancel) =>
        [.. (await db.Set<ClusterName>().AsNoTracking().ToListAsync(cancel)).OrderByDescending(n => n.From).Select(n => new PartLine(n.Id, n.Name, null, n.From, n.To))];

    private static async Task<Refusal?> Rename(Db db, Cluster cluster, PartForm form, DateOnly today, CancellationToken cancel)
    {
        var current = await db.Set<ClusterName>().SingleAsync(n => n.To == null, cancel);
        var (next, refusal) = cluster.Rename(current, form.Words, form.From ?? today, today);
        if (refusal is not null)
            return refusal;

        // The old name ends before the new one begins, also in the order of writing: the index looks at every row.
        await using var writing = await db.BeginWriting(cancel);
        await db.SaveChangesAsync(cancel);
        db.Add(next!);
        await db.SaveChangesAsync(cancel);
        await writing.Commit(cancel);
        return null;
    }

    private static async Task<Refusal?> Correct(Db db, Cluster cluster, Guid id, PartForm form, CancellationToken cancel)
    {
        if (await db.Set<ClusterName>().SingleOrDefaultAsync(n => n.Id == id, cancel) is not { } name)
            return Gone;
        if (name.Correct(form.Words) is { } refusal)
            return refusal;

        db.Entry(name).Property(n => n.Version).OriginalValue = form.Version;
        if (name.To is null && cluster.Name != name.Name)
            (cluster.Name, cluster.Version) = (name.Name, cluster.Version + 1);
        return null;
    }
}
