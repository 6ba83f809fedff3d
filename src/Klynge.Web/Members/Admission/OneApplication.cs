using Klynge.Members;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Admission;

/// <summary>A page where something is done with one application.</summary>
public abstract class OneApplication : KlyngePage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public MembershipApplication Application { get; private set; } = null!;
    public override bool IsThere => Application is not null;

    public override async Task Load() => Application = (await Find())!;

    public virtual async Task<IActionResult> OnGet()
    {
        await Load();
        return IsThere ? Page() : NotFound();
    }

    protected Task<MembershipApplication?> Find() => Db.Set<MembershipApplication>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == Id, Cancel);

    /// <summary>The form with what was wrong. Where somebody else was first, the page says who and what, as 409.</summary>
    protected async Task<IActionResult> Refused(params IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Contains(AdmissionQuestions.None))
            return NotFound();

        Db.ChangeTracker.Clear();
        if (await Db.AnsweredAlready(Id, Cancel) is not { } answered || !refusals.Any(refusal => refusal.Field is null))
            return await Refuse(refusals);
        await Load();
        return Conflict(answered);
    }
}
