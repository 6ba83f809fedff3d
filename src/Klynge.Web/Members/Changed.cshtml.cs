using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.History;
using Klynge.Web.Members.Importing;
using Klynge.Web.Members.Many;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>One change of many: its preview, how far it has come, what came of it, and the way back.</summary>
[May(Deed.ChangeMany)]
public sealed class ChangedModel(StartMany start, DropList drop, UndoImport undo, ImportRunner runner) : KlyngePage
{
    [BindProperty(SupportsGet = true, Name = "batch")]
    public Guid BatchId { get; set; }

    public ImportBatch Batch { get; private set; } = null!;
    public ListPlan Plan { get; private set; } = new();
    public int? RowsTaken { get; private set; }
    public bool AtWork { get; private set; }
    public override bool IsThere => Batch is not null;

    /// <summary>How many were left for each reason.</summary>
    public IEnumerable<(string Words, int Count)> Reasons => Plan.Many!.Rows.Select(row => row.Left?.ToString()).OfType<string>().GroupBy(words => words).OrderByDescending(group => group.Count()).Take(12).Select(group => (group.Key, group.Count()));

    /// <summary>What is asked for, in words.</summary>
    public string What => Plan.Many!.Ask switch
    {
        { Work: BatchWork.EndMemberships, Reason: { } reason } ask => T["The memberships end on {0}: {1}.", ask.LastDay!.Value, reason],
        { Work: BatchWork.EndMemberships } ask => T["The memberships end on {0}.", ask.LastDay!.Value],
        { Work: BatchWork.SetKind } ask => T["The kind becomes “{0}”.", FactWords.Said(OrganisationField.Kind, ask.Value!)],
        { Work: BatchWork.AddOffer } ask => T["“{0}” is added to what they offer.", ask.Value!],
        { Work: BatchWork.AddNeed } ask => T["“{0}” is added to what they look for.", ask.Value!],
        var ask => T["“{0}” is seen by: {1}.", FactWords.Said(ask.Shown!.Value), Seen(ask.Visibility!.Value)],
    };

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();
        if (AtWork)
            Response.Headers["Refresh"] = "2; url=" + Request.Path.ToUriComponent();
        return Page();
    }

    public override async Task Load()
    {
        Batch = (await Db.Batches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == BatchId && b.Work != BatchWork.List, Cancel))!;
        if (!IsThere)
            return;
        Plan = ListPlan.Read(Batch.Plan);
        if (Batch.Stage == ImportStage.Running)
            (RowsTaken, AtWork) = (runner.RowsTaken(BatchId), await runner.IsAtWork(Db, Batch.Id, Batch.ClusterId, Cancel));
    }

    /// <summary>What stood there before.</summary>
    public string? From(ManyRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Plan.Many!.Ask switch
        {
            { Work: BatchWork.SetKind } => row.Before is { } kind ? T["was {0}", FactWords.Said(OrganisationField.Kind, kind)] : null,
            { Work: BatchWork.ChooseVisibility } => Enum.TryParse<Visibility>(row.Before, out var before) ? T["was seen by: {0}", Seen(before)] : null,
            _ => null,
        };
    }

    public Task<IActionResult> OnPostStart() => Did(() => start.Do(BatchId, Cancel));

    public Task<IActionResult> OnPostDrop() => Did(() => drop.Do(BatchId, Cancel));

    public Task<IActionResult> OnPostUndo() => Did(async () => (await undo.Do(BatchId, Cancel)).Refusal);

    private string Seen(Visibility visibility) => visibility switch { Visibility.Hidden => T["The team only"], Visibility.Members => T["All members"], _ => T["Everyone"] };

    private async Task<IActionResult> Did(Func<Task<Refusal?>> deed)
    {
        await Load();
        if (!IsThere)
            return NotFound();
        return await deed() is { } refusal ? await Refuse(refusal, "") : LocalRedirect($"/{Visit.Slug}/members/change/{BatchId}");
    }
}
