using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.ClusterPages;

/// <summary>The one form behind every dated list of the cluster's page.</summary>
[May(Deed.EditCluster)]
public sealed class PartModel(WriteClusterPart write) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public string Part { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public PartForm Form { get; set; } = new();

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    /// <summary>What stands in the register now, where someone else changed it meanwhile.</summary>
    public PartForm? Stands { get; private set; }
    public PartQuestions Asks => Found!.Asks;
    public bool AsksDays => !(Asks.DaysFollow && Id is not null);
    private ClusterPart? Found => AllParts.All.FirstOrDefault(p => p.Address == Part);

    /// <summary>A form of wrong shape for a list there is not is no form at all.</summary>
    public override bool IsThere => Found is not null;

    public override async Task Load()
    {
        if (Found is { Asks.OfPerson: true })
            People = [new(T["Choose"], ""), .. (await Db.People.Where(p => p.Id == Form.Person || Db.PersonRoles.Any(r => r.PersonId == p.Id && r.OrganisationId == null) || Db.Set<TeamPost>().Any(t => t.PersonId == p.Id))
                .OrderBy(p => p.NameSort).Select(p => new { p.Id, p.Name }).ToListAsync(Cancel)).Select(p => new SelectListItem(p.Name, p.Id.ToString()))];
    }

    public async Task<IActionResult> OnGet()
    {
        if (Found is not { } part || (Id is { } id ? await part.Find(Db, id, Cancel) : new PartForm { From = Visit.Today }) is not { } form)
            return NotFound();

        Form = form;
        await Load();
        return Page();
    }

    public async Task<IActionResult> OnPost()
    {
        if (Found is not { } part)
            return NotFound();
        try
        {
            var refusal = await write.Do(Part, Id, Form, Cancel);
            if (refusal == ClusterPart.Gone)
                return NotFound();
            if (refusal is not null)
                return await Refuse(refusal);
        }
        catch (DbUpdateConcurrencyException)
        {
            Stands = Id is { } id ? await part.Find(Db, id, Cancel) : null;
            Form.Version = Stands?.Version ?? 0;
            await Load();
            return Conflict(await StandsAlready(Visit.ClusterId));
        }

        Done = T["Saved."];
        return Redirect(Here("/cluster") + "#" + Part);
    }
}
