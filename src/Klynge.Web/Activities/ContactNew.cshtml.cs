using Klynge.Access;
using Klynge.Web.Language;
using Klynge.Web.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Activities;

/// <summary>Fifteen seconds on a phone: who, how, and perhaps a word about it.</summary>
[May(Deed.LogContact)]
public sealed class ContactNewModel(LogContact log) : KlyngePage
{
    /// <summary>The member, where the page was opened from hers.</summary>
    [BindProperty(SupportsGet = true, Name = "of")]
    public Guid? Of { get; set; }

    [BindProperty]
    public ContactForm Form { get; set; } = new();

    public string? Name { get; private set; }
    public IReadOnlyList<string> Names { get; private set; } = [];
    public IReadOnlyList<SelectListItem> People { get; private set; } = [];
    public string Back => Of is { } of ? $"/{Visit.Slug}/members/{of}" : $"/{Visit.Slug}/contacts";
    public override bool IsThere => Of is null || Name is not null;

    public override async Task Load()
    {
        if (Of is { } of)
            (Name, People) = (await Db.Organisations.Where(o => o.Id == of).Select(o => o.Name).SingleOrDefaultAsync(Cancel), await Db.PeopleAt(of, Visit.Today, Cancel));
        else
            Names = await Db.NamesToCall(Cancel);
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();
        (Form.Key, Form.On) = (Guid.CreateVersion7(), Days.Iso(Visit.Today));
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var of = Of;
        if (of is null)
        {
            var (found, unknown) = await Db.OrganisationCalled(Form.Organisation, Cancel);
            if (unknown is not null)
                return await Refuse(unknown);
            of = found;
        }

        var (_, wrong) = await log.Do(of!.Value, Form.Typed, Form.Key == default ? null : Form.Key, Cancel);
        if (wrong.Count > 0)
            return await Refuse(wrong);
        Done = T["The contact stands in the log."];
        return Redirect(Back);
    }
}
