using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Importing;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>Where a list is chosen, and where the lists of before stand.</summary>
[May(Deed.ImportMembers)]
public sealed class ImportModel(ReceiveList receive, ImportRunner runner) : KlyngePage
{
    public IReadOnlyList<EarlierList> Earlier { get; private set; } = [];

    [BindProperty(Name = "file")]
    public IFormFile? Chosen { get; set; }

    public Task OnGet() => Load();

    public override async Task Load()
    {
        var lists = await Db.Batches.AsNoTracking().Where(b => b.Stage != ImportStage.Dropped && b.Work == BatchWork.List).OrderByDescending(b => b.At).Take(50)
            .Select(b => new { b.Id, b.ClusterId, b.FileName, b.At, b.Stage, b.Rows, b.Created, b.Updated, b.Skipped, Who = Db.Accounts.Where(a => a.Id == b.By).Select(a => a.Name).FirstOrDefault() }).ToListAsync(Cancel);
        var earlier = new List<EarlierList>();
        foreach (var b in lists)
            earlier.Add(new(b.Id, b.FileName, Clock.In(b.At, Visit.TimeZone), b.Stage, b.Rows, b.Created, b.Updated, b.Skipped, b.Who,
                b.Stage == ImportStage.Running && await runner.IsAtWork(Db, b.Id, b.ClusterId, Cancel)));
        Earlier = earlier;
    }

    public async Task<IActionResult> OnPost()
    {
        if (Chosen is null)
            return await Refuse(Refusal.On("file", "Choose a file first."), "");
        await using var content = Chosen.OpenReadStream();
        var (batch, refusal) = await receive.Do(content, Chosen.FileName, Cancel);
        return refusal is null ? LocalRedirect($"/{Visit.Slug}/members/import/{batch}") : await Refuse(refusal, "");
    }
}

/// <summary>A list of before, as it stands in the table.</summary>
public sealed record EarlierList(Guid Id, string FileName, DateTime At, ImportStage Stage, int Rows, int Created, int Updated, int Skipped, string? Who, bool AtWork);
