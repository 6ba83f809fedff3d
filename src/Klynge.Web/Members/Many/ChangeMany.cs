using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Importing;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Many;

/// <summary>Does what a preview showed, in one transaction: to those it counted, and not to whoever has been edited since.</summary>
[May(Deed.ChangeMany)]
public sealed class ChangeMany(Db db, TimeProvider clock)
{
    private static readonly Said Edited = Said.Of("has been edited since the preview, and was left");

    public async Task<Refusal?> Do(Guid batchId, IProgress<int>? progress, CancellationToken cancel)
    {
        try
        {
            await using var writing = await db.BeginWritingMuch(cancel);
            var batch = await db.Batches.SingleAsync(b => b.Id == batchId, cancel);
            if (db.Dialect == Dialect.Postgres)
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ImportMembers.TurnOf(batch.ClusterId)})", cancel);
            if (batch.Stage != ImportStage.Running)
                return StartMany.Elsewhere;
            await Run(batch, await db.Today(clock, cancel), progress, cancel);
            await writing.Commit(cancel);
            return null;
        }
        catch (Exception exception) when (exception is DbUpdateConcurrencyException || Clash.IsMeeting(exception))
        {
            return new Refusal("Someone else changed the register at the same moment, and nothing was done. Try again.");
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task Run(ImportBatch batch, DateOnly today, IProgress<int>? progress, CancellationToken cancel)
    {
        var plan = ListPlan.Read(batch.Plan);
        var many = plan.Many!;
        var done = new List<ManyRow>();
        foreach (var some in many.Rows.Chunk(200))
        {
            var standing = some.Where(row => row.Left is null).ToList();
            var left = batch.Work switch
            {
                BatchWork.EndMemberships => await End(standing, many.Ask, plan.Days, cancel),
                BatchWork.ChooseVisibility => await Show(standing, many, cancel),
                _ => await Set(standing, many.Ask, batch.Id, today, cancel),
            };
            await db.SaveChangesAsync(cancel);
            done.AddRange(some.Select(row => left.TryGetValue(row, out var why) ? row with { Left = why } : row));
            progress?.Report(done.Count);
        }

        (many.Rows, plan.Trouble) = (done, null);
        batch.Plan = plan.Write();
        batch.FinishMany(done.Count, done.Count(row => row.Left is null));
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Dictionary<ManyRow, Said>> End(List<ManyRow> rows, ManyAsk ask, List<DaysChanged> days, CancellationToken cancel)
    {
        var (left, ids) = (new Dictionary<ManyRow, Said>(), rows.Select(row => row.Membership!.Value).ToList());
        var memberships = await db.Memberships.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancel);
        foreach (var row in rows)
            if (memberships.GetValueOrDefault(row.Membership!.Value) is not { } membership || membership.Version != row.Version)
                left[row] = Edited;
            else if (membership.End(ask.LastDay!.Value, ask.Reason) is { } refusal)
                left[row] = Said.Of(refusal);
            else
            {
                // One happening tells of them all.
                membership.TakeHappenings();
                days.Add(new(membership.Id, membership.From, null, null, membership.From, membership.To));
            }

        return left;
    }

    private async Task<Dictionary<ManyRow, Said>> Set(List<ManyRow> rows, ManyAsk ask, Guid batch, DateOnly today, CancellationToken cancel)
    {
        var (left, ids, field) = (new Dictionary<ManyRow, Said>(), rows.Select(row => row.Organisation).ToList(), ask.Field!.Value);
        var organisations = await db.Organisations.Include(o => o.Names).Include(o => o.Staff).Include(o => o.Seats).Include(o => o.Tags).AsSplitQuery()
            .Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
        foreach (var row in rows)
            if (organisations.GetValueOrDefault(row.Organisation) is not { } organisation || organisation.Value(field) != row.Before)
                left[row] = Edited;
            else if (organisation.Change(field, row.After, today, batch) is { } refusal)
                left[row] = Said.Of(refusal);
        return left;
    }

    private async Task<Dictionary<ManyRow, Said>> Show(List<ManyRow> rows, ManyPlan many, CancellationToken cancel)
    {
        var (left, ids, field, wanted) = (new Dictionary<ManyRow, Said>(), rows.Select(row => row.Organisation).ToList(), many.Ask.Shown!.Value, many.Ask.Visibility!.Value);
        var organisations = await db.Organisations.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
        var chosen = await db.Set<FieldVisibility>().Where(v => ids.Contains(v.OrganisationId) && v.Field == field).ToDictionaryAsync(v => v.OrganisationId, cancel);
        foreach (var row in rows)
        {
            var choice = chosen.GetValueOrDefault(row.Organisation);
            var now = choice?.Visibility ?? Visible.ByDefault(field);
            if (!organisations.TryGetValue(row.Organisation, out var organisation) || now.ToString() != row.Before)
            {
                left[row] = Edited;
                continue;
            }

            if (choice is null)
                db.Add(choice = new FieldVisibility { ClusterId = organisation.ClusterId, OrganisationId = row.Organisation, Field = field });
            choice.Choose(wanted);
            choice.TakeHappenings();
            // Whoever edits at the same time is told of this too.
            db.Entry(organisation).State = EntityState.Modified;
            many.Reshown.Add(new(row.Organisation, field, now, wanted));
        }

        return left;
    }
}
