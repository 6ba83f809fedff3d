using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Listing;
using Klynge.Web.Members.Many;
using Klynge.Web.Members.Searching;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>Those chosen in the list, and what may be done to all of them. The address says who is chosen.</summary>
[May(Deed.ChangeMany)]
public sealed class ChangeModel(PrepareMany prepare, Finder finder) : KlyngePage
{
    public View Shown { get; private set; } = new();
    public IReadOnlyList<Guid> Chosen { get; private set; } = [];
    public IReadOnlyList<EarlierChange> Earlier { get; private set; } = [];
    public EndForm End { get; set; } = new();

    /// <summary>Where a form is sent; the name of what it asks is put behind.</summary>
    public string Address { get; private set; } = "";

    public async Task<IActionResult> OnGet()
    {
        End.LastDay = Visit.Today;
        await Load();
        return Page();
    }

    public override async Task Load()
    {
        var (view, refusal) = ViewAddress.Read(Request.Query);
        var (ids, wrong) = ChosenRows.Read(Request.Query);
        if (refusal is null && wrong is null && Request.Query.ContainsKey("chosen"))
        {
            Shown = view!.LookingFor(Visit.On);
            Chosen = await Found(ids);
        }

        Address = $"/{Visit.Slug}/members/change{(Shown.ToString() is { Length: > 0 } said ? said + "&" : "?")}chosen=yes{(ids is null ? "&all=yes" : string.Concat(ids.Select(id => $"&id={id}")))}&handler=";
        Earlier = await Db.Batches.Where(b => b.Work != BatchWork.List && b.Stage != ImportStage.Dropped).OrderByDescending(b => b.At).Take(20)
            .Select(b => new EarlierChange(b.Id, b.Work, b.At, b.Stage, b.Updated)).ToListAsync(Cancel);
    }

    public Task<IActionResult> OnPostEnd([Bind(Prefix = "End")] EndForm end_) => Prepare(new(BatchWork.EndMemberships)
    {
        LastDay = (End = end_).LastDay, Reason = string.IsNullOrWhiteSpace(end_.Reason) ? null : end_.Reason.Trim(),
    }, "End");

    public Task<IActionResult> OnPostKind(string? kind) => Prepare(new(BatchWork.SetKind) { Value = kind });

    public Task<IActionResult> OnPostTag(BatchWork work, string? tag) => Prepare(new(work == BatchWork.AddNeed ? work : BatchWork.AddOffer) { Value = tag?.Trim() });

    public Task<IActionResult> OnPostShow(OrganisationField fact, Visibility who) => Prepare(new(BatchWork.ChooseVisibility) { Shown = fact, Visibility = who });

    private async Task<List<Guid>> Found(IReadOnlyList<Guid>? ids)
    {
        if (ids is not null)
            return await Db.Organisations.Where(o => ids.Contains(o.Id)).Select(o => o.Id).ToListAsync(Cancel);
        var search = await finder.Of(Shown.Search, Sight.Whole, Cancel);
        return await new Matching(Db, Visit.On, Sight.Whole, search).Of(Shown).Select(o => o.Id).ToListAsync(Cancel);
    }

    private async Task<IActionResult> Prepare(ManyAsk ask, string prefix = "")
    {
        await Load();
        var category = Shown.Standing switch
        {
            Standing.Member => MembershipCategory.Member,
            Standing.Associate => MembershipCategory.Associate,
            Standing.Partner => MembershipCategory.Partner,
            _ => (MembershipCategory?)null,
        };
        var (batch, refusal) = await prepare.Do(Chosen, ask with { Category = category }, Cancel);
        return refusal is null ? LocalRedirect($"/{Visit.Slug}/members/change/{batch}") : await Refuse(refusal, prefix);
    }
}

public sealed record EarlierChange(Guid Id, BatchWork Work, DateTime At, ImportStage Stage, int Updated);
