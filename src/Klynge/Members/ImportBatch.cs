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

/// <summary>One list brought into the register: what came of it, and the handle by which it is undone.</summary>
public sealed class ImportBatch : Owned
{
    public required string FileName { get; init; }
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

    public void Undo(int removed, int kept, DateTime at)
    {
        (Stage, UndoneAt) = (ImportStage.Undone, at);
        Record(new ListImportUndone(Id, removed, kept));
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
