using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.History;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>The team changes what the register says of an organisation, and who may see it.</summary>
[May(Deed.EditOrganisation)]
public sealed class EditModel(EditOrganisation edit) : KlyngePage, IFactsForm
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public OrganisationForm Form { get; set; } = new();

    public bool WithDays => true;
    public Organisation? Organisation { get; private set; }
    public IReadOnlyList<Difference> Differences { get; private set; } = [];

    public static IEnumerable<OrganisationField> Choosable => Enum.GetValues<OrganisationField>().Where(fact => !Visible.Fixed(fact));

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();
        var chosen = await Db.Set<FieldVisibility>().Where(v => v.OrganisationId == Id).ToDictionaryAsync(v => v.Field, v => v.Visibility, Cancel);
        Form = OrganisationForm.Of(Organisation!, Choosable.ToDictionary(field => field, field => chosen.GetValueOrDefault(field, Visible.ByDefault(field))));
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var outcome = await edit.Do(Form.Asked(Id), Cancel);
        if (outcome.IsDone)
        {
            Done = T["The facts are changed."];
            return Redirect($"/{Visit.Slug}/members/{Id}");
        }

        Db.ChangeTracker.Clear();
        await Load();
        if (!IsThere)
            return NotFound();
        if (outcome.Theirs is { } theirs)
            return Clashed(theirs);
        foreach (var refusal in outcome.Refusals)
            ModelState.AddModelError(refusal.Field is null ? "" : $"Form.{refusal.Field}", T[refusal]);
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    public override bool IsThere => Organisation is not null;

    public override async Task Load() =>
        Organisation = await Db.Organisations.AsNoTracking().Include(o => o.Names).SingleOrDefaultAsync(o => o.Id == Id, Cancel);

    /// <summary>Both versions, side by side. What was typed stays in the form; to save it again is to decide for it.</summary>
    private PageResult Clashed(Organisation theirs)
    {
        Differences = Clashes.Between(Form, theirs);
        Form.Version = theirs.Version;
        ModelState.Remove("Form.Version");
        return new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }

    public static IEnumerable<SelectListItem> Kinds => Enum.GetValues<OrganisationKind>().Select(kind => new SelectListItem(FactWords.Said(kind), OrganisationKinds.Code(kind)));
}
