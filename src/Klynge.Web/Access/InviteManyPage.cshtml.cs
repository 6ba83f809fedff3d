using Klynge.Access;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Access;

/// <summary>Invites many: a pasted list or ticked contacts, a trial run, then the letters.</summary>
[May(Deed.InviteUsers)]
public sealed class InviteManyPageModel(Db db, InviteMany invite, Invitations invitations, Outbox outbox, HandedLinks handed) : KlyngePage
{
    private const int MostShown = 100;

    [BindProperty]
    public Pasted Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Roles { get; private set; } = [];
    public IReadOnlyList<Contact> Contacts { get; private set; } = [];
    public int ContactCount { get; private set; }
    public IReadOnlyList<InvitationOutcome> Outcomes { get; private set; } = [];
    public bool Sent { get; private set; }
    public Role Role => RoleWords.Read(Form.Role) ?? Role.MemberContact;
    public bool Sends => outbox.Sends;

    public override async Task Load()
    {
        Roles = [.. invitations.Giveable.Select(role => new SelectListItem(RoleWords.Say(role), RoleWords.Code(role)))];
        var waiting = await Waiting();
        (ContactCount, Contacts) = (waiting.Count, [.. waiting.Take(MostShown)]);
    }

    /// <summary>After the links were made they are shown again on reload, to the one who made them.</summary>
    public async Task OnGet(string? made)
    {
        await Load();
        if (made is null)
            return;
        Sent = true;
        Outcomes = handed.Of(Visit, made) ?? [];
    }

    /// <summary>The trial run. Ticked contacts become lines, so that all can be read and corrected in one place.</summary>
    public async Task<IActionResult> OnPost(bool everyone, Guid[] contact)
    {
        var ticked = (await Waiting()).Where(person => everyone || contact.Contains(person.PersonId)).Select(person => $"{person.Name} <{person.Email}> {person.Number}".TrimEnd());
        Form.Lines = string.Join('\n', [.. (Form.Lines ?? "").ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0), .. ticked]);
        ModelState.Remove("Form.Lines");
        return await Try(send: false) ?? Page();
    }

    public async Task<IActionResult> OnPostSend()
    {
        if (await Try(send: true) is { } refused)
            return refused;

        var sent = Outcomes.Count(one => one.Problem is null);
        if (sent == 0)
            return Page();
        if (!outbox.Sends)
            return Redirect($"/{Visit.Slug}/access/invite-many?made={handed.Keep(Visit, Outcomes)}");

        Done = T.Count(sent, "One invitation is on its way.", "{0} invitations are on their way.");
        return Redirect($"/{Visit.Slug}/access");
    }

    private async Task<IActionResult?> Try(bool send)
    {
        var (outcomes, refusal) = await invite.Do(InvitationLine.Read(Form.Lines), Role, send, Cancel);
        if (refusal is not null)
            return await Refuse(refusal);

        Outcomes = outcomes;
        await Load();
        return null;
    }

    private async Task<List<Contact>> Waiting()
    {
        await invitations.Read(Cancel);
        return [.. (await Access.Contacts.Of(db, Visit.Today).ToListAsync(Cancel))
            .Where(contact => !invitations.IsOpen(contact.Email) && invitations.Refuses(new(contact.Name, contact.Email, Role.MemberContact, contact.OrganisationId)) is null)
            .DistinctBy(contact => Account.Key(contact.Email))];
    }

    public sealed class Pasted
    {
        public string Role { get; set; } = RoleWords.Code(Klynge.Access.Role.MemberContact);
        public string? Lines { get; set; }
    }
}
