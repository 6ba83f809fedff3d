using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>Says what each column means; the next list with these headings is understood the same way.</summary>
[May(Deed.ImportMembers)]
public sealed class ChooseColumns(Db db, FileStore files, TryList attempt)
{
    public async Task<Refusal?> Do(Guid batchId, IReadOnlyList<ImportColumn?> columns, DateOnly memberFrom, bool? dayFirst, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (Wrong(columns) is { } wrong)
            return wrong;
        if (await attempt.Do(batchId, (plan, batch) =>
            {
                (plan.Columns, plan.DayFirst, batch.MemberFrom) = ([.. columns], dayFirst, memberFrom);
                return null;
            }, cancel) is { } refusal)
            return refusal;

        await Remember(batchId, columns, cancel);
        return null;
    }

    private static Refusal? Wrong(IReadOnlyList<ImportColumn?> columns)
    {
        if (!columns.Contains(ImportColumn.Name))
            return new("Say which column holds the names of the organisations. Without names nothing can come in.");
        var twice = columns.OfType<ImportColumn>().GroupBy(column => column).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? null : new("Two columns cannot both be “{0}”. Leave one of them out.", Texts.Say(twice.Key.Label()));
    }

    private async Task Remember(Guid batchId, IReadOnlyList<ImportColumn?> columns, CancellationToken cancel)
    {
        var batch = await db.Batches.AsNoTracking().SingleAsync(b => b.Id == batchId, cancel);
        if (MemberList.Of(files, batch, ListPlan.Read(batch.Plan)) is not { } list)
            return;
        var (headings, words) = (ImportColumns.KeyOf(list.Sheet.Headers), string.Join(',', columns.Select(column => column?.ToString() ?? "-")));
        var remembered = await db.Set<RememberedColumns>().SingleOrDefaultAsync(c => c.Headings == headings, cancel);
        if (remembered is null)
            db.Add(new RememberedColumns { ClusterId = batch.ClusterId, Headings = headings, Columns = words });
        else
            remembered.Columns = words;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            // Someone chose for the same headings at the same moment; hers is remembered.
            db.ChangeTracker.Clear();
        }
    }
}
