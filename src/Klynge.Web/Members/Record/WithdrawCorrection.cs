using Klynge.Access;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>A contact takes back what she asked for, before anyone has answered.</summary>
[May(Deed.CorrectOwn)]
public sealed class WithdrawCorrection(Db db)
{
    public async Task<Refusal?> Do(Guid correctionId, CancellationToken cancel)
    {
        var me = db.Actor.AccountId ?? Guid.Empty;
        if (await db.Corrections.SingleOrDefaultAsync(c => c.Id == correctionId, cancel) is not { } correction || !await db.SpeaksFor(me, correction.OrganisationId, cancel))
            return CorrectionQuestions.None;
        if (correction.Withdraw(me, db.Now) is { } refusal)
            return refusal;

        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return new("This correction was answered already.");
        }
    }
}
