using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>A new role of a person, or one that was written down wrong.</summary>
[May(Deed.EditPeople)]
public sealed class RoleModel(BeginRole begin, CorrectRole correct) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Role { get; set; }

    [BindProperty]
    public RoleForm Form { get; set; } = new();

    public string Name { get; private set; } = "";
    public string? Where { get; private set; }
    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];

    public override async Task Load()
    {
        Name = await Db.People.Where(p => p.Id == Id).Select(p => p.Name).SingleOrDefaultAsync(Cancel) ?? "";
        if (Role is null)
            Organisations = await Db.OrganisationChoices(T["The cluster itself"], Visit.Today, Form.Organisation, Cancel);
        else
            Where = await Db.PersonRoles.Where(r => r.Id == Role).Select(r => Db.Organisations.Where(o => o.Id == r.OrganisationId).Select(o => o.Name).FirstOrDefault()).SingleOrDefaultAsync(Cancel)
                ?? T["The cluster itself"];
    }

    public async Task<IActionResult> OnGet()
    {
        if (Role is { } id)
        {
            var now = await Db.PersonRoles.Where(r => r.Id == id && r.PersonId == Id).SingleOrDefaultAsync(Cancel);
            if (now is null)
                return NotFound();
            Form = new() { Title = now.Title, From = now.From, To = now.To, Version = now.Version };
        }
        else
            Form.From = Visit.Today;

        await Load();
        return Name.Length == 0 ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        try
        {
            var refusal = Role is { } role
                ? await correct.Do(Id, role, Form.Version, Form.Title, Form.From, Form.To, Cancel)
                : await begin.Do(Id, Form.Organisation, Form.Title, Form.From, Form.To, Cancel);
            if (refusal == PersonQuestions.Gone)
                return NotFound();
            if (refusal is not null)
                return await Refuse(refusal);
        }
        catch (DbUpdateConcurrencyException)
        {
            await Load();
            return Conflict(new("Someone else changed this while you wrote. Nothing has been saved; load the page again to see what stands now."));
        }

        Done = T["Saved."];
        return Redirect(Here($"/people/{Id}"));
    }
}

public sealed class RoleForm
{
    [Required, StringLength(200)]
    public string? Title { get; set; }
    public Guid? Organisation { get; set; }
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    public int Version { get; set; }
}
