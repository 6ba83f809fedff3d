using Klynge.Members;
using Klynge.Web.Sheets;

namespace Klynge.Web.Members.Importing;

/// <summary>What one column holds: how many cells are filled, the first two values, and how its days are written.</summary>
public sealed class ColumnProfile(string heading)
{
    public string Heading => heading;
    public int Filled { get; private set; }
    public List<string> Samples { get; } = [];
    public DayOrder Days { get; private set; }

    /// <summary>Every value is a code of the newer industry standard.</summary>
    public bool AllSn2025 { get; private set; } = true;

    internal void Take(string value)
    {
        Filled++;
        if (Samples.Count < 2)
            Samples.Add(value);
        if (value.Length is >= 6 and <= 10)
            Days |= ListDays.Hint(value);
        AllSn2025 = AllSn2025 && value.Length <= 12 && IndustryCode.TryRead(IndustryStandard.Sn2025, value, out _);
    }
}

/// <summary>A walk through all rows of a list before anything is decided about it.</summary>
public static class ListProfile
{
    public static IReadOnlyList<ColumnProfile> Of(Sheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var columns = sheet.Headers.Select(heading => new ColumnProfile(heading)).ToList();
        foreach (var row in sheet.Rows)
            for (var at = 0; at < columns.Count; at++)
                if (!string.IsNullOrWhiteSpace(row.Cells[at]))
                    columns[at].Take(row.Cells[at]!.Trim());
        return columns;
    }

    /// <summary>What the days of the list's day columns say together: one 25/04 tells how 03/04 is meant.</summary>
    public static DayOrder Days(this IReadOnlyList<ColumnProfile> profile, ListPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return profile.Where((_, at) => plan.Columns.ElementAtOrDefault(at) is ImportColumn.MemberFrom or ImportColumn.MemberTo).Aggregate(DayOrder.Unsaid, (all, column) => all | column.Days);
    }

    /// <summary>What was said about it, else what the other days show; null when nobody can know.</summary>
    public static bool? DayFirst(this IReadOnlyList<ColumnProfile> profile, ListPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.DayFirst ?? (profile.Days(plan) & (DayOrder.DayFirst | DayOrder.MonthFirst)) switch
        {
            DayOrder.DayFirst => true,
            DayOrder.MonthFirst => false,
            _ => null,
        };
    }
}
