using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>The contacts of one's own organisation: who the cluster should know there, and who is there no longer.</summary>
[May(Deed.CorrectOwn)]
public sealed class OwnModel(OwnContacts contacts) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty]
    public OwnForm Form { get; set; } = new();

    public string Name { get; private set; } = "";
    public IReadOnlyList<OwnContact> People { get; private set; } = [];

    public override async Task Load()
    {
        if (!Visit.Own.Contains(Organisation))
            return;
        Name = await Db.Organisations.Where(o => o.Id == Organisation).Select(o => o.Name).SingleOrDefaultAsync(Cancel) ?? "";
        People = await Db.PersonRoles.Where(r => r.OrganisationId == Organisation && r.From <= Visit.On && (r.To == null || r.To >= Visit.On))
            .Join(Db.People, r => r.PersonId, p => p.Id, (r, p) => new { r, p }).OrderBy(x => x.p.NameSort)
            .Select(x => new OwnContact(x.r.Id, x.p.Name, x.r.Title, x.p.Email, x.r.To)).ToListAsync(Cancel);
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return Name.Length == 0 ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostAdd() =>
        Answer(() => contacts.Do(new NewPerson(Form.Name, Form.Email, Form.Phone, Form.Title, Organisation), Visit.Own, Cancel), T["The contact is added."]);

    public Task<IActionResult> OnPostEnd(Guid role) =>
        Answer(() => contacts.End(role, Visit.Today, Visit.Own, Cancel), T["The contact is ended from today."]);

    private async Task<IActionResult> Answer(Func<Task<Refusal?>> deed, string done)
    {
        if (!Visit.Own.Contains(Organisation))
            return NotFound();
        if (await deed() is { } refusal)
            return await Refuse(refusal);

        Done = done;
        return Redirect(Here($"/people/own/{Organisation}"));
    }
}

public sealed record OwnContact(Guid Role, string Name, string Title, string? Email, DateOnly? To);

public sealed class OwnForm
{
    [StringLength(NameKey.Longest)]
    public string? Name { get; set; }

    [StringLength(200)]
    public string? Title { get; set; }

    [StringLength(200)]
    public string? Email { get; set; }

    [StringLength(40)]
    public string? Phone { get; set; }
}
