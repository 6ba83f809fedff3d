using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>An organisation's times in the cluster, and what it has paid and given.</summary>
[May(Deed.DecideMembership)]
public sealed class MembershipsModel(BeginMembership begin, RecordContribution give) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public BeginForm Form { get; set; } = new();
    public GiveForm Gift { get; set; } = new();

    public Organisation? Organisation { get; private set; }
    public IReadOnlyList<Membership> Memberships { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Agreements { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<Contribution> Contributions { get; private set; } = [];
    public IEnumerable<SelectListItem> Gifts => [new(T["Fee"], "fee"), new(T["Hours"], "hours"), new(T["Other contribution"], "other")];

    public async Task<IActionResult> OnGet()
    {
        await Load();
        (Form.From, Gift.On) = (Visit.Today, Visit.Today);
        return IsThere ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost([Bind(Prefix = "Form")] BeginForm form)
    {
        Form = form;
        if (!await InRegister())
            return NotFound();
        if (await begin.Do(Id, form.Category, form.From!.Value, form.To, form.ExitReason, form.Decision, Cancel) is { } refusal)
            return await Refuse(refusal);
        Done = T["The membership is written down."];
        return Redirect($"/{Visit.Slug}/members/{Id}/memberships");
    }

    public async Task<IActionResult> OnPostGive([Bind(Prefix = "Gift")] GiveForm gift)
    {
        Gift = gift;
        if (!await InRegister())
            return NotFound();
        if (await give.Do(Id, gift.On!.Value, gift.Kind ?? "", gift.Amount, gift.Note, Cancel) is { } refusal)
            return await Refuse(refusal, "Gift");
        Done = T["The contribution is written down."];
        return Redirect($"/{Visit.Slug}/members/{Id}/memberships");
    }

    public override bool IsThere => Organisation is not null;

    public override async Task Load()
    {
        Organisation = await Db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == Id, Cancel);
        Memberships = await Db.Memberships.AsNoTracking().Where(m => m.OrganisationId == Id && m.From <= Visit.On || m.OrganisationId == Id && !Visit.AnotherDay)
            .OrderByDescending(m => m.From).ThenBy(m => m.Category).ToListAsync(Cancel);
        var files = Memberships.Select(m => m.AgreementFileId).OfType<Guid>().ToList();
        Agreements = await Db.Files.Where(f => files.Contains(f.Id)).ToDictionaryAsync(f => f.Id, f => f.Name, Cancel);
        Contributions = await Db.Set<Contribution>().AsNoTracking().Where(c => c.OrganisationId == Id && c.On <= Visit.On).OrderByDescending(c => c.On).ThenBy(c => c.Id).Take(200).ToListAsync(Cancel);
    }

    private Task<bool> InRegister() => Db.Organisations.AnyAsync(o => o.Id == Id, Cancel);
}

public sealed class BeginForm
{
    public MembershipCategory Category { get; set; } = MembershipCategory.Member;
    [Required] public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    [StringLength(Klynge.Members.Membership.LongestReason)] public string? ExitReason { get; set; }
    [StringLength(200)] public string? Decision { get; set; }
}

public sealed class GiveForm
{
    [Required] public DateOnly? On { get; set; }
    [StringLength(20)] public string? Kind { get; set; } = "fee";
    [Expects("“{0}” is not an amount. Write kroner for a fee, hours for hours, like 1500 or 1500.50.")]
    public decimal? Amount { get; set; }
    [StringLength(Contribution.LongestNote)] public string? Note { get; set; }
}
