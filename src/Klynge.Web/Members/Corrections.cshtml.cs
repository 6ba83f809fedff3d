using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.People;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members;

/// <summary>What member contacts asked to have put right, before and after, with a yes or a no.</summary>
[May(Deed.DecideCorrection)]
public sealed class CorrectionsModel(DecideCorrection decide, DecideContact decideContact) : KlyngePage
{
    private const int Most = 100;

    public IReadOnlyList<WaitingCorrection> Waiting { get; private set; } = [];

    /// <summary>Changes of contact people; they stand below the facts.</summary>
    public IReadOnlyList<WaitingContact> Contacts { get; private set; } = [];

    /// <summary>All that wait; not all of them stand on the page at once.</summary>
    public int Count { get; private set; }
    public int Shown => Waiting.Count + Contacts.Count;

    /// <summary>The correction that was just answered, so that what is wrong is said beside it.</summary>
    public Guid? Answered { get; private set; }
    public string? Reason { get; private set; }

    public Task OnGet() => Load();

    public Task<IActionResult> OnPost(Guid correction, string answer, string? reason) =>
        Answer(correction, answer == "accept", reason, accept => decide.Do(correction, accept, reason, Cancel));

    public Task<IActionResult> OnPostContact(Guid correction, string answer, string? reason) =>
        Answer(correction, answer == "accept", reason, accept => decideContact.Do(correction, accept, reason, Cancel));

    private async Task<IActionResult> Answer(Guid correction, bool accept, string? reason, Func<bool, Task<Refusal?>> decided)
    {
        if (reason?.Length > 500)
            return await Refused(correction, reason, Refusal.On("Reason", "At most {0} characters can be kept.", 500));
        if (await decided(accept) is { } refusal)
            return await Refused(correction, reason, refusal);

        Done = accept ? T["The correction is accepted and holds from today."] : T["The correction is declined. The contact sees why."];
        return Redirect($"/{Visit.Slug}/members/corrections");
    }

    public override async Task Load()
    {
        Contacts = await WaitingContact.All(Db, Cancel);
        Waiting = await (from correction in Db.Corrections.AsNoTracking()
                         join organisation in Db.Organisations.AsNoTracking() on correction.OrganisationId equals organisation.Id
                         where correction.AnsweredAt == null
                         orderby correction.AskedAt
                         select new WaitingCorrection(correction, organisation, Db.Accounts.Where(a => a.Id == correction.AskedBy).Select(a => a.Name).FirstOrDefault())).Take(Most).ToListAsync(Cancel);
        Count = Contacts.Count + await Db.Corrections.CountAsync(c => c.AnsweredAt == null, Cancel);
    }

    private async Task<IActionResult> Refused(Guid correction, string? reason, Refusal refusal)
    {
        (Answered, Reason) = (correction, reason);
        ModelState.Clear();
        Db.ChangeTracker.Clear();
        await Load();
        ModelState.AddModelError(refusal.Field == "Reason" ? $"reason.{correction}" : "", T[refusal]);
        return Again();
    }
}

/// <summary>A correction with the organisation as it is now, and who asked.</summary>
public sealed record WaitingCorrection(Correction Correction, Organisation Organisation, string? AskedBy)
{
    public string? Now => Organisation.Value(Correction.Field);

    /// <summary>Someone changed the fact after she asked.</summary>
    public bool ChangedSince => Now != Correction.Before;
}
