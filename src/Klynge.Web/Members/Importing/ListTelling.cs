using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Sheets;

namespace Klynge.Web.Members.Importing;

/// <summary>Writes down what became of each row of a list, for the one who brings it in.</summary>
internal sealed class ListTelling(ListCells cells, ListPlan plan, Outcome outcome, bool ask)
{
    private const int MostNews = 1000;

    public void OfUnusedColumns(Sheet sheet)
    {
        if (sheet.HasTitle)
            outcome.Remarks.Add(new(sheet.HeaderRow, sheet.Headers.First(heading => heading.Length > 0), null, null, null, Said.Of("The headings were found on row {0}; what stands above them was left out.", sheet.HeaderRow), null));
        for (var at = 0; at < sheet.Headers.Count; at++)
            if (plan.Columns.ElementAtOrDefault(at) is null && sheet.Headers[at].Length > 0)
                outcome.Remarks.Add(new(sheet.HeaderRow, sheet.Headers[at], null, null, null, Said.Of("This column was not used."), null));
    }

    public void Asks(ListRow row, KnownOrganisation namesake)
    {
        outcome.Questions.Add(new(row.Number, row.Name, namesake.Row is null ? namesake.Id : null, namesake.Row, namesake.Name, namesake.Number));
        outcome.Skipped++;
    }

    /// <summary>Whether the row is an organisation is asked of those who can answer; without them it stays out.</summary>
    public void Doubts(ListRow row)
    {
        outcome.Skipped++;
        if (ask)
            outcome.Questions.Add(new(row.Number, row.Name, null, null, "", null));
        else
            outcome.Problems.Add(new(row.Number, cells.Heading(ImportColumn.Name), ImportColumn.Name, row.Name, row.Name,
                Said.Of("“{0}” looks like a heading or a sum, not like an organisation: the row says nothing else about it.", row.Name), "Take the row out, or fill in the organisation number if it is one."));
    }

    public void OfNamesake(ListRow row, KnownOrganisation namesake) =>
        outcome.Remarks.Add(new(row.Number, cells.Heading(ImportColumn.Name), ImportColumn.Name, row.Name, row.Name, (namesake.Row, NameKey.Fold(namesake.Name) == NameKey.Fold(row.Name)) switch
        {
            ({ } other, true) => Said.Of("Row {0} has the same name; this was taken as another organisation.", other),
            ({ } other, false) => Said.Of("Row {0} has nearly the same name, {1}; this was taken as another organisation.", other, namesake.Name),
            (null, true) => Said.Of("An organisation of this name is in the register already; this was taken as another one."),
            (null, false) => Said.Of("{0} is in the register already and has nearly the same name; this was taken as another one.", namesake.Name),
        }, null));

    public void News(ListRow row, bool isNew, List<FactNews> facts)
    {
        if (ask && (isNew || facts.Count > 0) && outcome.News.Count < MostNews)
            outcome.News.Add(new(row.Number, row.Name, isNew, facts));
    }

    /// <summary>What is new about a fact. One written by hand since the last list stays for those who are asked; else the list wins, with a remark.</summary>
    public FactNews Fact(ListRow row, Organisation organisation, OrganisationField field, ByHand? hand)
    {
        var column = Enum.Parse<ImportColumn>(field.ToString());
        var (before, newer) = (organisation.Value(field), hand is { SinceLastList: true });
        if (newer && !ask)
            outcome.Remarks.Add(new(row.Number, cells.Heading(column), column, row.Name, row[field], hand!.Who is { } who
                ? Said.Of("“{0}”, which {1} wrote on {2}, after the last list, was replaced.", before ?? "", who, hand.On)
                : Said.Of("“{0}”, written by hand on {1}, after the last list, was replaced.", before ?? "", hand.On), null));
        return new(column, before, row[field], hand?.On, hand?.Who, newer && ask && !plan.Replaced.Contains(ListPlan.Cell(row.Number, column)));
    }

    public void Keeps(ListRow row, List<FactNews> facts)
    {
        // Those that were ticked stand there still, so that the tick can be taken away.
        if (ask && facts.Where(fact => fact.Stays || plan.Replaced.Contains(ListPlan.Cell(row.Number, fact.About))).ToList() is { Count: > 0 } asked)
            outcome.Kept.Add(new(row.Number, row.Name, false, asked));
    }

    public void Repeats(ListRow row, int first, bool settled)
    {
        outcome.Skipped++;
        if (settled)
        {
            outcome.LeftOut++;
            return;
        }

        var column = cells.Has(ImportColumn.Number) && row[OrganisationField.Number] is not null ? ImportColumn.Number
            : row[OrganisationField.ExternalId] is not null ? ImportColumn.ExternalId : ImportColumn.Name;
        outcome.Duplicates.Add(new(row.Number, first, row.Name, cells.Heading(column), column == ImportColumn.Number ? row[OrganisationField.Number]! : row[OrganisationField.ExternalId] ?? row.Name, row.Contact?.Name));
    }

    public void Skips(ListRow row, ImportColumn column, Said what)
    {
        outcome.Problems.Add(new(row.Number, cells.Heading(column), column, row.Name, Written(row, column), what, column.Advice()));
        outcome.Skipped++;
    }

    private static string? Written(ListRow row, ImportColumn column) => column switch
    {
        ImportColumn.MemberFrom => row.From is { } from ? Days.Iso(from) : null,
        ImportColumn.MemberTo => row.To is { } to ? Days.Iso(to) : null,
        _ => column.Fact() is { } field ? row[field] : null,
    };
}
