using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Shell.Public;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Outreach;

/// <summary>What the cluster shows strangers: whether the public pages are open, its own words there, and who of the members is seen.</summary>
[May(Deed.SeeRegister)]
public sealed class IndexModel(ShowCluster show) : KlyngePage
{
    [BindProperty]
    public FaceForm Form { get; set; } = new();

    /// <summary>What stands now, where someone else changed it meanwhile.</summary>
    public FaceForm? Stands { get; private set; }
    public bool MayEdit => Visit.May(Deed.EditCluster) && !Visit.AnotherDay;

    /// <summary>Organisations with a membership today, and those of them that strangers are told of.</summary>
    public int Belong { get; private set; }
    public int Listed { get; private set; }

    /// <summary>Contact people and others who agreed to be published.</summary>
    public int People { get; private set; }

    public string Address(string language) => PublicSite.Address(Visit.Slug, "", language);

    public async Task OnGet()
    {
        Form = await Current();
        await Load();
    }

    [May(Deed.EditCluster)]
    public async Task<IActionResult> OnPost()
    {
        try
        {
            if (await show.Do(Form.Face(), Form.Version, Cancel) is { } refusal)
                return await Refuse(refusal);
        }
        catch (DbUpdateConcurrencyException)
        {
            Db.ChangeTracker.Clear();
            Stands = await Current();
            Form.Version = Stands.Version;
            await Load();
            return Conflict(await StandsAlready(Visit.ClusterId));
        }

        Done = T["Saved."];
        return Redirect(Here("/outreach"));
    }

    public override async Task Load()
    {
        var members = new PublicMembers(Db, Visit.Today);
        Listed = await members.Listed().CountAsync(Cancel);
        Belong = await Db.Memberships.Where(Membership.On(Visit.Today)).Select(m => m.OrganisationId).Distinct().CountAsync(Cancel);
        var roles = Db.PersonRoles.Where(r => r.OrganisationId != null && r.From <= Visit.Today && (r.To == null || r.To >= Visit.Today));
        var listed = members.Listed();
        People = await Db.People.CountAsync(p => p.Published && roles.Any(r => r.PersonId == p.Id && listed.Any(o => o.Id == r.OrganisationId)), Cancel);
    }

    private async Task<FaceForm> Current()
    {
        var cluster = await Db.Clusters.AsNoTracking().SingleAsync(c => c.Id == Visit.ClusterId, Cancel);
        return FaceForm.Of(cluster.Face, cluster.Version);
    }
}

public sealed class FaceForm
{
    public bool Open { get; set; }

    [StringLength(Cluster.LongestWords)]
    public string? WordsNb { get; set; }

    [StringLength(Cluster.LongestWords)]
    public string? WordsEn { get; set; }

    [StringLength(Cluster.LongestLead)]
    public string? LeadNb { get; set; }

    [StringLength(Cluster.LongestLead)]
    public string? LeadEn { get; set; }

    [EmailAddress, StringLength(200)]
    public string? Email { get; set; }

    [StringLength(40)]
    public string? Phone { get; set; }
    public bool Goals { get; set; }
    public OpenLicence Licence { get; set; }
    public int Version { get; set; }

    public PublicFace Face() => new(Open, WordsNb, WordsEn, LeadNb, LeadEn, Email, Phone, Goals, Licence);

    public static FaceForm Of(PublicFace face, int version)
    {
        ArgumentNullException.ThrowIfNull(face);
        return new()
        {
            Open = face.Open, WordsNb = face.WordsNb, WordsEn = face.WordsEn, LeadNb = face.LeadNb, LeadEn = face.LeadEn, Email = face.Email, Phone = face.Phone,
            Goals = face.Goals, Licence = face.Licence, Version = version,
        };
    }
}
