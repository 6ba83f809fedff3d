using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>A contact that is changed, or taken out because it never was.</summary>
[May(Deed.LogContact)]
public sealed class ContactOneModel(ChangeContact change, RemoveContact remove) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public ContactForm Form { get; set; } = new();

    public string? Name { get; private set; }
    public DateOnly On { get; private set; }
    public IReadOnlyList<string> Names { get; } = [];
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];
    public override bool IsThere => Name is not null;

    private TeamContact? contact;

    public override async Task Load()
    {
        contact = await Db.Set<TeamContact>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == Id, Cancel);
        if (contact is null)
            return;
        On = contact.On;
        Name = await Db.Organisations.Where(o => o.Id == contact.OrganisationId).Select(o => o.Name).SingleAsync(Cancel);
        People = await Db.PeopleAt(contact.OrganisationId, Visit.Today, Cancel);
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (contact is null)
            return NotFound();
        (Form.Kind, Form.On, Form.PersonId, Form.Note) = (contact.Kind, Days.Iso(contact.On), contact.PersonId, contact.Note);
        return Page();
    }

    public async Task<IActionResult> OnPostChange()
    {
        var wrong = await change.Do(Id, Form.Typed, Cancel);
        if (wrong.Count > 0)
            return wrong[0] == Contacts.None ? NotFound() : await Refuse(wrong);
        Done = T["The contact is changed."];
        return Redirect($"/{Visit.Slug}/contacts");
    }

    public async Task<IActionResult> OnPostRemove()
    {
        if (await remove.Do(Id, Cancel) is not null)
            return NotFound();
        Done = T["The contact is taken out."];
        return Redirect($"/{Visit.Slug}/contacts");
    }
}
