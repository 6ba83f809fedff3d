using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>The views somebody has: what each shows, its name, and its end. The list itself saves them here.</summary>
[May(Deed.SeeDirectory)]
public sealed class ViewsModel(SavedTabs tabs, KeepView keep, ShareView share) : KlyngePage
{
    public IReadOnlyList<SavedTab> Saved { get; private set; } = [];

    public Task OnGet() => Load();

    public override async Task Load() => Saved = await tabs.Of(Visit, Cancel);

    /// <summary>What a view shows, in words.</summary>
    public string Words(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var whom = view.Standing == Standing.Member ? T["Members"] : ViewWords.Whom(view.Standing);
        return ViewWords.Described(view) is { Length: > 0 } words ? $"{whom}: {words}" : whom;
    }

    public async Task<IActionResult> OnPostSave(string? name, bool shared)
    {
        var (view, refusal) = Shown();
        if (shared && !Visit.May(Deed.ShareView))
            return Forbidden();
        refusal ??= await (shared ? share.Save(name, view!, Cancel) : keep.Save(name, view!, Cancel));
        return await After(refusal, "The view is saved.", view);
    }

    public async Task<IActionResult> OnPostReplace(Guid view)
    {
        var (shown, refusal) = Shown();
        return await IsShared(view) is not { } shared ? NotFound()
            : shared && !Visit.May(Deed.ShareView) ? Forbidden()
            : await After(refusal ?? await (shared ? share.Replace(view, shown!, Cancel) : keep.Replace(view, shown!, Cancel)), "The view shows this from now on.", shown);
    }

    public async Task<IActionResult> OnPostRename(Guid view, string? name) =>
        await IsShared(view) is not { } shared ? NotFound()
            : shared && !Visit.May(Deed.ShareView) ? Forbidden()
            : await After(await (shared ? share.Rename(view, name, Cancel) : keep.Rename(view, name, Cancel)), "The view has its new name.");

    public async Task<IActionResult> OnPostDelete(Guid view) =>
        await IsShared(view) is not { } shared ? NotFound()
            : shared && !Visit.May(Deed.ShareView) ? Forbidden()
            : await After(await (shared ? share.Delete(view, Cancel) : keep.Delete(view, Cancel)), "The view is deleted. The members it showed are as they were.");

    private (View? View, Refusal? Refusal) Shown()
    {
        var (view, refusal) = ViewAddress.Read(Request.Query);
        return (view, refusal ?? Sight.Of(Visit).Refuses(view!));
    }

    /// <summary>Null when she has no such view.</summary>
    private async Task<bool?> IsShared(Guid id)
    {
        var me = Visit.AccountId;
        return await Db.Set<SavedView>().Where(v => v.Id == id && (v.AccountId == null || v.AccountId == me)).Select(v => (bool?)(v.AccountId == null)).SingleOrDefaultAsync(Cancel);
    }

    private StatusCodeResult Forbidden() => StatusCode(StatusCodes.Status403Forbidden);

    /// <summary>Back to what she looked at.</summary>
    private async Task<IActionResult> After(Refusal? refusal, string done, View? shown = null)
    {
        if (refusal is not null)
            return await Refuse(refusal, "");
        Done = T[done];
        return LocalRedirect(Here(shown is null ? "/members/views" : $"/members{shown}"));
    }
}
