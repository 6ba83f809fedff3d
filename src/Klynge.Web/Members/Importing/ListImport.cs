using Klynge.Members;
using Klynge.Web.Sheets;
using Klynge.Web.Storage;

namespace Klynge.Web.Members.Importing;

/// <summary>One walk through a list, within a transaction of the caller's: every row is created, updated, unchanged or skipped, and written as it goes.</summary>
internal sealed partial class ListImport(Db db, Cluster cluster, ImportBatch batch, ListPlan plan, Sheet sheet, DateOnly today, bool ask, IProgress<int>? progress)
{
    private const int Together = 500;

    private readonly ListCells cells = new(sheet, plan);
    private readonly Outcome outcome = new();
    private readonly Stays stays = new(batch.MemberFrom, today);
    private readonly ListWriting writing = new(db, batch.Id, today);
    private readonly Contacts contacts = new(cluster.Id, batch.Id, today, db.Now, cluster.Language);
    private readonly AsTheyAre standing = new(db, cluster.TimeZone);
    private Asides asides = null!;
    private ListTelling telling = null!;
    private KnownRegister register = null!;

    public async Task<Outcome> Run(CancellationToken cancel)
    {
        (telling, asides) = (new(cells, plan, outcome, ask), new(sheet, plan, cells.Profile));
        register = await KnownRegister.Of(db, batch.Sha256, cancel);
        if (cells.Has(ImportColumn.ContactEmail))
            await contacts.Load(db, cancel);
        telling.OfUnusedColumns(sheet);
        foreach (var rows in sheet.Rows.Chunk(Together))
        {
            await Take(rows, cancel);
            progress?.Report(outcome.Rows);
        }

        outcome.Problems.Sort((one, other) => one.Row.CompareTo(other.Row));
        return outcome;
    }

    private async Task Take(SheetRow[] taken, CancellationToken cancel)
    {
        outcome.Rows += taken.Length;
        var reader = new RowReader(cells, plan, today, outcome);
        var left = taken.Where(row => Settled(row.Number) != ListPlan.Out).ToList();
        var rows = left.Select(row => Read(reader, row)).OfType<ListRow>().ToList();
        outcome.Skipped += taken.Length - rows.Count;
        outcome.LeftOut += taken.Length - left.Count;
        var known = register.Expected(rows, plan).Where(known => !known.IsNew).ToList();
        await standing.Recall(known, cancel);
        if (known.Count > 0 && (cells.Has(ImportColumn.ContactName) || cells.Has(ImportColumn.ContactEmail)))
            await contacts.LoadRoles(db, [.. known.Select(one => one.Id)], cancel);
        foreach (var row in rows)
            Decide(row);
        await writing.Write(plan, contacts, cancel);
    }
}
