using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Sheets;

namespace Klynge.Web.Members.Importing;

/// <summary>What becomes of one row: it enters, is news of one that is known, brings a contact, or stays out.</summary>
internal sealed partial class ListImport
{
    private string? Settled(int row) => plan.Settled.GetValueOrDefault(row);

    private ListRow? Read(RowReader reader, SheetRow from)
    {
        var row = reader.Read(from);
        if (row is not null)
            row.IsAside = asides.Has(from);
        return row;
    }

    private void Decide(ListRow row)
    {
        var match = register.Find(row, plan);
        if (match.Conflict is { } conflict)
            telling.Skips(row, ImportColumn.ExternalId, Said.Of(conflict));
        else if (match.Known is null)
            Enter(row, match);
        else if (match.Known.Row is not null && Settled(row.Number) == ListPlan.Contact)
            Meet(row, match.Known);
        else if (match.Known.Row is { } first && !match.Known.IsHistory(row))
            telling.Repeats(row, first, settled: plan.Settled.ContainsKey(row.Number));
        else
            Update(row, match.Known);
    }

    /// <summary>Somebody said that the row is an earlier one's organisation and that only its contact is news.</summary>
    private void Meet(ListRow row, KnownOrganisation known)
    {
        var met = row.Contact is { } contact && contacts.Take(contact, known.Id);
        Count(row, met ? [new(ImportColumn.ContactName, null, row.Contact!.Name)] : []);
    }

    private void Enter(ListRow row, Likeness match)
    {
        if (row.IsAside && Settled(row.Number) != ListPlan.New && !(ask && match.SameName is not null))
        {
            telling.Doubts(row);
            return;
        }

        if (match.SameName is { } namesake)
        {
            if (ask && !match.Certain)
            {
                telling.Asks(row, namesake);
                return;
            }

            telling.OfNamesake(row, namesake);
        }

        var decision = stays.Decide([], row);
        if (decision.Problem is { } problem)
        {
            telling.Skips(row, problem.Column, problem.What);
            return;
        }

        var organisation = writing.Enter(row, cluster.Id);
        var known = new KnownOrganisation(organisation.Id, row.Name, organisation.Number, organisation.ExternalId) { IsNew = true, Stays = [writing.Begin(organisation.Id, cluster.Id, decision.Begun!)] };
        if (row.Contact is { } contact)
            contacts.Take(contact, organisation.Id);
        register.Add(known, organisation.Country, organisation.ForeignId);
        register.CameIn(known, row);
        outcome.Created++;
        telling.News(row, true, []);
    }

    private void Update(ListRow row, KnownOrganisation known)
    {
        var decision = stays.Decide(known.Stays ?? [], row);
        if (decision.Problem is { } problem)
        {
            telling.Skips(row, problem.Column, problem.What);
            return;
        }

        var news = standing.Of(known.Id) is { } organisation ? Change(organisation, row) : [];
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
        Count(row, news);
    }

    private List<FactNews> Change(Organisation organisation, ListRow row)
    {
        var facts = writing.News(organisation, row).Select(field => telling.Fact(row, organisation, field, standing.Wrote(organisation, field))).ToList();
        telling.Keeps(row, facts);
        writing.Change(organisation, row, facts);
        return [.. facts.Where(fact => !fact.Stays)];
    }

    private void Count(ListRow row, List<FactNews> news)
    {
        if (news.Count == 0)
            outcome.Unchanged++;
        else
            outcome.Updated++;
        telling.News(row, false, news);
    }
}
