using Klynge.Access;
using Klynge.Web.Members.Listing;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;

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

    public Task<IActionResult> OnPostSave(string? name) => Shown(view => keep.Save(name, view, Cancel), "The view is saved.");

    [May(Deed.ShareView)]
    public Task<IActionResult> OnPostShare(string? name) => Shown(view => share.Save(name, view, Cancel), "The view is saved for everyone in the cluster.");

    public Task<IActionResult> OnPostReplace(Guid view) => Shown(shown => keep.Replace(view, shown, Cancel), "The view shows this from now on.");

    [May(Deed.ShareView)]
    public Task<IActionResult> OnPostReplaceShared(Guid view) => Shown(shown => share.Replace(view, shown, Cancel), "The view shows this from now on.");

    public Task<IActionResult> OnPostRename(Guid view, string? name) => Did(keep.Rename(view, name, Cancel), "The view has its new name.");

    [May(Deed.ShareView)]
    public Task<IActionResult> OnPostRenameShared(Guid view, string? name) => Did(share.Rename(view, name, Cancel), "The view has its new name.");

    public Task<IActionResult> OnPostDelete(Guid view) => Did(keep.Delete(view, Cancel), "The view is deleted. The members it showed are as they were.");

    [May(Deed.ShareView)]
    public Task<IActionResult> OnPostDeleteShared(Guid view) => Did(share.Delete(view, Cancel), "The view is deleted. The members it showed are as they were.");

    /// <summary>With what the list showed, and back to it.</summary>
    private async Task<IActionResult> Shown(Func<View, Task<Refusal?>> deed, string done)
    {
        var (view, refusal) = ViewAddress.Read(Request.Query);
        if ((refusal ?? Sight.Of(Visit).Refuses(view!)) is { } unread)
            return await Refuse(unread, "");
        return await Did(deed(view!), done, view);
    }

    private async Task<IActionResult> Did(Task<Refusal?> deed, string done, View? shown = null)
    {
        if (await deed is { } refusal)
            return refusal == KeptViews.NotThere ? NotFound() : await Refuse(refusal, "");
        Done = T[done];
        return LocalRedirect(Here(shown is null ? "/members/views" : $"/members{shown}"));
    }
}
