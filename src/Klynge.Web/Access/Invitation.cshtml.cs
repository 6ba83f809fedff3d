using System.ComponentModel.DataAnnotations;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>An invitation, opened: someone new makes an account, someone known accepts as herself, and nobody as another.</summary>
[Open("the link in the address is the right to come in")]
public sealed class InvitationModel(OneTimeLinks links, AcceptInvitation accept, Entry entry, Db db) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public string Key { get; set; } = "";

    public Newcomer Form { get; private set; } = new();

    public OneTimeToken? Token { get; private set; }
    public string ClusterName { get; private set; } = "";
    public string? Organisation { get; private set; }
    public bool HasAccount { get; private set; }
    public bool IsMine { get; private set; }

    public override async Task Load()
    {
        Token = await links.Find(TokenPurpose.Invitation, Key, Cancel);
        if (Token is null)
            return;

        db.Reach.Set(Token.ClusterId!.Value);
        ClusterName = await db.Clusters.Where(c => c.Id == Token.ClusterId).Select(c => c.Name).SingleAsync(Cancel);
        Organisation = await db.Organisations.Where(o => o.Id == Token.OrganisationId).Select(o => o.Name).SingleOrDefaultAsync(Cancel);
        var account = await db.Accounts.Where(a => a.EmailKey == Token.EmailKey).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(Cancel);
        (HasAccount, IsMine) = (account is not null, account is not null && account == Visit.AccountId);
        if (Form.Name.Length == 0)
            Form.Name = Token.Name ?? "";
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return Token is null ? Gone() : Page();
    }

    public async Task<IActionResult> OnPost([Bind(Prefix = nameof(Form))] Newcomer form)
    {
        Form = form;
        if (Visit.SignedIn)
            return await Refuse(AcceptInvitation.SignedInAsAnother);
        var (accountId, refusal) = await accept.AsSomeoneNew(Key, Form.Name, Form.Password, Cancel);
        if (refusal is not null)
            return refusal == OneTimeLinks.Spent ? Gone() : await Refuse(refusal);

        await entry.Begin(accountId!.Value, Cancel);
        return Redirect("/");
    }

    public async Task<IActionResult> OnPostAccept()
    {
        if (Visit.AccountId is not { } accountId)
            return Redirect("/sign-in?to=" + Uri.EscapeDataString($"/invitation/{Key}"));
        await Load();
        if (await accept.As(Key, accountId, Cancel) is { } refusal)
            return refusal == OneTimeLinks.Spent ? Gone() : await Refuse(refusal);

        var slug = await db.Clusters.Where(c => c.Id == Token!.ClusterId).Select(c => c.Slug).SingleAsync(Cancel);
        return Redirect("/" + slug);
    }

    private PageResult Gone()
    {
        Token = null;
        return new() { StatusCode = StatusCodes.Status410Gone };
    }

    public sealed class Newcomer
    {
        [Required, StringLength(200)]
        public string Name { get; set; } = "";

        [Required, StringLength(Passwords.Longest)]
        public string Password { get; set; } = "";
    }
}
