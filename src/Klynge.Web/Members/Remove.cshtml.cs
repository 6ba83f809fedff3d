using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>What was written down by mistake is taken out: the whole organisation, one membership, one contribution.</summary>
[May(Deed.DecideMembership)]
public sealed class RemoveModel(RemoveMistakes remove) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public string? Name { get; private set; }
    public IReadOnlyList<Membership> Memberships { get; private set; } = [];
    public IReadOnlyList<Contribution> Contributions { get; private set; } = [];
    public override bool IsThere => Name is not null;

    public override async Task Load()
    {
        Name = await Db.Organisations.Where(o => o.Id == Id).Select(o => o.Name).SingleOrDefaultAsync(Cancel);
        Memberships = await Db.Memberships.AsNoTracking().Where(m => m.OrganisationId == Id).OrderByDescending(m => m.From).ToListAsync(Cancel);
        Contributions = await Db.Set<Contribution>().AsNoTracking().Where(c => c.OrganisationId == Id).OrderByDescending(c => c.On).ThenBy(c => c.Id).Take(50).ToListAsync(Cancel);
    }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        return IsThere ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(bool sure)
    {
        await Load();
        var name = Name;
        if (!IsThere)
            return NotFound();
        if (!sure)
            return await Refuse(new Refusal("Tick that you are sure."));
        if (await remove.Organisation(Id, Cancel) is { } refusal)
            return await Refuse(refusal);
        Done = T["{0} is taken out of the register.", name];
        return Redirect($"/{Visit.Slug}/members");
    }

    public Task<IActionResult> OnPostMembership(Guid row) => Did(remove.Membership(Id, row, Cancel), "The membership is taken out.");

    public Task<IActionResult> OnPostContribution(Guid row) => Did(remove.Contribution(Id, row, Cancel), "The contribution is taken out.");

    private async Task<IActionResult> Did(Task<Refusal?> deed, string done)
    {
        var refusal = await deed;
        Db.ChangeTracker.Clear();
        if (refusal is not null)
            return await Refuse(refusal);
        Done = T[done];
        return Redirect($"/{Visit.Slug}/members/{Id}/memberships");
    }
}
