using System.Linq.Expressions;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>
/// Takes a list out of the register again, once. What people have worked on since is kept and named; so is what others
/// now lean on.
/// </summary>
[May(Deed.ImportMembers)]
public sealed class UndoImport(Db db, IEnumerable<ILean> leaning, TimeProvider clock)
{
    public async Task<(Undoing? Undoing, Refusal? Refusal)> Do(Guid batchId, CancellationToken cancel)
    {
        try
        {
            await using var writing = await db.BeginWritingMuch(cancel);
            var batch = await db.Batches.SingleAsync(b => b.Id == batchId, cancel);
            if (db.Dialect == Dialect.Postgres)
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ImportMembers.TurnOf(batch.ClusterId)})", cancel);
            if (batch.Stage != ImportStage.Done)
                return (null, Refuses(batch));
            if (db.Dialect == Dialect.Postgres)
                await Hold(batch, cancel);

            var undoing = await Undo(batch, cancel);
            await writing.Commit(cancel);
            return (undoing, null);
        }
        // Of two who undo the same list one is let in; and what somebody edited in this very moment is hers.
        catch (Exception exception) when (exception is DbUpdateConcurrencyException || Clash.IsMeeting(exception))
        {
            return (null, new Refusal("Someone else changed the register at the same moment, and nothing was undone. Try again."));
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static Refusal Refuses(ImportBatch batch) => batch.Stage == ImportStage.Undone
        ? new("It was undone already.")
        : new("It has not been done, so there is nothing to undo.");

    private async Task<Undoing> Undo(ImportBatch batch, CancellationToken cancel)
    {
        var zone = await db.Clusters.Where(c => c.Id == batch.ClusterId).Select(c => c.TimeZone).SingleAsync(cancel);
        var (plan, undoing) = (ListPlan.Read(batch.Plan), new Undoing());
        var parts = new UndoingParts(db, batch.Id, clock.DayIn(zone), undoing);
        await parts.Facts(cancel);
        await parts.Memberships(plan.Days, cancel);
        await parts.Shown(plan.Many?.Reshown ?? [], cancel);
        await parts.Roles(cancel);
        await parts.Filled(plan.Filled, cancel);
        await Organisations(batch.Id, undoing, cancel);
        await parts.People(cancel);

        plan.Undoing = undoing;
        batch.Plan = plan.Write();
        batch.Undo(undoing.Count, undoing.Kept.Count + undoing.Impossible.Count, db.Now);
        await db.SaveChangesAsync(cancel);
        return undoing;
    }

    /// <summary>
    /// Nobody edits, or begins to lean on, what may go until it is gone or kept: whoever is at it now is waited for, and is
    /// seen by the questions asked after this. On SQLite one writes at a time anyway.
    /// </summary>
    private async Task Hold(ImportBatch batch, CancellationToken cancel)
    {
        var (cluster, id) = (batch.ClusterId, batch.Id);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM organisation WHERE cluster_id = {cluster} AND batch_id = {id} ORDER BY id FOR UPDATE", cancel);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM membership WHERE cluster_id = {cluster} AND organisation_id IN (SELECT id FROM organisation WHERE cluster_id = {cluster} AND batch_id = {id}) ORDER BY id FOR UPDATE", cancel);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM person WHERE cluster_id = {cluster} AND batch_id = {id} ORDER BY id FOR UPDATE", cancel);
        await db.Database.ExecuteSqlAsync($"SELECT 1 FROM person_role WHERE cluster_id = {cluster} AND organisation_id IN (SELECT id FROM organisation WHERE cluster_id = {cluster} AND batch_id = {id}) ORDER BY id FOR UPDATE", cancel);
    }

    /// <summary>What nobody has edited and nothing leans on goes, by the delete's own condition; what is left then is named.</summary>
    private async Task Organisations(Guid batch, Undoing undoing, CancellationToken cancel)
    {
        var own = db.Organisations.Where(o => o.BatchId == batch);
        var all = await own.OrderBy(o => o.NameSort).ThenBy(o => o.Id).Select(o => new { o.Id, o.Name }).ToListAsync(cancel);
        foreach (var some in all.Select(one => one.Id).Chunk(500))
            if (await Free(own.Where(o => some.Contains(o.Id)), batch).ExecuteDeleteAsync(cancel) > 0)
                db.Touch();

        var left = (await own.Select(o => o.Id).ToListAsync(cancel)).ToHashSet();
        var edited = (await own.Where(Edited(batch)).Select(o => o.Id).ToListAsync(cancel)).ToHashSet();
        foreach (var one in all)
            if (edited.Contains(one.Id))
                undoing.Keep("{0} has been edited since, and stays.", one.Name);
            else if (left.Contains(one.Id))
                undoing.Cannot("{0} cannot be removed: it has taken part or contributed, something is published of it, or someone signs in for it.", one.Name);
            else
                undoing.Add("{0} was removed.", one.Name);
    }

    private IQueryable<Organisation> Free(IQueryable<Organisation> own, Guid batch)
    {
        var edited = db.Organisations.Where(o => o.BatchId == batch).Where(Edited(batch)).Select(o => o.Id);
        var free = own.Where(o => o.Version == 0 && !edited.Contains(o.Id));
        foreach (var lean in leaning)
        {
            var leantOn = lean.Organisations(db);
            free = free.Where(o => !leantOn.Contains(o.Id));
        }

        return free;
    }

    /// <summary>Someone has worked on it: a fact, a membership, a person, a choice of who may see.</summary>
    private Expression<Func<Organisation, bool>> Edited(Guid batch) => o =>
        o.Version != 0
        || db.Changes.Any(c => c.OrganisationId == o.Id && c.BatchId != batch)
        || db.Memberships.Any(m => m.OrganisationId == o.Id && (m.BatchId != batch || m.Version != 0))
        || db.PersonRoles.Any(r => r.OrganisationId == o.Id && (r.BatchId != batch || r.Version != 0))
        || db.Corrections.Any(c => c.OrganisationId == o.Id)
        || db.ContactCorrections.Any(c => c.OrganisationId == o.Id)
        || db.Set<FieldVisibility>().Any(v => v.OrganisationId == o.Id);
}
