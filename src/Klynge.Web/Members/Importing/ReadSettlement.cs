using System.Globalization;

namespace Klynge.Web.Members.Importing;

/// <summary>
/// The form of the dry run: a field a cell (cell:12:Number), a cell to do without (without:12:Employees), a word (word:Kind:…), a cell's
/// answer for all rows with the same word (all:12:Municipality), a row (row:12) or a fact to replace (fact:12:Employees).
/// </summary>
internal static class ReadSettlement
{
    private static readonly string[] Answers = [ListPlan.New, ListPlan.Out, ListPlan.Same, ListPlan.SameRow, ListPlan.Contact];

    public static Settlement Of(IFormCollection form)
    {
        var (cells, words, rows, facts) = (new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<int, string>(), new Dictionary<string, bool>());
        foreach (var (field, values) in form)
        {
            var value = values.ToString();
            if (field.StartsWith("without:", StringComparison.Ordinal))
                cells[field["without:".Length..]] = "";
            else if (field.StartsWith("fact:", StringComparison.Ordinal))
                facts[field["fact:".Length..]] = values.Contains("replace");
            else if (field.StartsWith("cell:", StringComparison.Ordinal) && ForAll(form, field["cell:".Length..]) is { Length: > 0 } word && value.Length > 0)
                words[word] = value;
            else if (field.StartsWith("cell:", StringComparison.Ordinal) && form.ContainsKey("without:" + field["cell:".Length..]))
                continue;
            else if (field.StartsWith("cell:", StringComparison.Ordinal) && form["was:" + field["cell:".Length..]].ToString() != value)
                cells[field["cell:".Length..]] = value;
            else if (field.StartsWith("word:", StringComparison.Ordinal) && value.Length > 0)
                words[field["word:".Length..]] = value;
            else if (field.StartsWith("row:", StringComparison.Ordinal) && Row(field["row:".Length..]) is { } row)
                Settle(rows, row, value);
        }

        return new(cells, words, rows, facts, bool.TryParse(form["DayFirst"], out var dayFirst) ? dayFirst : null);
    }

    private static void Settle(Dictionary<int, string> rows, int row, string value)
    {
        // "Use this row instead": the earlier one goes out.
        if (value.StartsWith("instead:", StringComparison.Ordinal) && Row(value["instead:".Length..]) is { } other)
            rows[other] = ListPlan.Out;
        else if (Answers.Any(answer => value.StartsWith(answer, StringComparison.Ordinal)) && value.Length < 60)
            rows[row] = value;
    }

    // "The same answer for all rows with this": the word instead of the cell.
    private static string ForAll(IFormCollection form, string cell) => form["all:" + cell].ToString();

    private static int? Row(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}
