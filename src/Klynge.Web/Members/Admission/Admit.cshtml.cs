using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Post;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Klynge.Web.Members.Admission;

/// <summary>Yes to an application: on what terms, from which day, and who decided.</summary>
[May(Deed.DecideApplication)]
public sealed class AdmitModel(AdmitApplicant admit, Outbox outbox) : OneApplication
{
    [BindProperty]
    public AdmitForm Form { get; set; } = new();

    [TempData]
    public string? ByHand { get; set; }

    public KnownApplicant Known { get; private set; } = KnownApplicant.Nobody;
    public IReadOnlyList<SelectListItem> Choices { get; private set; } = [];
    public bool Sends => outbox.Sends;

    public override async Task Load()
    {
        await base.Load();
        if (!IsThere)
            return;

        Form.From ??= Visit.Today;
        Known = await KnownApplicant.Of(Db, Application, Visit.Today, Cancel);
        if (Known.Alike.Count > 0)
            Choices = [new(T["No, it is another organisation"], ""), .. Known.Alike.Select(alike => new SelectListItem(alike.Name, alike.Id.ToString()))];
    }

    public async Task<IActionResult> OnPost()
    {
        var (done, refusal) = await admit.Do(Id, Form.Category, Form.From, Form.Decision, Form.Organisation, Cancel);
        if (refusal is not null)
            return await Refused(refusal);

        ByHand = done!.Link?.ToString();
        Done = T["{0} is admitted.", (await Find())!.Name];
        return Redirect($"/{Visit.Slug}/applications/{Id}");
    }
}

/// <summary>The terms of an admission.</summary>
public sealed class AdmitForm
{
    public MembershipCategory Category { get; set; } = MembershipCategory.Member;

    [Required]
    public DateOnly? From { get; set; }

    [StringLength(200)]
    public string? Decision { get; set; }

    /// <summary>The organisation of the register that it is; empty for one that is new.</summary>
    public Guid? Organisation { get; set; }
}
