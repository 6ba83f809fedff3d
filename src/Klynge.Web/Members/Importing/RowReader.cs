using Klynge.Members;
using Klynge.Web.Sheets;

namespace Klynge.Web.Members.Importing;

/// <summary>Reads the rows of one list after its plan: every cell becomes a clean fact, a problem or a remark.</summary>
internal sealed class RowReader(ListCells cells, ListPlan plan, DateOnly today, Outcome outcome)
{
    private static readonly ImportColumn[] Facts = [.. Enum.GetValues<ImportColumn>().Where(column => column.Fact() is not null && column is not (ImportColumn.Kind or ImportColumn.Number or ImportColumn.ForeignId or ImportColumn.Country))];

    private SheetRow at;
    private ListRow row = new(0);
    private bool wrong;

    /// <summary>Null when a cell has a problem: then nothing of the row comes in.</summary>
    public ListRow? Read(SheetRow sheetRow)
    {
        (at, row, wrong) = (sheetRow, new ListRow(sheetRow.Number), false);
        ReadIdentity();
        foreach (var column in Facts)
            if (column == ImportColumn.Name || Cell(column) is not null)
                ReadFact(column, Cell(column));
        ReadKind();
        ReadMembership();
        ReadContact();
        if (row[OrganisationField.PostalCode] is { Length: 4 } code && row[OrganisationField.Country] is null && PostalCodes.Find(code) is null)
            Remark(ImportColumn.PostalCode, Said.Of("The postal code {0} is not in use in Norway.", code));
        return wrong ? null : row;
    }

    private void Problem(ImportColumn column, Said what)
    {
        wrong = true;
        // Which of several is meant says itself what to do.
        var advice = column == ImportColumn.Municipality && Municipalities.OfOneName(Cell(column)).Count > 0 ? null : column.Advice();
        outcome.Problems.Add(new(row.Number, cells.Heading(column), column, Named(), Cell(column), what, advice));
    }

    private void Remark(ImportColumn column, Said what) =>
        outcome.Remarks.Add(new(row.Number, cells.Heading(column), column, Named(), Cell(column), what, null));

    private string? Named() => Cell(ImportColumn.Name);

    private string? Cell(ImportColumn column) => cells.At(at, column);

    private void ReadIdentity()
    {
        var country = Cell(ImportColumn.Country);
        var abroad = country is not null && Countries.Read(country) is { } known && known.Code != Countries.Norway;
        // A number of another country in the column for numbers is that country's own.
        var foreign = Cell(ImportColumn.ForeignId) ?? (abroad ? Cell(ImportColumn.Number) : null);
        if (country is not null)
            ReadFact(ImportColumn.Country, country);
        if (!abroad && Cell(ImportColumn.Number) is { } number)
            ReadFact(ImportColumn.Number, number);
        if (foreign is null)
            return;

        if (ForeignId.Read(country, foreign, out var id) is { } refusal)
            Problem(ImportColumn.ForeignId, country is null ? Said.Of("“{0}” is a number of another country, but the row has no country.", foreign) : Said.Of(refusal));
        else
            row[OrganisationField.ForeignId] = id!.Id;
    }

    private void ReadFact(ImportColumn column, string? text)
    {
        var (clean, refusal) = OrganisationFacts.Read(column.Fact()!.Value, text);
        if (refusal is not null)
            Problem(column, Said.Of(refusal));
        else
            row[column.Fact()!.Value] = clean;
    }

    private void ReadKind()
    {
        if (Cell(ImportColumn.Kind) is not { } text)
            return;
        var word = plan.Words.GetValueOrDefault(ListPlan.Word(ImportColumn.Kind, text), text);
        row.KindUnknown = !OrganisationKinds.TryRead(word, out var kind);
        row[OrganisationField.Kind] = OrganisationKinds.Code(kind);
        if (row.KindUnknown)
            Remark(ImportColumn.Kind, Said.Of("The kind “{0}” is not known; it was taken as other.", text));
    }

    private void ReadMembership()
    {
        if (Cell(ImportColumn.Category) is { } text)
        {
            if (MembershipCategories.TryRead(text, out var category))
                row.Category = category;
            else
                Problem(ImportColumn.Category, Said.Of("“{0}” is not a kind of membership.", text));
        }

        row.From = ReadDay(ImportColumn.MemberFrom);
        row.To = ReadDay(ImportColumn.MemberTo);
        if (row.From > today)
            Problem(ImportColumn.MemberFrom, Said.Of("{0} lies in the future, and the organisation cannot be a member yet.", row.From));
        else if (row.From is { } from && Membership.Begin(default, default, default, from, row.To, null, today).Item2 is { } refusal)
            Problem(refusal.Field == "To" ? ImportColumn.MemberTo : ImportColumn.MemberFrom, Said.Of(refusal));
        row.ExitReason = Line(ImportColumn.ExitReason, Membership.LongestReason);
    }

    private DateOnly? ReadDay(ImportColumn column)
    {
        if (Cell(column) is not { } text)
            return null;
        var (day, refusal) = ListDays.Read(text, cells.DayFirst, today);
        if (refusal is not null)
            Problem(column, Said.Of(refusal));
        return day;
    }

    private void ReadContact()
    {
        var (name, email, phone, role) = (Cell(ImportColumn.ContactName), Cell(ImportColumn.ContactEmail), Cell(ImportColumn.ContactPhone), Line(ImportColumn.ContactRole, 200));
        if (name is null && email is null)
        {
            if (role is not null || phone is not null)
                Remark(role is null ? ImportColumn.ContactPhone : ImportColumn.ContactRole, Said.Of("The row has no name and no e-mail address of a person; this was not used."));
            return;
        }

        var (person, refusal) = Person.Add(default, name ?? email, email, phone, null, default);
        if (refusal is not null)
            Problem(refusal.Field switch { "Email" => ImportColumn.ContactEmail, "Phone" => ImportColumn.ContactPhone, _ => name is null ? ImportColumn.ContactEmail : ImportColumn.ContactName }, Said.Of(refusal));
        else
            row.Contact = new(person!.Name, person.Email, person.Phone, role);
    }

    // One line of text that goes into the register as it is written.
    private string? Line(ImportColumn column, int longest)
    {
        if (ShortText.ReadOptional(Cell(column), column.ToString(), out var clean, longest) is { } refusal)
            Problem(column, Said.Of(refusal));
        return clean;
    }
}
