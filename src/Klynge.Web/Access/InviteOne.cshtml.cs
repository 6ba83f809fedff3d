using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Invites one person.</summary>
[May(Deed.InviteUsers)]
public sealed class InviteOneModel(Db db, Invite invite, Invitations invitations, Outbox outbox) : KlyngePage
{
    // So many names are a help while one types; more only make the page heavy.
    private const int MostSuggestions = 300;

    [BindProperty]
    public Person Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];
    public IReadOnlyList<string> Organisations { get; private set; } = [];
    public bool Sends => outbox.Sends;
    public string? OrganisationWrong => ModelState["Form.Organisation"]?.Errors.FirstOrDefault()?.ErrorMessage;

    public override async Task Load()
    {
        Roles = [.. invitations.Giveable.Select(role => new SelectListItem(RoleWords.Say(role), RoleWords.Code(role)))];
        Organisations = await db.Organisations.OrderBy(o => o.NameSort).Select(o => o.Name).Take(MostSuggestions).ToListAsync(Cancel);
    }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost()
    {
        if (RoleWords.Read(Form.Role) is not { } role)
            return await Refuse(Refusal.On("Role", "Choose a role."));
        var (link, refusal) = await invite.Do(Form.Name, Form.Email, role, Form.Organisation, Cancel);
        if (refusal is not null)
            return await Refuse(refusal);

        TempData["Link"] = link?.ToString();
        Done = T[link is null ? "The invitation to {0} is on its way." : "{0} is invited.", Form.Email.Trim()];
        return Redirect($"/{Visit.Slug}/access");
    }

    public sealed class Person
    {
        [Required, StringLength(200)]
        public string Name { get; set; } = "";

        [Required, StringLength(EmailAddress.Longest)]
        public string Email { get; set; } = "";

        public string Role { get; set; } = "";

        [StringLength(200)]
        public string? Organisation { get; set; }
    }
}
