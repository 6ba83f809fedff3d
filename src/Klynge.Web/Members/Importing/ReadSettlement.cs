using System.Globalization;

namespace Klynge.Web.Members.Importing;

/// <summary>The form of the dry run: a field a cell (cell:12:Number), a word (word:Kind:…) or a row (row:12).</summary>
internal static class ReadSettlement
{
    private static readonly string[] Answers = [ListPlan.New, ListPlan.Out, ListPlan.Same, ListPlan.SameRow];

    public static Settlement Of(IFormCollection form)
    {
        var (cells, words, rows) = (new Dictionary<string, string>(), new Dictionary<string, string>(), new Dictionary<int, string>());
        foreach (var (field, values) in form)
        {
            var value = values.ToString();
            if (field.StartsWith("cell:", StringComparison.Ordinal) && form["was:" + field["cell:".Length..]].ToString() != value)
                cells[field["cell:".Length..]] = value;
            else if (field.StartsWith("word:", StringComparison.Ordinal) && value.Length > 0)
                words[field["word:".Length..]] = value;
            else if (field.StartsWith("row:", StringComparison.Ordinal) && Row(field["row:".Length..]) is { } row)
                Settle(rows, row, value);
        }

        return new(cells, words, rows, bool.TryParse(form["DayFirst"], out var dayFirst) ? dayFirst : null);
    }

    private static void Settle(Dictionary<int, string> rows, int row, string value)
    {
        // "Use this row instead": the earlier one goes out.
        if (value.StartsWith("instead:", StringComparison.Ordinal) && Row(value["instead:".Length..]) is { } other)
            rows[other] = ListPlan.Out;
        else if (Answers.Any(answer => value.StartsWith(answer, StringComparison.Ordinal)) && value.Length < 60)
            rows[row] = value;
    }

    private static int? Row(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : null;
}
