using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Members.Record;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>Staff say yes or no to a change of contact people. Of two who answer at once the first counts.</summary>
[May(Deed.DecideCorrection)]
public sealed class DecideContact(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid correctionId, bool accept, string? reason, CancellationToken cancel)
    {
        var correction = await db.ContactCorrections.SingleOrDefaultAsync(c => c.Id == correctionId, cancel);
        if (correction is null)
            return CorrectionQuestions.None;
        if (correction.AnsweredAt is not null)
            return await db.Already(correction.AnsweredBy, correction.Accepted, cancel);
        if (!accept && string.IsNullOrWhiteSpace(reason))
            return Refusal.On("Reason", "Say why not, so that the contact knows what to do.");
        if (accept && await Take(correction, cancel) is { } refusal)
            return refusal;
        if (correction.Answer(accept, reason, db.Actor.AccountId ?? Guid.Empty, db.Now) is { } answered)
            return answered;
        if (await db.SaveOrSay(cancel) is not { } meanwhile)
            return null;

        return await db.ContactCorrections.AsNoTracking().SingleOrDefaultAsync(c => c.Id == correctionId && c.AnsweredAt != null, cancel) is { } first
            ? await db.Already(first.AnsweredBy, first.Accepted, cancel) : meanwhile;
    }

    private async Task<Refusal?> Take(ContactCorrection correction, CancellationToken cancel)
    {
        var today = await db.Today(clock, cancel);
        if (correction.RoleId is { } asked)
        {
            var role = await db.PersonRoles.SingleAsync(r => r.Id == asked, cancel);
            var person = await db.People.SingleAsync(p => p.Id == role.PersonId, cancel);
            return await db.Write(person, role, correction.Facts.Onto(ContactFacts.Of(person, role), correction.Parts), today, cancel);
        }

        var (added, begun, refusal) = ContactWriting.New(correction.ClusterId, correction.OrganisationId, correction.Facts, today, db.Now);
        if (refusal is not null)
            return refusal;

        db.People.Add(added!);
        db.PersonRoles.Add(begun!);
        return null;
    }
}

/// <summary>A member contact takes back what she asked about a contact person, before anyone has answered.</summary>
[May(Deed.CorrectOwn)]
public sealed class WithdrawContact(Db db)
{
    public async Task<Refusal?> Do(Guid correctionId, CancellationToken cancel)
    {
        var me = db.Actor.AccountId ?? Guid.Empty;
        if (await db.ContactCorrections.SingleOrDefaultAsync(c => c.Id == correctionId, cancel) is not { } correction || !await db.SpeaksFor(me, correction.OrganisationId, cancel))
            return CorrectionQuestions.None;
        if (correction.AnsweredAt is not null)
            return new("This correction was answered already.");

        correction.GiveWay(me, db.Now);
        return await db.SaveOrSay(cancel) is null ? null : new("This correction was answered already.");
    }
}
