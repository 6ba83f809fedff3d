using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Sheets;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Importing;

/// <summary>One walk through a list, within a transaction of the caller's: every row is created, updated, unchanged or skipped, and written as it goes.</summary>
internal sealed class ListImport(Db db, Cluster cluster, ImportBatch batch, ListPlan plan, Sheet sheet, DateOnly today, bool ask, IProgress<int>? progress)
{
    private const int Together = 500;
    private const int MostNews = 1000;

    private readonly Outcome outcome = new();
    private readonly Stays stays = new(batch.MemberFrom, today);
    private readonly ListWriting writing = new(db, batch.Id, today);
    private readonly Contacts contacts = new(cluster.Id, batch.Id, today, db.Now, cluster.Language);
    private Dictionary<Guid, Organisation> asTheyAre = [];
    private KnownRegister register = null!;
    private RowReader reader = null!;

    public async Task<Outcome> Run(CancellationToken cancel)
    {
        register = await KnownRegister.Of(db, batch.Sha256, cancel);
        reader = new(sheet, plan, batch.MemberFrom, today, outcome);
        if (reader.Has(ImportColumn.ContactEmail))
            await contacts.Load(db, cancel);
        NameUnusedColumns();
        foreach (var rows in sheet.Rows.Chunk(Together))
        {
            await Take(rows, cancel);
            progress?.Report(outcome.Rows);
        }

        outcome.Problems.Sort((one, other) => one.Row.CompareTo(other.Row));
        if (outcome.Created + outcome.Updated > 0)
            await Bookkeeping.CountRegister(db, cancel);
        return outcome;
    }

    private void NameUnusedColumns()
    {
        for (var at = 0; at < sheet.Headers.Count; at++)
            if (plan.Columns.ElementAtOrDefault(at) is null && sheet.Headers[at].Length > 0)
                outcome.Remarks.Add(new(sheet.HeaderRow, sheet.Headers[at], null, null, null, Said.Of("This column was not used."), null));
    }

    private async Task Take(SheetRow[] cells, CancellationToken cancel)
    {
        outcome.Rows += cells.Length;
        var left = cells.Where(row => !(plan.Settled.TryGetValue(row.Number, out var settled) && settled == ListPlan.Out)).ToList();
        var rows = left.Select(reader.Read).OfType<ListRow>().ToList();
        outcome.Skipped += cells.Length - rows.Count;
        await Recall(register.Expected(rows, plan).Where(known => !known.IsNew).ToList(), cancel);
        foreach (var row in rows)
            Decide(row);
        await writing.Write(plan, contacts, cancel);
    }

    /// <summary>Loads what the register says of the organisations these rows speak of, all at once.</summary>
    private async Task Recall(List<KnownOrganisation> known, CancellationToken cancel)
    {
        var ids = known.Select(one => one.Id).ToList();
        asTheyAre = ids.Count == 0 ? [] : await db.Organisations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, cancel);
        var fresh = known.Where(one => one.Stays is null).ToList();
        var freshIds = fresh.Select(one => one.Id).ToList();
        var held = freshIds.Count == 0 ? [] : await db.Memberships.AsNoTracking().Where(m => freshIds.Contains(m.OrganisationId)).ToListAsync(cancel);
        var byOrganisation = held.ToLookup(m => m.OrganisationId, m => new Stay(m.Id, m.Category, m.From, m.To, m.ExitReason));
        foreach (var one in fresh)
            one.Stays = [.. byOrganisation[one.Id].OrderBy(stay => stay.From)];
        if (ids.Count > 0 && (reader.Has(ImportColumn.ContactName) || reader.Has(ImportColumn.ContactEmail)))
            await contacts.LoadRoles(db, ids, cancel);
    }

    private void Decide(ListRow row)
    {
        var match = register.Find(row, plan);
        if (match.Conflict is { } conflict)
            Skip(row, ImportColumn.ExternalId, Said.Of(conflict));
        else if (match.Known is null)
            Enter(row, match);
        else if (match.Known.Row is { } first && !match.Known.IsHistory(row))
            Repeat(row, first, settled: plan.Settled.ContainsKey(row.Number));
        else
            Update(row, match.Known);
    }

    private void Enter(ListRow row, Likeness match)
    {
        if (match.SameName is { } namesake)
        {
            if (ask && !match.Certain)
            {
                outcome.Questions.Add(new(row.Number, row.Name, namesake.Row is null ? namesake.Id : null, namesake.Row, namesake.Name, namesake.Number));
                outcome.Skipped++;
                return;
            }

            outcome.Remarks.Add(new(row.Number, reader.Heading(ImportColumn.Name), ImportColumn.Name, row.Name, row.Name, namesake.Row is { } other
                ? Said.Of("Row {0} has the same name; this was taken as another organisation.", other)
                : Said.Of("An organisation of this name is in the register already; this was taken as another one."), null));
        }

        var decision = stays.Decide([], row);
        if (decision.Problem is { } problem)
        {
            Skip(row, problem.Column, problem.What);
            return;
        }

        var organisation = writing.Enter(row, cluster.Id);
        var known = new KnownOrganisation(organisation.Id, row.Name, organisation.Number, organisation.ExternalId) { IsNew = true, Stays = [writing.Begin(organisation.Id, cluster.Id, decision.Begun!)] };
        if (row.Contact is { } contact)
            contacts.Take(contact, organisation.Id);
        register.Add(known, organisation.Country, organisation.ForeignId);
        register.CameIn(known, row);
        outcome.Created++;
        Tell(row, true, []);
    }

    private void Update(ListRow row, KnownOrganisation known)
    {
        var decision = stays.Decide(known.Stays ?? [], row);
        if (decision.Problem is { } problem)
        {
            Skip(row, problem.Column, problem.What);
            return;
        }

        var news = asTheyAre.TryGetValue(known.Id, out var organisation) ? writing.Change(organisation, row) : [];
        if (decision.Corrected is { } corrected)
            writing.Correct(corrected);
        var stay = decision.Begun is { } begun ? writing.Begin(known.Id, cluster.Id, begun) : decision.Corrected;
        if (stay is not null)
            known.Stays = [.. known.Stays!.Where(one => one.Id != stay.Id), stay];
        var met = row.Contact is { } contact && contacts.Take(contact, known.Id);
        register.CameIn(known, row);
        if (stay is not null)
            news.Add(new(ImportColumn.MemberFrom, null, stay.To is { } to ? $"{Days.Iso(stay.From)}/{Days.Iso(to)}" : Days.Iso(stay.From)));
        if (met)
            news.Add(new(ImportColumn.ContactName, null, row.Contact!.Name));
        if (news.Count == 0)
            outcome.Unchanged++;
        else
            outcome.Updated++;
        Tell(row, false, news);
    }

    private void Tell(ListRow row, bool isNew, List<FactNews> facts)
    {
        if (ask && (isNew || facts.Count > 0) && outcome.News.Count < MostNews)
            outcome.News.Add(new(row.Number, row.Name, isNew, facts));
    }

    private void Repeat(ListRow row, int first, bool settled)
    {
        outcome.Skipped++;
        if (settled)
            return;
        var column = reader.Has(ImportColumn.Number) && row[OrganisationField.Number] is not null ? ImportColumn.Number
            : row[OrganisationField.ExternalId] is not null ? ImportColumn.ExternalId : ImportColumn.Name;
        outcome.Duplicates.Add(new(row.Number, first, row.Name, reader.Heading(column), column == ImportColumn.Number ? row[OrganisationField.Number]! : row[OrganisationField.ExternalId] ?? row.Name));
    }

    private void Skip(ListRow row, ImportColumn column, Said what)
    {
        outcome.Problems.Add(new(row.Number, reader.Heading(column), column, row.Name, Written(row, column), what, column.Advice()));
        outcome.Skipped++;
    }

    private static string? Written(ListRow row, ImportColumn column) => column switch
    {
        ImportColumn.MemberFrom => row.From is { } from ? Days.Iso(from) : null,
        ImportColumn.MemberTo => row.To is { } to ? Days.Iso(to) : null,
        _ => column.Fact() is { } field ? row[field] : null,
    };
}
