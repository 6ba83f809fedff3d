using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.ClusterPages;

/// <summary>The cluster's own facts, and which facts of organisations wait for the team's yes.</summary>
[May(Deed.EditCluster)]
public sealed class EditModel(EditClusterFacts edit) : KlyngePage
{
    [BindProperty]
    public FactsForm Form { get; set; } = new();

    /// <summary>What stands in the register now, where someone else changed it meanwhile.</summary>
    public FactsForm? Stands { get; private set; }

    public async Task OnGet() => Form = await Current();

    public async Task<IActionResult> OnPost()
    {
        try
        {
            if (await edit.Do(new(Form.LegalForm, Form.Number, Form.FoundedOn, Form.TimeZone ?? "", Form.Host, Form.About, Form.Approved, Form.ContactsApproved), Form.Version, Cancel) is { } refusal)
                return await Refuse(refusal);
        }
        catch (DbUpdateConcurrencyException)
        {
            Db.ChangeTracker.Clear();
            Stands = await Current();
            Form.Version = Stands.Version;
            return Conflict(await StandsAlready(Visit.ClusterId));
        }

        Done = T["Saved."];
        return Redirect(Here("/cluster"));
    }

    private async Task<FactsForm> Current()
    {
        var cluster = await Db.Clusters.AsNoTracking().SingleAsync(c => c.Id == Visit.ClusterId, Cancel);
        return new()
        {
            LegalForm = cluster.LegalForm, Number = cluster.Number, FoundedOn = cluster.FoundedOn, TimeZone = cluster.TimeZone, Host = cluster.Host, About = cluster.About,
            Approved = [.. Enum.GetValues<OrganisationField>().Where(cluster.Approves)], ContactsApproved = cluster.ApprovesContacts, Version = cluster.Version,
        };
    }
}

public sealed class FactsForm
{
    [StringLength(200)]
    public string? LegalForm { get; set; }

    [StringLength(40)]
    public string? Number { get; set; }
    public DateOnly? FoundedOn { get; set; }

    [Required, StringLength(60)]
    public string? TimeZone { get; set; }

    [StringLength(200)]
    public string? Host { get; set; }

    [StringLength(4000)]
    public string? About { get; set; }
    public List<OrganisationField> Approved { get; set; } = [];
    public bool ContactsApproved { get; set; }
    public int Version { get; set; }
}
