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
public sealed class UndoImport(Db db, TimeProvider clock)
{
    public async Task<(Undoing? Undoing, Refusal? Refusal)> Do(Guid batchId, CancellationToken cancel)
    {
        try
        {
            await using var writing = await db.BeginWriting(cancel);
            var batch = await db.Batches.SingleAsync(b => b.Id == batchId, cancel);
            if (db.Dialect == Dialect.Postgres)
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ImportMembers.TurnOf(batch.ClusterId)})", cancel);
            if (batch.Stage != ImportStage.Done)
                return (null, Refuses(batch));

            var undoing = await Undo(batch, cancel);
            await writing.Commit(cancel);
            return (undoing, null);
        }
        // Of two who undo the same list one is let in; and what somebody edited in this very moment is hers.
        catch (DbUpdateException)
        {
            return (null, new Refusal("Someone else changed the register at the same moment, and nothing was undone. Try again."));
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private static Refusal Refuses(ImportBatch batch) => batch.Stage == ImportStage.Undone
        ? new("The list was undone already.")
        : new("The list has not come in, so there is nothing to undo.");

    private async Task<Undoing> Undo(ImportBatch batch, CancellationToken cancel)
    {
        var zone = await db.Clusters.Where(c => c.Id == batch.ClusterId).Select(c => c.TimeZone).SingleAsync(cancel);
        var (plan, undoing) = (ListPlan.Read(batch.Plan), new Undoing());
        var parts = new UndoingParts(db, batch.Id, clock.DayIn(zone), undoing);
        await parts.Facts(cancel);
        await parts.Memberships(plan.Days, cancel);
        await parts.Roles(cancel);
        await parts.Filled(plan.Filled, cancel);
        await Organisations(batch.Id, undoing, cancel);
        await parts.People(cancel);
        await Bookkeeping.CountRegister(db, cancel);

        plan.Undoing = undoing;
        batch.Plan = plan.Write();
        batch.Undo(undoing.Count, undoing.Kept.Count + undoing.Impossible.Count, db.Now);
        await db.SaveChangesAsync(cancel);
        return undoing;
    }

    private async Task Organisations(Guid batch, Undoing undoing, CancellationToken cancel)
    {
        var own = db.Organisations.Where(o => o.BatchId == batch);
        var edited = await Edited(own, batch).OrderBy(o => o.NameSort).Select(o => new { o.Id, o.Name }).ToListAsync(cancel);
        var leantOn = await LeantOn(own).OrderBy(o => o.NameSort).Select(o => new { o.Id, o.Name }).ToListAsync(cancel);
        foreach (var one in edited)
            undoing.Keep("{0} has been edited since, and stays.", one.Name);
        foreach (var one in leantOn.Where(one => edited.All(other => other.Id != one.Id)))
            undoing.Cannot("{0} cannot be removed: it has taken part or contributed, or someone signs in for it.", one.Name);

        var kept = edited.Concat(leantOn).Select(one => one.Id).ToHashSet();
        var gone = (await own.OrderBy(o => o.NameSort).Select(o => new { o.Id, o.Name }).ToListAsync(cancel)).Where(one => !kept.Contains(one.Id)).ToList();
        foreach (var one in gone)
            undoing.Add("{0} was removed.", one.Name);
        foreach (var some in gone.Select(one => one.Id).Chunk(500))
            await db.Organisations.Where(o => some.Contains(o.Id)).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Someone has worked on it: a fact, a membership, a person, a choice of who may see.</summary>
    private IQueryable<Organisation> Edited(IQueryable<Organisation> own, Guid batch) => own.Where(o =>
        o.Version != 0
        || db.Changes.Any(c => c.OrganisationId == o.Id && c.BatchId != batch)
        || db.Memberships.Any(m => m.OrganisationId == o.Id && (m.BatchId != batch || m.Version != 0))
        || db.PersonRoles.Any(r => r.OrganisationId == o.Id && (r.BatchId != batch || r.Version != 0))
        || db.Corrections.Any(c => c.OrganisationId == o.Id)
        || db.Set<FieldVisibility>().Any(v => v.OrganisationId == o.Id));

    private IQueryable<Organisation> LeantOn(IQueryable<Organisation> own) => own.Where(o =>
        db.OccasionParties.Any(p => p.OrganisationId == o.Id)
        || db.Set<Contribution>().Any(c => c.OrganisationId == o.Id)
        || db.Roles.Any(r => r.OrganisationId == o.Id));
}
