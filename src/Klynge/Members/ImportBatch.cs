namespace Klynge.Members;

/// <summary>How far a list has come on its way in.</summary>
public enum ImportStage
{
    /// <summary>The file is kept; columns may still be chosen.</summary>
    Uploaded,
    Running,
    Done,
    Undone,
    Dropped,
}

/// <summary>What a batch does: brings a list in, or changes what was chosen in the list of members.</summary>
public enum BatchWork
{
    List,
    EndMemberships,
    SetKind,
    AddOffer,
    AddNeed,
    ChooseVisibility,
}

/// <summary>One list brought into the register: what came of it, and the handle by which it is undone.</summary>
public sealed class ImportBatch : Owned
{
    public required string FileName { get; init; }

    /// <summary>A list when nothing else is said. Of a change of many there is no file, and its name is empty.</summary>
    public BatchWork Work { get; init; }
    public Guid? FileId { get; init; }
    public required string Sha256 { get; init; }
    public DateTime At { get; init; }
    public Guid? By { get; init; }
    public DateOnly On { get; init; }

    /// <summary>First day of memberships whose row has none.</summary>
    public DateOnly MemberFrom { get; set; }

    /// <summary>Which column means what, and what was settled on screen, as JSON.</summary>
    public string? Plan { get; set; }
    public ImportStage Stage { get; set; }
    public int Rows { get; set; }
    public int Created { get; set; }
    public int Updated { get; set; }
    public int Unchanged { get; set; }
    public int Skipped { get; set; }
    public DateTime? UndoneAt { get; set; }

    public void Finish(int rows, int created, int updated, int unchanged, int skipped)
    {
        (Stage, Rows, Created, Updated, Unchanged, Skipped) = (ImportStage.Done, rows, created, updated, unchanged, skipped);
        Record(new ListImported(Id, rows, created, updated, unchanged, skipped));
    }

    /// <summary>A change of many is done: so many of the rows of its preview, the others were left.</summary>
    public void FinishMany(int rows, int changed)
    {
        (Stage, Rows, Updated, Skipped) = (ImportStage.Done, rows, changed, rows - changed);
        Record(new ManyChanged(Id, Work, changed, rows - changed));
    }

    public void Undo(int removed, int kept, DateTime at)
    {
        (Stage, UndoneAt) = (ImportStage.Undone, at);
        Record(Work == BatchWork.List ? new ListImportUndone(Id, removed, kept) : new ManyUndone(Id, Work, removed, kept));
    }
}

/// <summary>Which column of a list with these headings meant what the last time.</summary>
public sealed class RememberedColumns : Owned
{
    public required string Headings { get; init; }
    public required string Columns { get; set; }
}

public sealed record ListImported(Guid About, int Rows, int Created, int Updated, int Unchanged, int Skipped) : Happening(About);
public sealed record ListImportUndone(Guid About, int Removed, int Kept) : Happening(About);
public sealed record ManyChanged(Guid About, BatchWork Work, int Changed, int Left) : Happening(About);
public sealed record ManyUndone(Guid About, BatchWork Work, int Undone, int Kept) : Happening(About);
