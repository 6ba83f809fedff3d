using System.Collections.Frozen;
using Klynge.Members;
using Klynge.Web.Sheets;

namespace Klynge.Web.Members.Importing;

/// <summary>
/// Rows of a list that look like no organisation: the heading of a section, alone in its row where other rows have more,
/// and a sum below a column. Never in a list that has only names.
/// </summary>
public sealed class Asides
{
    // A list whose rows have more: at least two columns beside the name, each filled in two rows of three.
    private const int Columns = 2;

    // In a list of a few rows nothing can be said of what rows have.
    private const int Rows = 5;

    private static readonly FrozenSet<string> Sums = new[]
    {
        "sum", "total", "totalt", "totals", "totalsum", "delsum", "sum total", "sum totalt", "subtotal", "grand total", "i alt", "ialt", "tilsammen",
        "til sammen", "antall", "antal", "number", "count",
    }.ToFrozenSet();

    private static readonly string[] Beginnings = ["sum ", "totalt ", "i alt ", "antall ", "til sammen ", "number of ", "total number "];

    private readonly int name;
    private readonly List<int> others;
    private readonly HashSet<int> known;
    private readonly bool rowsHaveMore;

    public Asides(Sheet sheet, ListPlan plan, IReadOnlyList<ColumnProfile> profile)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(profile);
        name = plan.Columns.IndexOf(ImportColumn.Name);
        others = [.. Enumerable.Range(0, profile.Count).Where(at => at != name && profile[at].Filled > 0)];
        known = [.. others.Where(at => plan.Columns.ElementAtOrDefault(at) is ImportColumn.Number or ImportColumn.ExternalId or ImportColumn.ForeignId)];
        rowsHaveMore = sheet.RowCount >= Rows && others.Count(at => profile[at].Filled * 3L >= sheet.RowCount * 2L) >= Columns;
    }

    public bool Has(SheetRow row)
    {
        if (name < 0 || name >= row.Cells.Length || row.Cells[name] is not { } written)
            return false;
        var filled = others.Where(at => !string.IsNullOrWhiteSpace(row.Cells[at])).ToList();
        return filled.Count == 0
            ? rowsHaveMore || (others.Count > 0 && IsSum(written))
            : !filled.Any(known.Contains) && IsSum(written) && filled.TrueForAll(at => row.Cells[at]!.All(sign => !char.IsLetter(sign)));
    }

    private static bool IsSum(string written)
    {
        var folded = NameKey.Fold(written);
        var bare = folded.TrimEnd([' ', .. "0123456789"]);
        // "Sum Design AS" says what it is.
        return Sums.Contains(bare) || (Beginnings.Any(words => folded.StartsWith(words, StringComparison.Ordinal)) && AlikeName.OfFolded(folded) == folded);
    }
}
