using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.History;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
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

    public static IEnumerable<OrganisationField> Choosable => Enum.GetValues<OrganisationField>().Where(fact => Visible.Choices(fact).Count > 0);

    public async Task<IActionResult> OnGet()
    {
        var seen = Meanwhile.Mark(Db.Now);
        await Load();
        if (!IsThere)
            return NotFound();
        var chosen = await Db.Set<FieldVisibility>().Where(v => v.OrganisationId == Id).ToDictionaryAsync(v => v.Field, v => v.Visibility, Cancel);
        Form = OrganisationForm.Of(Organisation!, Choosable.ToDictionary(field => field, field => chosen.GetValueOrDefault(field, Visible.ByDefault(field))));
        Form.Seen = seen;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var outcome = await edit.Do(Form.Asked(Id), Cancel);
        var meanwhile = outcome.Theirs is { } first ? await Meanwhile.Of(Form, first, Db, Cancel) : null;
        if (meanwhile is not null)
        {
            // Only what both touched is a question; the rest is both people's work.
            meanwhile.Take(Form, outcome.Theirs!);
            foreach (var field in meanwhile.Kept)
                ModelState.Remove($"Form.{field}");
            Db.ChangeTracker.Clear();
            if (meanwhile.Both.Count == 0)
                outcome = await edit.Do(Form.Asked(Id), Cancel);
        }

        if (outcome.IsDone)
        {
            Done = T["The facts are changed."];
            return Redirect($"/{Visit.Slug}/members/{Id}");
        }

        Db.ChangeTracker.Clear();
        if (outcome.Theirs is not { } theirs)
            return await Refuse(outcome.Refusals);

        // Both versions, side by side. What was typed stays in the form; to save it again is to decide for it.
        await Load();
        (Differences, Form.Version) = (meanwhile is { Both.Count: > 0 } ? meanwhile.Both : Clashes.Between(Form, theirs), theirs.Version);
        ViewData["ByYourself"] = meanwhile is { By.Count: 1 } && meanwhile.By[0] == Visit.AccountId;
        Form.Seen = Meanwhile.Mark(Db.Now);
        ModelState.Remove("Form.Seen");
        return IsThere ? Clash() : NotFound();
    }

    public override bool IsThere => Organisation is not null;

    public override async Task Load() =>
        Organisation = await Db.Organisations.AsNoTracking().Include(o => o.Names).SingleOrDefaultAsync(o => o.Id == Id, Cancel);

    public static IEnumerable<SelectListItem> Kinds => Enum.GetValues<OrganisationKind>().Select(kind => new SelectListItem(FactWords.Said(kind), OrganisationKinds.Code(kind)));
}
