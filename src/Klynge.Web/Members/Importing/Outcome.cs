using Klynge.Web.Language;

namespace Klynge.Web.Members.Importing;

/// <summary>What came of a list, or would come of it: every row is in one of the four counts.</summary>
public sealed record Outcome
{
    public int Rows { get; set; }
    public int Created { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }
    public int Skipped { get; set; }

    /// <summary>Of those skipped, the ones that somebody chose to leave out: nothing waits to be put right there.</summary>
    public int LeftOut { get; set; }
    public int Waits => Skipped - LeftOut;
    public List<Finding> Problems { get; init; } = [];
    public List<Repeat> Duplicates { get; init; } = [];
    public List<Question> Questions { get; init; } = [];
    public List<Finding> Remarks { get; init; } = [];

    /// <summary>What is new or changed, row by row, for those who look before they decide; the first of a long list.</summary>
    public List<RowNews> News { get; init; } = [];

    /// <summary>Facts that somebody wrote by hand after the last list, and that the list does not replace unless it is said.</summary>
    public List<RowNews> Kept { get; init; } = [];

    public bool IsClean => Problems.Count == 0 && Duplicates.Count == 0;

    public string Sum => Texts.Say("Created {0} · Updated {1} · Unchanged {2} · Skipped {3}", Created, Updated, Unchanged, Skipped);
}

/// <summary>Something about one cell: the row as the spreadsheet program numbers it, the heading as the file writes it, the value, and what to do.</summary>
/// <param name="Name">The organisation's name in the row, to find it by.</param>
public sealed record Finding(int Row, string Column, ImportColumn? About, string? Name, string? Value, Said What, string? Advice)
{
    public string Message => Advice is null ? What.ToString() : $"{What} {Texts.Say(Advice)}";
}

/// <summary>A row whose number stands in an earlier row of the same file.</summary>
/// <param name="Contact">The person the row names, who may stand for the same organisation.</param>
public sealed record Repeat(int Row, int Of, string Name, string Column, string Value, string? Contact = null);

/// <summary>Two have the same name, or nearly, and nothing else tells whether they are one: people decide. Without another the row itself is in doubt.</summary>
/// <param name="Organisation">In the register; empty when the other is a row of the file.</param>
public sealed record Question(int Row, string Name, Guid? Organisation, int? OfRow, string Other, string? OtherNumber)
{
    /// <summary>Whether the row is an organisation at all, and not a heading or a sum.</summary>
    public bool IsOfRow => Organisation is null && OfRow is null;
}

public sealed record RowNews(int Row, string Name, bool IsNew, List<FactNews> Facts);

/// <summary>A fact before and after; without a field it is a membership or a person.</summary>
/// <param name="ByHand">The fact before was written by hand, on this day.</param>
/// <param name="Who">Who wrote it; empty when her account is gone or the fact stood when the organisation was entered.</param>
/// <param name="Stays">It is newer than the last list and stays.</param>
public sealed record FactNews(ImportColumn About, string? Before, string? After, DateOnly? ByHand = null, string? Who = null, bool Stays = false);
