using Klynge.Access;
using Klynge.Members;
using Klynge.Web.Shell;
using Klynge.Web.Storage;
using Microsoft.EntityFrameworkCore;

namespace Klynge.Web.Members.Record;

/// <summary>What came of a contact's corrections: how many hold at once, and how many wait for the cluster.</summary>
public sealed record CorrectedOwn(EditOutcome Outcome, int Changed = 0, int Waiting = 0);

/// <summary>A member contact puts her own organisation's facts right. What the cluster wants to see first waits for staff.</summary>
[May(Deed.CorrectOwn)]
public sealed class CorrectOwnFacts(Db db, TimeProvider clock)
{
    /// <summary>The fields of the team's own book-keeping are not hers.</summary>
    public static bool IsHers(OrganisationField field) => field != OrganisationField.ExternalId;

    public async Task<CorrectedOwn> Do(EditedFacts asked, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (db.Actor.AccountId is not { } me || !await db.SpeaksFor(me, asked.Id, cancel) || await db.Organisation(asked.Id, cancel) is not { } organisation)
            return new(new([Whole.NoSuchOrganisation]));
        if (organisation.Version != asked.Version)
            return new(new([], organisation));

        var clusterId = db.Reach.Only;
        var cluster = await db.Clusters.AsNoTracking().SingleAsync(c => c.Id == clusterId, cancel);
        var facts = asked.Facts.Where(fact => IsHers(fact.Key)).ToDictionary(fact => fact.Key, fact => fact.Value);
        var (changed, refusals) = Editing.Differences(organisation, facts);
        if (refusals.Count > 0)
            return new(new(refusals));

        var others = await Others(organisation, [.. changed.Where(fact => !cluster.Approves(fact.Field))], cancel);
        var waiting = changed.Where(fact => cluster.Approves(fact.Field) || others.Contains(fact.Field)).ToList();
        var atOnce = changed.Except(waiting).ToDictionary(fact => fact.Field, fact => fact.Value);
        if (await Editing.Apply(organisation, asked with { Facts = atOnce, Days = null, Shown = null }, db, await db.Today(clock, cancel), cancel) is { Count: > 0 } wrong)
            return new(new(wrong));
        return new(await Save(organisation, waiting, me, cancel), atOnce.Count, waiting.Count);
    }

    /// <summary>
    /// What another organisation has already. Whose it is, is not for her to know, nor that it is anyone's: it waits for the
    /// team like any other correction. A country and its foreign number wait together.
    /// </summary>
    private async Task<HashSet<OrganisationField>> Others(Organisation organisation, List<(OrganisationField Field, string? Value)> wanted, CancellationToken cancel)
    {
        var taken = new HashSet<OrganisationField>();
        foreach (var (field, _) in wanted)
            if (await Editing.Taken(organisation, field, wanted, db, cancel) is not null)
                taken.UnionWith(field is OrganisationField.ForeignId ? [field, OrganisationField.Country] : [field]);
        return taken;
    }

    private async Task<EditOutcome> Save(Organisation organisation, List<(OrganisationField Field, string? Value)> waiting, Guid me, CancellationToken cancel)
    {
        await using var writing = await db.BeginWriting(cancel);
        var fields = waiting.Select(fact => fact.Field).ToList();
        foreach (var earlier in await db.Corrections.Where(c => c.OrganisationId == organisation.Id && c.AnsweredAt == null && fields.Contains(c.Field)).ToListAsync(cancel))
            earlier.GiveWay(me, db.Now);
        if (await Editing.Save(organisation, db, cancel) is { IsDone: false } outcome)
            return outcome;

        db.Corrections.AddRange(waiting.Select(fact => Correction.Ask(organisation, fact.Field, fact.Value, me, db.Now)));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        // Another contact of hers asked at the same moment: one open correction a fact.
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            return new([Whole.ChangedMeanwhile]);
        }

        await writing.Commit(cancel);
        return EditOutcome.Done;
    }
}

/// <summary>Staff say yes or no to what a member contact asked for. Of two who answer at once the first counts.</summary>
[May(Deed.DecideCorrection)]
public sealed class DecideCorrection(Db db, TimeProvider clock)
{
    public async Task<Refusal?> Do(Guid correctionId, bool accept, string? reason, CancellationToken cancel)
    {
        var correction = await db.Corrections.SingleOrDefaultAsync(c => c.Id == correctionId, cancel);
        if (correction is null || await db.Organisation(correction.OrganisationId, cancel) is not { } organisation)
            return CorrectionQuestions.None;
        if (correction.AnsweredAt is not null)
            return await Answered(correction.Id, cancel);
        if (!accept && string.IsNullOrWhiteSpace(reason))
            return Refusal.On("Reason", "Say why not, so that the contact knows what to do.");
        if (accept && await Editing.Taken(organisation, correction.Field, [(correction.Field, correction.After)], db, cancel) is { } taken)
            return taken;
        if (accept && organisation.Change(correction.Field, correction.After, await db.Today(clock, cancel)) is { } refusal)
            return refusal;
        if (correction.Answer(accept, reason, db.Actor.AccountId ?? Guid.Empty, db.Now) is { } answered)
            return answered;
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await Answered(correctionId, cancel) ?? Whole.ChangedMeanwhile;
        }
        catch (DbUpdateException exception) when (Clash.IsOnce(exception))
        {
            db.ChangeTracker.Clear();
            return new("Another organisation took this number just now.");
        }
    }

    /// <summary>Who was first, and what she said; null when nobody has answered.</summary>
    private async Task<Refusal?> Answered(Guid id, CancellationToken cancel) =>
        await db.Corrections.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.AnsweredAt != null, cancel) is { } first
            ? await db.Already(first.AnsweredBy, first.Accepted, cancel) : null;
}
