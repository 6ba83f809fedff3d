using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>What member contacts asked to have put right, before and after, with a yes or a no.</summary>
[May(Deed.DecideCorrection)]
public sealed class CorrectionsModel(DecideCorrection decide) : KlyngePage
{
    public IReadOnlyList<WaitingCorrection> Waiting { get; private set; } = [];

    /// <summary>The correction that was just answered, so that what is wrong is said beside it.</summary>
    public Guid? Answered { get; private set; }
    public string? Reason { get; private set; }

    public Task OnGet() => Load();

    public async Task<IActionResult> OnPost(Guid correction, string answer, string? reason)
    {
        var accept = answer == "accept";
        if (reason?.Length > 500)
            return await Refused(correction, reason, Refusal.On("Reason", "At most {0} characters can be kept.", 500));
        if (await decide.Do(correction, accept, reason, Cancel) is { } refusal)
            return await Refused(correction, reason, refusal);

        Done = accept ? T["The correction is accepted and holds from today."] : T["The correction is declined. The contact sees why."];
        return Redirect($"/{Visit.Slug}/members/corrections");
    }

    public override async Task Load() =>
        Waiting = await (from correction in Db.Corrections.AsNoTracking()
                         join organisation in Db.Organisations.AsNoTracking() on correction.OrganisationId equals organisation.Id
                         where correction.AnsweredAt == null
                         orderby correction.AskedAt
                         select new WaitingCorrection(correction, organisation, Db.Accounts.Where(a => a.Id == correction.AskedBy).Select(a => a.Name).FirstOrDefault())).Take(100).ToListAsync(Cancel);

    private async Task<IActionResult> Refused(Guid correction, string? reason, Refusal refusal)
    {
        (Answered, Reason) = (correction, reason);
        ModelState.Clear();
        Db.ChangeTracker.Clear();
        await Load();
        ModelState.AddModelError(refusal.Field == "Reason" ? $"reason.{correction}" : "", T[refusal]);
        return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }
}

/// <summary>A correction with the organisation as it is now, and who asked.</summary>
public sealed record WaitingCorrection(Correction Correction, Organisation Organisation, string? AskedBy)
{
    public string? Now => Organisation.Value(Correction.Field);

    /// <summary>Someone changed the fact after she asked.</summary>
    public bool ChangedSince => Now != Correction.Before;
}
