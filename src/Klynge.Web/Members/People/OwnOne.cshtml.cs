using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>One contact of one's own organisation, to be put right.</summary>
[May(Deed.CorrectOwn)]
public sealed class OwnOneModel(OwnContacts contacts) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Organisation { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid Role { get; set; }

    [BindProperty]
    public OwnForm Form { get; set; } = new();

    /// <summary>What stands in the register now, where someone else changed it meanwhile.</summary>
    public OwnForm? Stands { get; private set; }
    public string Name { get; private set; } = "";
    public string Where { get; private set; } = "";
    public bool Approved { get; private set; }

    public override bool IsThere => Name.Length > 0;

    public override async Task Load()
    {
        if (await Current() is { } now)
            Name = now.Name!;
        Where = await Db.Organisations.Where(o => o.Id == Organisation).Select(o => o.Name).SingleOrDefaultAsync(Cancel) ?? "";
        Approved = (await Db.Clusters.AsNoTracking().SingleAsync(c => c.Id == Visit.ClusterId, Cancel)).ApprovesContacts;
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (await Current() is not { } now)
            return NotFound();
        Form = now;
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        var asked = await contacts.Do(new(Organisation, Role, Form.Facts(Visit.Today), Form.PersonVersion ?? -1, Form.RoleVersion ?? -1), Cancel);
        if (asked.Refusal == OwnContacts.NotHers)
            return NotFound();
        Db.ChangeTracker.Clear();
        if (asked.Refusal == Whole.ChangedMeanwhile)
            return await Clashed();
        if (asked.Refusal is { } refusal)
            return await Refuse(refusal.Field == nameof(ContactFacts.Published)
                ? Refusal.On(nameof(ContactFacts.Published), "No consent to publication is written down for this person. Ask the cluster's team to write it down first.") : refusal);

        Done = asked.Waits ? T["The change waits for the cluster's answer."] : asked.Same ? T["Nothing was different, so nothing is changed."] : T["The contact is corrected."];
        return Redirect($"/{Visit.Slug}/people/own/{Organisation}");
    }

    /// <summary>Both versions, side by side. What was typed stays; to save it again is to decide for it.</summary>
    private async Task<IActionResult> Clashed()
    {
        await Load();
        if (await Current() is not { } now)
            return NotFound();
        (Stands, Form.PersonVersion, Form.RoleVersion) = (now, now.PersonVersion, now.RoleVersion);
        return Conflict(new("Someone else changed this while you wrote. Your words are kept below; what stands now is said beside them. Save again to replace it."));
    }

    private async Task<OwnForm?> Current() => !Visit.Own.Contains(Organisation) ? null
        : await Db.Contact(Organisation, Role, Visit.Today, Cancel) is var (person, role) ? OwnForm.Of(person, role) : null;
}
