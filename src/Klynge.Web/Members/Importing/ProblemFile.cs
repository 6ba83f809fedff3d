using Klynge.Members;
using Klynge.Web.Language;
using Klynge.Web.Sheets;

namespace Klynge.Web.Members.Importing;

/// <summary>Everything about a list that must be looked at, as a spreadsheet to work through.</summary>
internal static class ProblemFile
{
    public static async Task<(byte[] Bytes, string Type, string Name)> Of(Outcome outcome, string fileName, bool csv, CancellationToken cancel)
    {
        Column[] columns = [new(Texts.Say("Row"), 8), new(Texts.Say("Column"), 20), new(Texts.Say("Name"), 40), new(Texts.Say("Value"), 30), new(Texts.Say("What is wrong, and what to do"), 90)];
        using var file = new MemoryStream();
        if (csv)
            await SheetWriter.Csv(file, columns, Rows(outcome), cancel);
        else
            await SheetWriter.Xlsx(file, columns, Rows(outcome), cancel);
        var name = Path.GetFileNameWithoutExtension(fileName) + " – " + Texts.Say("must be corrected");
        return csv ? (file.ToArray(), "text/csv; charset=utf-8", name + ".csv") : (file.ToArray(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx");
    }

    private static async IAsyncEnumerable<object?[]> Rows(Outcome outcome)
    {
        var lines = outcome.Problems.Select(p => (p.Row, Cells: (object?[])[p.Row, p.Column, p.Name, p.Value, p.Message]))
            .Concat(outcome.Duplicates.Select(d => (d.Row, Cells: (object?[])[d.Row, d.Column, d.Name, d.Value, Texts.Say("Row {0} says the same; this row was left out.", d.Of)])))
            .Concat(outcome.Questions.Select(q => (q.Row, Cells: (object?[])[q.Row, null, q.Name, q.OtherNumber, Asked(q)])))
            .Concat(outcome.Remarks.Select(r => (r.Row, Cells: (object?[])[r.Row, r.Column, r.Name, r.Value, r.Message])));
        foreach (var (_, cells) in lines.OrderBy(line => line.Row))
            yield return cells;
        await Task.CompletedTask;
    }

    public static string Asked(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.IsOfRow)
            return Texts.Say("The row has nothing but a name. A heading or a sum in the list is no organisation.");
        var equal = NameKey.Fold(question.Name) == NameKey.Fold(question.Other);
        return (question.OfRow, question.OtherNumber) switch
        {
            ({ } row, _) => equal ? Texts.Say("Row {0} has the same name.", row) : Texts.Say("Row {0} has nearly the same name: {1}.", row, question.Other),
            (_, { } number) => equal ? Texts.Say("{0}, organisation number {1}, is in the register and has the same name.", question.Other, number)
                : Texts.Say("{0}, organisation number {1}, is in the register and has nearly the same name.", question.Other, number),
            _ => equal ? Texts.Say("{0} is in the register and has the same name.", question.Other) : Texts.Say("{0} is in the register and has nearly the same name.", question.Other),
        };
    }
}
