using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Importing;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>One list on its way in: its columns, its dry run, its coming in, what came of it.</summary>
[May(Deed.ImportMembers)]
public sealed class ImportListModel(ChooseColumns choose, ChooseHeadings headings, SettleList settle, StartImport start, DropList drop, UndoImport undo, BringAgain again, ImportRunner runner, FileStore files) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Batch { get; set; }

    [BindProperty(SupportsGet = true, Name = "step")]
    public string? Step { get; set; }

    [BindProperty]
    public ColumnsForm Form { get; set; } = new();

    public ImportBatch List { get; private set; } = null!;
    public ListPlan Plan { get; private set; } = new();
    public MemberList? Kept { get; private set; }
    public IReadOnlyList<ColumnProfile> Profile { get; private set; } = [];
    public int? RowsTaken { get; private set; }
    public bool AtWork { get; private set; }
    public IReadOnlyList<NewOrganisation> Entered { get; private set; } = [];
    public bool AtColumns => List.Stage == ImportStage.Uploaded && (Step == "columns" || Plan.Trial is null);

    public string Address => $"/{Visit.Slug}/members/import/{Batch}";

    public async Task<IActionResult> OnGet()
    {
        if (!await Exists())
            return NotFound();
        await Load();
        // The page looks again by itself while the list comes in; a closed tab changes nothing.
        if (AtWork)
            Response.Headers["Refresh"] = "2; url=" + Request.Path.ToUriComponent();
        return Page();
    }

    public override async Task Load()
    {
        List = await Db.Batches.AsNoTracking().SingleAsync(b => b.Id == Batch, Cancel);
        Plan = ListPlan.Read(List.Plan);
        if (List.Stage == ImportStage.Uploaded && (Kept = MemberList.Of(files, List, Plan)) is not null)
            Profile = ListProfile.Of(Kept.Sheet);
        if (List.Stage == ImportStage.Running)
            (RowsTaken, AtWork) = (runner.RowsTaken(Batch), await runner.IsAtWork(Db, List.Id, List.ClusterId, Cancel));
        if (List.Stage is ImportStage.Done or ImportStage.Undone)
            Entered = await Db.Organisations.Where(o => o.BatchId == Batch).OrderBy(o => o.NameSort).ThenBy(o => o.Id).Take(200).Select(o => new NewOrganisation(o.Id, o.Name, o.Place)).ToListAsync(Cancel);
    }

    public async Task<IActionResult> OnPostColumns()
    {
        if (!await Exists())
            return NotFound();
        var columns = Form.Columns.Select(word => Enum.TryParse<ImportColumn>(word, out var column) && Enum.IsDefined(column) ? column : (ImportColumn?)null).ToList();
        return await After(await choose.Do(Batch, columns, Form.MemberFrom, Form.DayFirst, Cancel), "#main");
    }

    public async Task<IActionResult> OnPostHeadings(int row)
    {
        if (!await Exists())
            return NotFound();
        return await After(await headings.Do(Batch, row, Cancel), "?step=columns");
    }

    public async Task<IActionResult> OnPostSettle()
    {
        if (!await Exists())
            return NotFound();
        var refusal = await settle.Do(Batch, ReadSettlement.Of(Request.Form), Cancel);
        return await After(refusal, "#settle");
    }

    public async Task<IActionResult> OnPostStart() =>
        !await Exists() ? NotFound() : await After(await start.Do(Batch, Cancel));

    public async Task<IActionResult> OnPostDrop()
    {
        if (!await Exists())
            return NotFound();
        if (await drop.Do(Batch, Cancel) is { } refusal)
            return await Refuse(refusal);
        Done = T["The list was set aside, and its file is gone. Nothing of it is in the register."];
        return LocalRedirect($"/{Visit.Slug}/members/import");
    }

    /// <summary>Sets it aside from My work, and stays there.</summary>
    public async Task<IActionResult> OnPostNotNow()
    {
        if (!await Exists())
            return NotFound();
        if (await drop.Do(Batch, Cancel) is { } refusal)
            return await Refuse(refusal);
        Done = T["The list was set aside, and its file is gone. Nothing of it is in the register."];
        return LocalRedirect($"/{Visit.Slug}");
    }

    public async Task<IActionResult> OnPostAgain()
    {
        if (!await Exists())
            return NotFound();
        var (batch, refusal) = await again.Do(Batch, Cancel);
        return batch == default ? await Refuse(refusal!) : LocalRedirect($"/{Visit.Slug}/members/import/{batch}");
    }

    public async Task<IActionResult> OnPostUndo() =>
        !await Exists() ? NotFound() : await After((await undo.Do(Batch, Cancel)).Refusal);

    /// <summary>Everything that must be looked at, as a file.</summary>
    public async Task<IActionResult> OnGetProblems(string? @as)
    {
        if (!await Exists())
            return NotFound();
        await Load();
        if ((Plan.Trial?.Outcome ?? Plan.Result) is not { } outcome)
            return NotFound();
        var (bytes, type, name) = await ProblemFile.Of(outcome, List.FileName, csv: @as == "csv", Cancel);
        return File(bytes, type, name);
    }

    private Task<bool> Exists() => Db.Batches.AnyAsync(b => b.Id == Batch && b.Work == BatchWork.List, Cancel);

    private async Task<IActionResult> After(Refusal? refusal, string at = "") =>
        refusal is null ? LocalRedirect(Address + at) : await Refuse(refusal);

    public sealed record ColumnsForm
    {
        public List<string> Columns { get; init; } = [];
        public DateOnly MemberFrom { get; init; }
        public bool? DayFirst { get; init; }
    }
}

public sealed record NewOrganisation(Guid Id, string Name, string? Place);
