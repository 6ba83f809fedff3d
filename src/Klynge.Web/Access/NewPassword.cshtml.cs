using System.ComponentModel.DataAnnotations;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>A new password by a link that works once. Opening the page uses nothing up.</summary>
[Open("the link in the address is the right to come in")]
public sealed class NewPasswordModel(OneTimeLinks links, ChoosePassword choose, Entry entry, Db db) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    [BindProperty]
    public Choice Form { get; set; } = new();

    public string? Email { get; private set; }

    public override async Task Load()
    {
        if (await links.Find(TokenPurpose.Reset, Key, Cancel) is { } token)
            Email = await db.Accounts.Where(a => a.EmailKey == token.EmailKey && a.DisabledAt == null).Select(a => a.Email).SingleOrDefaultAsync(Cancel);
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return Email is null ? new PageResult { StatusCode = StatusCodes.Status410Gone } : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var (accountId, refusal) = await choose.ByLink(Key, Form.Password, Cancel);
        if (refusal == OneTimeLinks.Spent)
            return new PageResult { StatusCode = StatusCodes.Status410Gone };
        if (refusal is not null)
            return await Refuse(refusal);

        await entry.Begin(accountId!.Value, Cancel);
        return Redirect("/");
    }

    public sealed class Choice
    {
        [Required, StringLength(Passwords.Longest)]
        public string Password { get; set; } = "";
    }
}
