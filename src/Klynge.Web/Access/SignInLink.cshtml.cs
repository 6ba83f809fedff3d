using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Signs in by a link that works once. The page has a button, because mailboxes open links to look for harm and must not use them up.</summary>
[Open("the link in the address is the right to come in")]
public sealed class SignInLinkModel(OneTimeLinks links, Entry entry, Db db) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    public string? Name { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        if (await links.Find(TokenPurpose.SignIn, Key, Cancel) is { } token)
            Name = await db.Accounts.Where(a => a.EmailKey == token.EmailKey && a.DisabledAt == null).Select(a => a.Name).SingleOrDefaultAsync(Cancel);
        return Name is null ? Spent() : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await links.Find(TokenPurpose.SignIn, Key, Cancel) is not { } token)
            return Spent();
        var accountId = await db.Accounts.Where(a => a.EmailKey == token.EmailKey && a.DisabledAt == null).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(Cancel);
        if (accountId is null || !await Used(token))
            return Spent();

        await entry.Begin(accountId.Value, Cancel);
        return Redirect("/");
    }

    private static PageResult Spent() => new() { StatusCode = StatusCodes.Status410Gone };

    private async Task<bool> Used(OneTimeToken token)
    {
        await using var writing = await db.BeginWriting(Cancel);
        var used = await links.Use(token, Cancel);
        await writing.Commit(Cancel);
        return used;
    }
}
