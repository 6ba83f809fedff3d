using System.ComponentModel.DataAnnotations;
using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>One membership: its last day, what was written down wrong, and the signed agreement.</summary>
[May(Deed.DecideMembership)]
public sealed class MembershipModel(EndMembership end, CorrectMembership correct, AttachAgreement attach) : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "membership")]
    public Guid MembershipId { get; set; }

    public EndForm End { get; set; } = new();
    public CorrectForm Form { get; set; } = new();
    public SignForm Sign { get; set; } = new();

    public Membership? Membership { get; private set; }
    public string OrganisationName { get; private set; } = "";
    public string? FileName { get; private set; }

    public async Task<IActionResult> OnGet()
    {
        await Load();
        if (!IsThere)
            return NotFound();
        (End.LastDay, Sign.SignedOn) = (Visit.Today, Membership!.AgreementSignedOn ?? Visit.Today);
        Form = new() { Version = Membership.Version, From = Membership.From, To = Membership.To, ExitReason = Membership.ExitReason, Decision = Membership.Decision };
        return Page();
    }

    public Task<IActionResult> OnPostEnd([Bind(Prefix = "End")] EndForm end_) =>
        Did(end.Do(MembershipId, (End = end_).LastDay!.Value, end_.Reason, Cancel), "End", "The last day is written down.");

    public Task<IActionResult> OnPost([Bind(Prefix = "Form")] CorrectForm form) =>
        Did(correct.Do(MembershipId, (Form = form).Version, form.From!.Value, form.To, form.ExitReason, form.Decision, Cancel), "Form", "The membership is corrected.");

    public async Task<IActionResult> OnPostSign([Bind(Prefix = "Sign")] SignForm sign)
    {
        Sign = sign;
        await using var content = sign.File!.OpenReadStream();
        return await Did(attach.Do(MembershipId, sign.File.FileName, content, sign.SignedOn!.Value, Cancel), "Sign", "The agreement is kept.");
    }

    public override bool IsThere => Membership is not null;

    public override async Task Load()
    {
        Membership = await Db.Memberships.AsNoTracking().SingleOrDefaultAsync(m => m.Id == MembershipId && m.OrganisationId == Id, Cancel);
        OrganisationName = await Db.Organisations.Where(o => o.Id == Id).Select(o => o.Name).SingleOrDefaultAsync(Cancel) ?? "";
        FileName = Membership?.AgreementFileId is { } file ? await Db.Files.Where(f => f.Id == file).Select(f => f.Name).SingleOrDefaultAsync(Cancel) : null;
    }

    private async Task<IActionResult> Did(Task<Refusal?> deed, string prefix, string done)
    {
        var refusal = await deed;
        Db.ChangeTracker.Clear();
        if (refusal == Whole.NoSuchMembership)
            return NotFound();
        if (refusal == Whole.ChangedMeanwhile)
        {
            await Load();
            return IsThere ? Conflict(refusal) : NotFound();
        }

        if (refusal is not null)
            return await Refuse(refusal, prefix);
        Done = T[done];
        return Redirect($"/{Visit.Slug}/members/{Id}/memberships");
    }
}

public sealed class EndForm
{
    [Required] public DateOnly? LastDay { get; set; }
    [StringLength(Klynge.Members.Membership.LongestReason)] public string? Reason { get; set; }
}

public sealed class CorrectForm
{
    public int Version { get; set; }
    [Required] public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
    [StringLength(Klynge.Members.Membership.LongestReason)] public string? ExitReason { get; set; }
    [StringLength(200)] public string? Decision { get; set; }
}

public sealed class SignForm
{
    [Required] public IFormFile? File { get; set; }
    [Required] public DateOnly? SignedOn { get; set; }
}
