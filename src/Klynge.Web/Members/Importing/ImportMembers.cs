using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Sheets;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>A list and how it is to come in.</summary>
/// <param name="Ask">People are there to settle what is unsure: such rows wait. Otherwise an equal name is another organisation.</param>
/// <param name="Strict">All or nothing: one problem or duplicate refuses the whole list.</param>
public sealed record ListToImport(Sheet Sheet, ListPlan Plan, bool Ask = false, bool DryRun = false, bool Strict = false, IProgress<int>? Progress = null);

/// <summary>
/// Brings a list into the register, in one transaction. The dry run is the real run, rolled back. Two lists of one
/// cluster come in in turn.
/// </summary>
[May(Deed.ImportMembers)]
public sealed class ImportMembers(Db db, TimeProvider clock)
{
    /// <summary>A list from the command line: the batch is made here, and stands only if the list came in.</summary>
    public async Task<(Outcome? Outcome, Guid? Batch, Refusal? Refusal)> Do(ListToImport list, string fileName, string sha256, DateOnly? memberFrom, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        var cluster = await db.Clusters.AsNoTracking().SingleAsync(c => c.Id == db.Reach.Only, cancel);
        var today = clock.DayIn(cluster.TimeZone);
        var batch = new ImportBatch { ClusterId = cluster.Id, FileName = fileName, Sha256 = sha256, At = db.Now, By = db.Actor.AccountId, On = today, MemberFrom = memberFrom ?? today, Stage = ImportStage.Running };
        if (Refuses(list, batch, today) is { } refusal)
            return (null, null, refusal);

        return await InTurn(list, cluster, async () =>
        {
            db.Batches.Add(batch);
            await db.SaveChangesAsync(cancel);
            return (batch, null);
        }, cancel);
    }

    /// <summary>A list of the wizard's: for a dry run as it stands, for the real run when it has been started.</summary>
    public async Task<(Outcome? Outcome, Guid? Batch, Refusal? Refusal)> Do(ListToImport list, Guid batchId, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(list);
        var cluster = await db.Clusters.AsNoTracking().SingleAsync(c => c.Id == db.Reach.Only, cancel);
        return await InTurn(list, cluster, async () =>
        {
            var batch = await db.Batches.SingleAsync(b => b.Id == batchId, cancel);
            var stage = list.DryRun ? ImportStage.Uploaded : ImportStage.Running;
            return batch.Stage != stage ? (null, new Refusal("The list has come further in the meantime. Load the page again to see how it stands.")) : (batch, Refuses(list, batch, clock.DayIn(cluster.TimeZone)));
        }, cancel);
    }

    /// <summary>On PostgreSQL lists of one cluster wait for each other at this lock.</summary>
    internal static long TurnOf(Guid clusterId) => BitConverter.ToInt64(clusterId.ToByteArray(), 8);

    private static Refusal? Refuses(ListToImport list, ImportBatch batch, DateOnly today)
    {
        if (!list.Plan.Columns.Contains(ImportColumn.Name))
            return new("No column holds the names of the organisations. Give one the heading “name”.");
        if (Membership.Begin(default, default, default, batch.MemberFrom, null, null, today).Item2 is { } refusal)
            return refusal.At("MemberFrom");
        return batch.MemberFrom > today
            ? Refusal.On("MemberFrom", "{0} lies in the future. Memberships that nobody dated begin on the day of the import or earlier.", batch.MemberFrom)
            : null;
    }

    private async Task<(Outcome?, Guid?, Refusal?)> InTurn(ListToImport list, Cluster cluster, Func<Task<(ImportBatch?, Refusal?)>> batchOf, CancellationToken cancel)
    {
        try
        {
            await using var writing = await db.BeginWritingMuch(cancel);
            if (db.Dialect == Dialect.Postgres)
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({TurnOf(cluster.Id)})", cancel);
            var (batch, refusal) = await batchOf();
            if (refusal is not null)
                return (null, null, refusal);
            var outcome = await Run(list, cluster, batch!, cancel);
            if (list.DryRun || (list.Strict && !outcome.IsClean))
                return (outcome, null, null);
            await writing.Commit(cancel);
            return (outcome, batch!.Id, null);
        }
        // Someone entered one of these organisations while the list came in: the database let one of the two in.
        catch (Exception exception) when (exception is DbUpdateConcurrencyException || Clash.IsMeeting(exception))
        {
            return (null, null, new Refusal("Someone else changed the register while the list came in, and nothing of it was written. Try again."));
        }
        finally
        {
            // What was rolled back must not be saved by whoever saves next.
            db.ChangeTracker.Clear();
        }
    }

    private async Task<Outcome> Run(ListToImport list, Cluster cluster, ImportBatch batch, CancellationToken cancel)
    {
        var today = clock.DayIn(cluster.TimeZone);
        list.Plan.Days.Clear();
        list.Plan.Filled.Clear();
        var before = list.Ask && list.DryRun ? await Count(today, cancel) : null;
        var outcome = await new ListImport(db, cluster, batch, list.Plan, list.Sheet, today, list.Ask, list.Progress).Run(cancel);
        if (before is not null)
            list.Plan.Trial = new(outcome, cluster.RegisterVersion, before, await Count(today, cancel));
        if (list.DryRun)
            return outcome;

        var standing = await db.Batches.SingleAsync(b => b.Id == batch.Id, cancel);
        (list.Plan.Result, list.Plan.Trial) = (outcome, null);
        standing.Plan = list.Plan.Write();
        standing.Finish(outcome.Rows, outcome.Created, outcome.Updated, outcome.Unchanged, outcome.Skipped);
        await db.SaveChangesAsync(cancel);
        return outcome;
    }

    private async Task<Heads> Count(DateOnly today, CancellationToken cancel)
    {
        var heads = await Headcount.Of(db, today, cancel);
        return new(heads.Members, heads.Associates, heads.Partners, heads.ByKind.GetValueOrDefault(OrganisationKinds.Code(OrganisationKind.Company)));
    }
}
