using Klynge.Access;
using Klynge.Activities;
using Klynge.Web.Language;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>A group that is made, or changed.</summary>
[May(Deed.EditGroups)]
public sealed class GroupEditModel(MakeGroup make, ChangeGroup change) : KlyngePage
{
    /// <summary>The one that is changed; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "group")]
    public Guid? Id { get; set; }

    [BindProperty]
    public GroupForm Form { get; set; } = new();

    public string? Name { get; private set; }
    public string Back => Id is { } id ? $"/{Visit.Slug}/groups/{id}" : $"/{Visit.Slug}/groups";
    public override bool IsThere => Id is null || Name is not null;

    public override async Task Load() => Name = Id is { } id ? await Db.Set<WorkGroup>().Where(g => g.Id == id).Select(g => g.Name).SingleOrDefaultAsync(Cancel) : null;

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();
        (Form.Key, Form.From) = (Guid.CreateVersion7(), Days.Iso(Visit.Today));
        if (Id is { } id)
        {
            var group = await Db.Set<WorkGroup>().AsNoTracking().SingleAsync(g => g.Id == id, Cancel);
            (Form.Name, Form.Kind, Form.Mandate, Form.From, Form.To) = (group.Name, group.Kind, group.Mandate, Days.Iso(group.From), group.To is { } last ? Days.Iso(last) : null);
        }

        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var (id, wrong) = Id is { } there ? (there, await change.Do(there, Form.Typed, Cancel)) : await make.Do(Form.Typed, Form.Key == default ? null : Form.Key, Cancel);
        if (wrong.Count > 0)
            return wrong[0] == Groups.None ? NotFound() : await Refuse(wrong);
        Done = Id is null ? T["The group is made. Add those who are in it."] : T["The group is changed."];
        return Redirect($"/{Visit.Slug}/groups/{id}");
    }
}
