using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>Name, ways to reach her, and whether she is published.</summary>
[May(Deed.EditPeople)]
public sealed class EditModel(EditPerson edit) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public EditForm Form { get; set; } = new();

    /// <summary>What stands in the register now, where someone else changed it meanwhile.</summary>
    public EditForm? Stands { get; private set; }
    public string Name { get; private set; } = "";

    public override async Task Load() => Name = (await Current())?.Name ?? "";

    public async Task<IActionResult> OnGet()
    {
        if (await Current() is not { } now)
            return NotFound();

        (Form, Name) = (now, now.Name!);
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (await Current() is not { } before)
            return NotFound();
        try
        {
            if (await edit.Do(Id, Form.Version, Form.Name, Form.Email, Form.Phone, Form.Published, Cancel) is { } refusal)
                return await Refuse(refusal);
        }
        catch (DbUpdateConcurrencyException)
        {
            (Stands, Name, Form.Version) = (before, before.Name!, before.Version);
            return Conflict(await StandsAlready(Id));
        }

        Done = T["Saved."];
        return Redirect(Here($"/people/{Id}"));
    }

    private Task<EditForm?> Current() => Db.People.Where(p => p.Id == Id)
        .Select(p => new EditForm { Name = p.Name, Email = p.Email, Phone = p.Phone, Published = p.Published, Version = p.Version }).SingleOrDefaultAsync(Cancel);
}

public sealed class EditForm
{
    [Required, StringLength(NameKey.Longest)]
    public string? Name { get; set; }

    [StringLength(200)]
    public string? Email { get; set; }

    [StringLength(40)]
    public string? Phone { get; set; }
    public bool Published { get; set; }
    public int Version { get; set; }
}
