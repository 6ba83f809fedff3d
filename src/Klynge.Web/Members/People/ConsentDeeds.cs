using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.People;

/// <summary>Writes down on what ground the cluster uses a person's data for one purpose.</summary>
[May(Deed.EditPeople)]
public sealed class GiveConsent(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid personId, string purpose, string basis, string? note, DateOnly? from, CancellationToken cancel, Guid? id = null)
    {
        if (await db.People.SingleOrDefaultAsync(p => p.Id == personId, cancel) is not { } person)
            return PersonQuestions.Gone;

        var today = await db.Today(clock, cancel);
        var (consent, refusal) = Consent.Give(person, purpose, basis, note, from ?? today, today, id);
        if (refusal is not null)
            return refusal;

        db.Add(consent!);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        // One ground a purpose at a time: the index let the other in.
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            db.ChangeTracker.Clear();
            return Refusal.On("Purpose", "There is a ground for this purpose already. End it before a new one is written down.");
        }

        return null;
    }
}

/// <summary>Takes back a consent. Without one to publication the person is private again in the same moment.</summary>
[May(Deed.EditPeople)]
public sealed class WithdrawConsent(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid personId, Guid consentId, CancellationToken cancel)
    {
        var person = await db.People.SingleOrDefaultAsync(p => p.Id == personId, cancel);
        var consent = await db.Set<Consent>().SingleOrDefaultAsync(c => c.PersonId == personId && c.Id == consentId, cancel);
        if (person is null || consent is null)
            return PersonQuestions.Gone;
        if (person.Withdraw(consent, await db.Today(clock, cancel)) is { } refusal)
            return refusal;

        // Whoever publishes her at the same moment meets a new version, and looks again.
        db.Entry(person).State = EntityState.Modified;
        await db.SaveChangesAsync(cancel);
        return null;
    }
}
