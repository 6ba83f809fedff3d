using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Klynge.Web.Members.People;

/// <summary>A new person. Where someone like her is known already, that is said before she is added twice.</summary>
[May(Deed.EditPeople)]
public sealed class NewModel(AddPerson add) : KlyngePage
{
    [BindProperty(SupportsGet = true, Name = "organisation")]
    public Guid? Organisation { get; set; }

    [BindProperty]
    public PersonForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> Organisations { get; private set; } = [];
    public IReadOnlyList<Alike> Known { get; private set; } = [];

    public override async Task Load() => Organisations = await Db.OrganisationChoices(T["The cluster itself"], Visit.Today, Form.Organisation ?? Organisation, Cancel);

    public async Task<IActionResult> OnGet()
    {
        Form = new() { Organisation = Organisation, From = Visit.Today };
        await Load();
        return Organisation is { } id && Organisations.All(choice => choice.Value != id.ToString()) ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (!Form.Another && await Db.FindAlike(Form.Name, Form.Email, Cancel) is { Count: > 0 } known)
        {
            (Known, Form.Another) = (known, false);
            await Load();
            return Again();
        }

        var (person, refusal) = await add.Do(new(Form.Name, Form.Email, Form.Phone, Form.Title, Form.Organisation, Form.From), Cancel);
        if (refusal is not null)
            return await Refuse(refusal);

        Done = T["{0} is in the register.", person!.Name];
        return Redirect(Here($"/people/{person.Id}"));
    }
}

public sealed record Alike(Guid Id, string Name, string? Email);

public sealed class PersonForm
{
    [Required, StringLength(NameKey.Longest)]
    public string? Name { get; set; }

    [StringLength(200)]
    public string? Email { get; set; }

    [StringLength(40)]
    public string? Phone { get; set; }

    [StringLength(200)]
    public string? Title { get; set; }
    public Guid? Organisation { get; set; }
    public DateOnly? From { get; set; }

    /// <summary>She is another person than those who look alike.</summary>
    public bool Another { get; set; }
}
