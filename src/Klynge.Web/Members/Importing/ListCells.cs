using Klynge.Web.Sheets;

namespace Klynge.Web.Members.Importing;

/// <summary>What a list says where: the meaning of each column, and each cell with what people have corrected in it.</summary>
internal sealed class ListCells
{
    private readonly ListPlan plan;
    private readonly IReadOnlyList<string> headings;
    private readonly Dictionary<ImportColumn, int> columns = [];

    public ListCells(Sheet sheet, ListPlan plan)
    {
        (this.plan, headings) = (plan, sheet.Headers);
        var profile = Profile = ListProfile.Of(sheet);
        DayFirst = profile.DayFirst(plan);
        for (var at = 0; at < headings.Count; at++)
            if (plan.Columns.ElementAtOrDefault(at) is { } column)
                columns.TryAdd(column == ImportColumn.Industry ? profile[at].AllSn2025 ? ImportColumn.Industry2025 : ImportColumn.Industry2007 : column, at);
    }

    public IReadOnlyList<ColumnProfile> Profile { get; }

    /// <summary>Whether 03.04 is the third of April in this list; empty when nothing tells.</summary>
    public bool? DayFirst { get; }

    public bool Has(ImportColumn column) => columns.ContainsKey(column);

    public string Heading(ImportColumn column) => columns.TryGetValue(column, out var at) ? headings[at] : column.ToString();

    public string? At(SheetRow row, ImportColumn column)
    {
        if (!columns.TryGetValue(column, out var at))
            return null;
        var text = plan.Corrections.Count > 0 && plan.Corrections.TryGetValue(ListPlan.Cell(row.Number, column), out var corrected) ? corrected : row.Cells[at];
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return column == ImportColumn.Municipality && plan.Words.TryGetValue(ListPlan.Word(column, text), out var meant) ? meant : text.Trim();
    }
}
