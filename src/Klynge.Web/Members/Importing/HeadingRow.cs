using Klynge.Web.Sheets;

namespace Klynge.Web.Members.Importing;

/// <summary>
/// Finds the row of headings under a title or merged cells: among the first rows the one with most cells that are known
/// as headings, the name among them. The first wins ties, so that a list with headings on top is read as ever.
/// </summary>
public static class HeadingRow
{
    public const int Within = 15;

    // One known word below the first row may as well be an organisation called "Bedrift".
    private const int Fewest = 2;

    public static Sheet Find(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var top = sheet.Top(Within);
        var (best, most) = (top[0], Known(top[0]));
        foreach (var row in top.Skip(1))
            if (Known(row) is var known && known > most && (known >= Fewest || row.Cells.Length == 1))
                (best, most) = (row, known);
        return sheet.HeadedBy(best.Number) ?? sheet;
    }

    private static int Known(SheetRow row)
    {
        var meanings = ImportColumns.Recognise([.. row.Cells.Select(cell => cell ?? "")]);
        return meanings.Contains(ImportColumn.Name) ? meanings.Count(meaning => meaning is not null) : 0;
    }
}
